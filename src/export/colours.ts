/**
 * Colours as others see them. Dichromacy after Machado, Oliveira & Fernandes, "A physiologically-based
 * model for simulation of color vision deficiency", IEEE TVCG 2009;15:1291 (severity 1.0, on linear
 * light); distances in OKLab (Ottosson 2020), times 100.
 */
import type { Sight } from './finding.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const MACHADO: Readonly<Record<Exclude<Sight, 'grey'>, Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Relative luminance, Rec. 709. */
const LUMINANCE: Triple = [0.2126, 0.7152, 0.0722];

export const SIGHTS: readonly Sight[] = ['grey', 'protan', 'deutan', 'tritan'];

/** The colour (#rrggbb) as it looks in greyscale or to a dichromat. */
export function seenBy(sight: Sight, hex: string): string {
  const light = toLinear(hex);
  if (sight === 'grey') {
    const y = dot(LUMINANCE, light);
    return toHex([y, y, y]);
  }
  return toHex(times(MACHADO[sight], light));
}

/** OKLab × 100; about 2 is a just noticeable difference of large patches side by side. */
export function distanceOf(one: string, other: string): number {
  const [a, b] = [toOklab(one), toOklab(other)];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** How colourful: 0 for every grey. OKLab chroma × 100. */
export function chromaOf(hex: string): number {
  const [, a, b] = toOklab(hex);
  return 100 * Math.hypot(a, b);
}

const TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function toOklab(hex: string): Triple {
  const [l, m, s] = times(TO_LMS, toLinear(hex));
  return times(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

function dot(row: Triple, [x, y, z]: Triple): number {
  return row[0] * x + row[1] * y + row[2] * z;
}

function times([first, second, third]: Matrix, vector: Triple): Triple {
  return [dot(first, vector), dot(second, vector), dot(third, vector)];
}

/** The transfer function of sRGB, IEC 61966-2-1. */
function toLinear(hex: string): Triple {
  const channel = (at: number): number => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function toHex(light: Triple): string {
  const channel = (share: number): string => {
    const kept = Math.min(1, Math.max(0, share));
    const coded = kept <= 0.0031308 ? kept * 12.92 : 1.055 * kept ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${light.map(channel).join('')}`;
}
