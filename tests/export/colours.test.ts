import { expect, test } from 'vitest';
import { toGrey } from '../../src/draw/paper.ts';
import { chromaOf, distanceOf, seenBy, SIGHTS } from '../../src/export/colours.ts';

const COLOURS = ['#b5483a', '#4a7f5b', '#1f6f8b', '#6b5b95', '#000000', '#ffffff', '#ff0000'];

test('greys look the same to everybody', () => {
  for (const grey of ['#000000', '#ffffff', '#7f7f7f', '#333333']) {
    for (const sight of SIGHTS) expect(distanceOf(seenBy(sight, grey), grey)).toBeLessThan(0.5);
    expect(chromaOf(grey)).toBeLessThan(0.01);
  }
});

test('a distance is that of a metric, and black to white is 100', () => {
  expect(distanceOf('#000000', '#ffffff')).toBeCloseTo(100, 1);
  for (const a of COLOURS) {
    expect(distanceOf(a, a)).toBe(0);
    for (const b of COLOURS) {
      expect(distanceOf(a, b)).toBeCloseTo(distanceOf(b, a), 10);
      for (const c of COLOURS)
        expect(distanceOf(a, c)).toBeLessThanOrEqual(distanceOf(a, b) + distanceOf(b, c) + 1e-9);
    }
  }
});

test('grey is the grey that paper prints', () => {
  for (const colour of COLOURS) expect(seenBy('grey', colour)).toBe(toGrey(colour));
});

// Ottosson's own example: red is L 0.6280, a 0.2249, b 0.1258.
test('OKLab of pure red is where its author puts it', () => {
  expect(chromaOf('#ff0000')).toBeCloseTo(100 * Math.hypot(0.2249, 0.1258), 1);
});

test('red and green meet for protan and deutan readers, blue and yellow stay apart', () => {
  for (const sight of ['protan', 'deutan'] as const) {
    const [red, green] = ['#c0504d', '#6b8e23'].map((hex) => seenBy(sight, hex));
    const apart = distanceOf('#c0504d', '#6b8e23');
    expect(distanceOf(red as string, green as string)).toBeLessThan(0.7 * apart);
    const [blue, yellow] = ['#0000ff', '#ffff00'].map((hex) => seenBy(sight, hex));
    expect(distanceOf(blue as string, yellow as string)).toBeGreaterThan(50);
  }
});

test('every simulated colour is a colour', () => {
  for (const colour of COLOURS)
    for (const sight of SIGHTS) expect(seenBy(sight, colour)).toMatch(/^#[\da-f]{6}$/);
});
