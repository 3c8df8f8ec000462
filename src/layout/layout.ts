/** layout(): a course, a view and a page become a Figure, in named stages. */
import type { Course } from '../model/course.ts';
import { DEFAULT_PAGE, type Page, type View } from '../view/view.ts';
import { makeAxis, type Axis } from './axis.ts';
import { fitBody, type Body } from './body.ts';
import type { EventContext } from './events.ts';
import type { Figure, Placed, PlacedLane, PlacedPanel, PlacedText } from './figure.ts';
import {
  legendKeys,
  legendWords,
  phaseMinWidth,
  placeCaption,
  placeHeading,
  placeLegend,
  placePhases,
  type Words,
} from './furniture.ts';
import { frameOf, type Frame } from './frame.ts';
import { placeKey } from './key.ts';
import { momentsOf } from './moments.ts';
import type { PanelContext } from './panel-title.ts';
import { sheetOf, sizesOf, type Sizes } from './sizes.ts';
import { breaksOf, placeTicks, secondRow } from './ticks.ts';

export type { Words } from './furniture.ts';

/** Lays out the whole figure. Throws where `axisPossible` gives a reason. */
export function layout(
  course: Course,
  view: View,
  words: Words,
  sheet: Page = DEFAULT_PAGE,
): Figure {
  const ground = groundOf(course, view, words, sheet);
  const { page, frame, context, bodyTop } = ground;
  const body = fitBody(course, context, frame, page, bodyTop, (tried) =>
    tried === undefined || page.paper === undefined
      ? 58 * context.sizes.em + captionOf(words, ground, 0).height
      : footOf(tried, words, ground, 0).height,
  );
  return figureOf(ground, body, words);
}

/** What stands above the body, and what all of the body is placed by. px */
export interface Ground {
  readonly page: Page;
  readonly frame: Frame;
  readonly context: EventContext & PanelContext;
  readonly heading: readonly PlacedText[];
  readonly plotTop: number;
  readonly phases: Figure['phases'];
  readonly axisY: number;
  readonly ticks: Figure['axis']['ticks'];
  readonly bodyTop: number;
}

export function groundOf(course: Course, view: View, words: Words, sheet: Page): Ground {
  const page = sheetOf(sheet);
  const sizes = sizesOf(page);
  const { em } = sizes;
  const frame = frameOf(course, view, page, sizes);
  const axis = axisOf(course, view, frame, sizes);
  const moments = momentsOf(course, axis);

  const heading =
    page.bare === true || page.paper?.title === false
      ? NOTHING
      : placeHeading(words, frame.left, 16 * em, frame.right - frame.left, sizes);
  const plotTop = heading.height > 0 ? 16 * em + heading.height + 14 * em : 4 * em;
  const phases = placePhases(course, axis, frame.plotX, plotTop + 6 * em, sizes);
  const flatY = plotTop + (phases.items.length > 0 ? phases.height + 12 * em : 0) + 24 * em;
  const flat = placeTicks(course, view, axis, flatY, sizes);
  const axisY = flat.isTall ? flatY + secondRow(sizes) : flatY;
  const { ticks } = flat.isTall ? placeTicks(course, view, axis, axisY, sizes) : flat;
  return {
    page,
    frame,
    context: { course, view, moments, sizes },
    heading: heading.items,
    plotTop,
    phases: phases.items,
    axisY,
    ticks,
    bodyTop: axisY + 10 * em,
  };
}

