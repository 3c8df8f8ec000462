/** The title of a panel: the test's name, its unit, and the reference range that is drawn. */
import type { Course, Series } from '../model/course.ts';
import type { ReferenceRange } from '../model/range.ts';
import type { View } from '../view/view.ts';
import type { PlacedText } from './figure.ts';
import type { Moments } from './moments.ts';
import type { ValueScale } from './scale.ts';
import type { Sizes } from './sizes.ts';
import { baselineOf, LINE, placeLines, placeText, wrap } from './text.ts';

export interface PanelRoom {
  /** px of the title column; 0: the title stands above the plot. */
  readonly gutter: number;
  readonly left: number;
  readonly right: number;
  /** Left edge of the plot; values are printed between it and the axis. */
  readonly plotX: number;
  /** px that every plot gets. */
  readonly plotHeight: number;
  /** May a plot grow until all its labels have a place? */
  readonly mayGrow: boolean;
  /** On a page of fixed height: less air, and a title no higher than the plot. */
  readonly tight: boolean;
  /** On paper: labels without a place get numbers, which a key explains. */
  readonly isKeyed: boolean;
  /** How many panels the figure has, on all its pages. */
  readonly among: number;
  /** Times the height that a plot has beside many others: more on a page with room left. */
  readonly grown?: number;
}

/** px above and below a plot, together. */
export const PANEL_AIR = { roomy: 24, tight: 10 } as const;

export interface PanelContext {
  readonly course: Course;
  readonly moments: Moments;
  readonly sizes: Sizes;
  readonly view: View;
}

export interface Title {
  readonly texts: readonly PlacedText[];
  readonly height: number;
}

/** The test's name, its unit, and the reference range that is drawn. */
export function placeTitle(
  series: Series,
  scale: ValueScale,
  y: number,
  { sizes, view }: PanelContext,
  room: PanelRoom,
): Title {
  const { em } = sizes;
  const quiet = { size: sizes.small, tone: 'muted' as const };
  const range = rangeWords(series, scale, view);
  if (room.gutter === 0) {
    const name = placeText(series.label, room.left, y + 8 * em + sizes.lane, {
      size: sizes.lane,
      font: 'semibold',
    });
    const rest = [scale.unit, range].filter((words) => words !== '').join(' · ');
    const x = name.box.x + name.box.width + 8 * em;
    const fits = wrap(rest, 'regular', sizes.small, room.right - x, 1);
    const inline = fits.length === 1 && fits[0] === rest;
    const lines = inline
      ? [placeText(rest, x, name.y, quiet)]
      : placeLines(
          wrap(rest, 'regular', sizes.small, room.right - room.left, 3),
          room.left,
          name.box.y + name.box.height,
          quiet,
        );
    return {
      texts: [name, ...lines],
      height: sizes.lane * LINE + (inline ? 0 : lines.length * sizes.small * LINE) + 4 * em,
    };
  }
  const width = room.gutter - 22 * em;
  const right = room.left + room.gutter - 14 * em;
  const top = y + (room.tight ? PANEL_AIR.tight / 2 : 10) * em;
  const bold = { size: sizes.lane, font: 'semibold' as const, anchor: 'end' as const };
  if (room.tight && room.plotHeight < 3 * sizes.lane * LINE)
    return oneLine(series.label, scale.unit, right, width, top, sizes);
  const name = placeLines(wrap(series.label, 'semibold', sizes.lane, width, 3), right, top, bold);
  const under = top + name.length * sizes.lane * LINE;
  const words = [scale.unit, range].filter((text) => text !== '');
  const lines = words.flatMap((text) => wrap(text, 'regular', sizes.small, width, 3));
  const placed = placeLines(lines, right, under, { ...quiet, anchor: 'end' });
  return { texts: [...name, ...placed], height: under - y + lines.length * sizes.small * LINE };
}

/** Name and unit on one line where a plot is no higher than that; the name is cut before the unit. */
function oneLine(
  label: string,
  unit: string,
  right: number,
  width: number,
  top: number,
  sizes: Sizes,
): Title {
  const y = baselineOf(top, sizes.lane);
  const small = placeText(unit, right, y, { size: sizes.small, tone: 'muted', anchor: 'end' });
  const left = small.box.x - 5 * sizes.em;
  const [name = ''] = wrap(
    label,
    'semibold',
    sizes.lane,
    Math.max(width - (right - left), 20 * sizes.em),
    1,
  );
  return {
    texts: [placeText(name, left, y, { size: sizes.lane, font: 'semibold', anchor: 'end' }), small],
    height: sizes.lane * LINE,
  };
}

/** "ref 7–56, later 7–40"; its source is in the caption, and here too where the reader chose it. */
function rangeWords(series: Series, scale: ValueScale, view: View): string {
  const chosen = view.panels[series.id]?.range === undefined ? undefined : series.ranges[0];
  if (chosen !== undefined) return `ref ${limitWords(chosen)}, ${chosen.source}`;
  if (scale.limit !== undefined || series.ranges.length === 0) return '';
  return `ref ${series.ranges.map(limitWords).join(', later ')}`;
}

function limitWords({ low, high }: ReferenceRange): string {
  if (low === undefined) return `< ${String(high)}`;
  return high === undefined ? `> ${String(low)}` : `${low}–${high}`;
}

export function moreText(count: number, title: readonly PlacedText[], sizes: Sizes): PlacedText {
  const last = title.at(-1);
  return placeText(`+${count} more`, last?.x ?? 0, (last?.y ?? 0) + sizes.small * LINE, {
    size: sizes.small,
    anchor: last?.anchor ?? 'start',
    tone: 'muted',
  });
}
