// Predictions are told apart without colour, and seen on every ground, also where they are pale.
import { expect, test } from 'vitest';
import { lookOf, PALE } from '../../src/app/predict/looks.ts';
import { MOST_SHEETS } from '../../src/app/predict/pen.svelte.ts';
import { THEMES } from '../../src/draw/theme.ts';
import type { ThemeName } from '../../src/view/view.ts';

const NAMES = Object.keys(THEMES) as readonly ThemeName[];
const ALL = Array.from({ length: MOST_SHEETS }, (_, at) => at);

type Rgb = readonly number[];
const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mixed = (over: Rgb, under: Rgb, part: number): Rgb =>
  over.map((each, at) => each * part + (under[at] ?? 0) * (1 - part));
const luminance = (rgb: Rgb): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

test.each(NAMES)(
  '%s: a pale curve keeps 3:1 and a name 4.5:1, on the ground and on its bands',
  (name) => {
    const theme = THEMES[name];
    const ground = rgbOf(theme.background);
    const shade = rgbOf(theme.shade);
    const grounds = [ground, shade, mixed(rgbOf(theme.band), shade, theme.bandOpacity)];
    for (const at of ALL) {
      const color = rgbOf(lookOf(at, name, 1).color);
      for (const each of grounds) {
        expect(contrast(mixed(color, each, PALE), each), `${at}`).toBeGreaterThanOrEqual(3);
        expect(contrast(color, each), `${at}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  },
);

test.each(NAMES)(
  '%s: no two of those who draw have the same line, neighbours differ in dash too',
  (name) => {
    const looks = ALL.map((at) => lookOf(at, name, 3));
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(MOST_SHEETS);
    looks.slice(1).forEach((look, at) => expect(look.dash).not.toBe(looks[at]?.dash));
  },
);