/** `dosed`: lanes whose doses run as guides through the panels, where not all are on the page. */
export function figureOf(
  ground: Ground,
  body: Body,
  words: Words,
  dosed: readonly PlacedLane[] = body.lanes,
): Figure {
  const { page, frame, context, heading, plotTop, phases, axisY, ticks } = ground;
  const { lanes, panels, bottom } = body;
  const { axis } = context.moments;
  const foot = footOf(body, words, ground, bottom);
  // What fills a page of fixed height to the last digit does not stand over it.
  const content = Math.ceil(bottom + foot.height - 0.01);
  return {
    width: page.width,
    // What paper cannot be asked for is not cut off: the figure grows, and preflight says so.
    height: Math.max(page.height ?? content, page.paper === undefined ? 0 : content),
    typeScale: page.typeScale,
    lineScale: page.lineScale,
    heading,
    plot: {
      x: frame.plotX,
      y: plotTop,
      width: frame.right - frame.plotX,
      height: bottom - plotTop,
    },
    phases,
    axis: { y: axisY, x0: frame.plotX, x1: frame.right, ticks, breaks: breaksOf(axis) },
    lanes,
    panels,
    guides: guidesOf(dosed, panels, context.sizes.em),
    rules: [...lanes, ...panels.slice(0, -1)].map(({ box }) => ({
      y: box.y + box.height,
      x0: frame.left,
      x1: frame.right,
    })),
    legend: foot.legend,
    key: foot.key,
    caption: foot.caption,
  };
}

const NOTHING: Placed<PlacedText> = { items: [], height: 0 };

interface Foot extends Pick<Figure, 'legend' | 'key' | 'caption'> {
  readonly height: number;
}

/** What stands below the body: legend, key, caption. */
export function footOf(
  { lanes, panels, keyed }: Body,
  words: Words,
  ground: Ground,
  top: number,
): Foot {
  const {
    context: { sizes, moments },
    frame: { left, right },
  } = ground;
  const { em } = sizes;
  const width = right - left;
  const say = words.entry ?? ((ids) => ids.join(', '));
  const keys = legendKeys(lanes, panels, moments.axis);
  const legend = placeLegend(keys, left, top + 14 * em, width, sizes, legendWords(lanes));
  const keyTop = top + 14 * em + legend.height + 4 * em;
  const key = placeKey(keyed, say, left, keyTop, width, sizes);
  const captionTop = keyTop + key.height + (key.height > 0 ? 6 * em : 0);
  const caption = captionOf(words, ground, captionTop);
  const air = (caption.height > 0 ? 12 : 2) * em;
  return {
    legend: legend.items,
    key: key.items,
    caption: caption.items,
    height: captionTop + caption.height + air - top,
  };
}

function captionOf(words: Words, ground: Ground, top: number): Placed<PlacedText> {
  const {
    page: { bare, paper },
    frame: { left, right },
    context: { sizes },
  } = ground;
  if (bare === true || paper?.caption === false || words.caption === '') return NOTHING;
  return placeCaption(words, left, top, right - left, sizes);
}

function axisOf(course: Course, view: View, frame: Frame, sizes: Sizes): Axis {
  return makeAxis(course, view, {
    x0: frame.axisX0,
    x1: frame.axisX1,
    minWidth: (phase) => phaseMinWidth(phase, sizes),
  });
}

/** The axis of a figure by itself, for gestures and readouts. */
export function figureAxis(course: Course, view: View, sheet: Page = DEFAULT_PAGE): Axis {
  const page = sheetOf(sheet);
  const sizes = sizesOf(page);
  return axisOf(course, view, frameOf(course, view, page, sizes), sizes);
}

/** Doses of a numbered series run as guides through every panel, as far as they stay apart. */
function guidesOf(
  lanes: readonly PlacedLane[],
  panels: readonly PlacedPanel[],
  em: number,
): Figure['guides'] {
  const xs = lanes
    .flatMap((lane) => lane.events)
    .flatMap(({ glyph }) => (glyph?.shape === 'arrow-down' ? [glyph.cx] : []))
    .sort((a, b) => a - b);
  return apart(xs, 5 * em).flatMap((x) =>
    panels.map(({ plot }) => ({ x, y0: plot.y - 6 * em, y1: plot.y + plot.height + 4 * em })),
  );
}

/** Thinned to the distance; the first and the last always stay. */
function apart(xs: readonly number[], distance: number): readonly number[] {
  const kept: number[] = [];
  for (const x of xs) if (x - (kept.at(-1) ?? -Infinity) >= distance) kept.push(x);
  const last = xs.at(-1);
  return last === undefined || kept.at(-1) === last
    ? kept
    : [...kept.slice(0, Math.max(1, kept.length - 1)), last];
}
