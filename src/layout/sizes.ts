/** Type and glyph sizes of a page, in px; everything scales with the page's type scale. */
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
  /** Half the size of an event's glyph. */
  readonly glyph: number;
  readonly bar: number;
  readonly thinBar: number;
  /** One scaled px: multiply spacing with it. */
  readonly em: number;
}

export function sizesOf(page: Page): Sizes {
  const em = page.typeScale * pxPer(page.unit);
  return {
    title: 20 * em,
    source: 12.5 * em,
    phase: 13 * em,
    small: 11 * em,
    lane: 12.5 * em,
    label: 12 * em,
    note: 11.5 * em,
    tick: 10.5 * em,
    caption: 11.5 * em,
    glyph: 5.5 * em,
    bar: 9 * em,
    thinBar: 4 * em,
    em,
  };
}

/** A mm page is laid out in mm; CSS has 96 px to the inch of 25.4 mm. */
export function pxPer(unit: Page['unit']): number {
  return unit === 'mm' ? 25.4 / 96 : 1;
}
