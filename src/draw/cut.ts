/**
 * The end of a bar that the window cuts: slit aslant, as a broken scale is, so that it looks neither
 * like an end (straight), nor like one that is not sure (fading), nor like going on today (an arrow).
 */
import type { Mark } from './mark.ts';
import { polygon } from './paths.ts';

interface Body {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnCut {
  /** How much of the bar the cut takes from its end. px */
  readonly slit: number;
  /** Where the middle of the cut is. */
  readonly at: number;
  readonly marks: (opacity: number) => readonly Mark[];
}

export function drawCut(body: Body & { readonly end: 'start' | 'end' }, fill: string): DrawnCut {
  const { x, y, width, height, end } = body;
  const slit = Math.min(height * 1.3, width / 3);
  const [slant, piece] = [slit * 0.34, slit * 0.3];
  const gap = slit - slant - piece;
  // The same stroke at both ends: turned about its middle, a slant stays a slant.
  const place = ([dx, dy]: readonly [number, number]): readonly [number, number] =>
    end === 'start' ? [x + dx, y + dy] : [x + width - dx, y + height - dy];
  const edge: readonly (readonly [number, number])[] = [
    [0, 0],
    [piece + slant, 0],
    [piece, height],
    [0, height],
  ];
  const wedge: readonly (readonly [number, number])[] = [
    [slit, 0],
    [slit, height],
    [piece + gap, height],
  ];
  return {
    slit,
    at: end === 'start' ? x + slit / 2 : x + width - slit / 2,
    marks: (opacity) =>
      [edge, wedge].map((corners): Mark => ({
        type: 'path',
        d: polygon(corners.map(place)),
        fill,
        ...(opacity < 1 ? { fillOpacity: opacity } : {}),
      })),
  };
}
