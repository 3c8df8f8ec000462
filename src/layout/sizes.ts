/**
 * Sizes of a page in CSS px, of which 96 make an inch: also a page in mm is laid out in px, so that
 * every distance means the same on paper as on the screen. Everything scales with the type scale;
 * type keeps within what a venue allows.
 */
import type { Page } from '../view/view.ts';

export interface Sizes {
  readonly title: number;
  readonly source: number;
  readonly phase: number;
  readonly small: number;
  readonly lane: number;
  readonly label: number;
  readonly note: number;
  readonly tick: number;
  readonly caption: number;
  /** Of a cluster. */
  readonly count: number;
  /** Half the size of an event's glyph. */
  readonly glyph: number;
  readonly bar: number;
  readonly thinBar: number;
  /** One scaled px: multiply spacing with it. */
  readonly em: number;
  /** px of a column of pixels, for lines of more values than pixels; ink is finer than a screen. */
  readonly grain: number;
}

export function sizesOf(page: Page): Sizes {
  const em = page.typeScale;
  const type = (px: number): number => typeSize(px * em, page);
  return {
    title: type(20),
    source: type(12.5),
    phase: type(13),
    small: type(11),
    lane: type(12.5),
    label: type(12),
    note: type(11.5),
    tick: type(10.5),
    caption: type(11.5),
    count: type(9.5),
    glyph: 5.5 * em,
    bar: 9 * em,
    thinBar: 4 * em,
    em,
    grain: page.paper === undefined ? 1 : 0.5,
  };
}

/** A size of type within what the page allows. px */
export function typeSize(px: number, { paper }: Page): number {
  const least = (paper?.leastType ?? 0) * PX_PER_PT;
  const most = (paper?.mostType ?? Infinity) * PX_PER_PT;
  return Math.min(Math.max(px, least), most);
}

export const PX_PER_PT = 96 / 72;
const PX_PER_MM = 96 / 25.4;

/** The same page, measured in px. */
export function sheetOf(page: Page): Page {
  if (page.unit === 'px') return page;
  const { width, height, mostHeight, axisFrom } = page;
  return {
    ...page,
    unit: 'px',
    width: width * PX_PER_MM,
    ...(height === undefined ? {} : { height: height * PX_PER_MM }),
    ...(mostHeight === undefined ? {} : { mostHeight: mostHeight * PX_PER_MM }),
    ...(axisFrom === undefined ? {} : { axisFrom: axisFrom * PX_PER_MM }),
  };
}
