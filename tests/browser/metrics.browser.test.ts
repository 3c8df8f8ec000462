import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../src/layout/metrics.ts';
import italicUrl from '../../static/fonts/Inter-Italic.woff2?url';
import regularUrl from '../../static/fonts/Inter-Regular.woff2?url';
import semiboldUrl from '../../static/fonts/Inter-SemiBold.woff2?url';

const styles = [
  ['regular', regularUrl, { weight: '400', style: 'normal' }],
  ['semibold', semiboldUrl, { weight: '600', style: 'normal' }],
  ['italic', italicUrl, { weight: '400', style: 'italic' }],
] as const;

beforeAll(async () => {
  for (const [, url, descriptors] of styles) {
    document.fonts.add(await new FontFace('Inter', `url(${url})`, descriptors).load());
  }
});

const texts = [
  'Wave AV To fi ffl -> 1/2 (kerning and ligatures are off)',
  'Platelets 12 ×10⁹/L; CO₂ ≥ 45 mmHg; 37.2 °C; ± 0.5 µg/mL',
  'presentation − 11 months → week 3 … “ongoing” ‘end not stated’',
  'Épreuve de Škoda, Größe, naïve, Łódź, Việt',
  'αβγδ Δ Ω; лечение',
  'no\u00a0break, thin\u2009space, narrow\u202fspace, zero\u200bwidth',
];

for (const [name, , { weight, style }] of styles) {
  test(`METRICS.${name} measures as the browser does`, () => {
    const context = document.createElement('canvas').getContext('2d')!;
    // As in our figures.
    context.textRendering = 'geometricPrecision';
    context.font = `${style} ${weight} 100px Inter`;
    const { advance, unitsPerEm } = METRICS[name];
    for (const text of texts) {
      const units = Array.from(text, (char) => advance(char.codePointAt(0)!));
      expect(Math.min(...units), text).toBeGreaterThanOrEqual(0);
      const width = (units.reduce((sum, unit) => sum + unit, 0) / unitsPerEm) * 100;
      expect(Math.abs(width / context.measureText(text).width - 1), text).toBeLessThan(1e-4);
    }
  });

  test(`METRICS.${name} knows every character of the font file and no other`, () => {
    const { advance } = METRICS[name];
    expect(advance('字'.codePointAt(0)!)).toBe(-1);
    expect(advance(0x1f600)).toBe(-1);
    expect(advance(0x0a)).toBe(-1);
  });
}
