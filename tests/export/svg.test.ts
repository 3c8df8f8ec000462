import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../src/draw/mark.ts';
import { svgText } from '../../src/export/svg.ts';

const drawingOf = (text: string): Drawing => ({
  width: 100,
  height: 50,
  background: '#ffffff',
  title: text,
  description: text,
  alt: text,
  caption: text,
  paints: [],
  marks: [
    {
      type: 'group',
      datum: { event: text, kind: 'note', evidence: 'reported' },
      marks: [
        {
          type: 'text',
          x: 1,
          y: 2,
          text,
          size: 12,
          weight: 400,
          anchor: 'start',
          color: '#000000',
        },
      ],
    },
  ],
});

describe('svgText', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a & b "quoted"', 'a &amp; b "quoted"'],
    ['bell \u0007, lone \ud83d, pair 😀', 'bell \ufffd, lone \ufffd, pair 😀'],
    ['×10⁹/L ≥ 5 µg Schönlein – 血小板', '×10⁹/L ≥ 5 µg Schönlein – 血小板'],
  ])('%j is text and never markup', (text, escaped) => {
    const svg = svgText(drawingOf(text));
    expect(svg).toContain(`fill="#000000">${escaped}</text>`);
    expect(svg).toContain(`data-event="${escaped.replaceAll('"', '&quot;')}"`);
    expect(svg).not.toContain('<script');
  });

  test('says what it is: role, title, description', () => {
    const svg = svgText(drawingOf('A course'));
    expect(svg).toContain('role="graphics-document"');
    expect(svg).toContain('<title id="title">A course</title><desc id="desc">A course</desc>');
  });

  test('gives a mm page its true size', () => {
    const drawing = { ...drawingOf('x'), width: 96, height: 192, printedInMm: true };
    expect(svgText(drawing)).toContain('viewBox="0 0 96 192" width="25.4mm" height="50.8mm"');
  });
});
