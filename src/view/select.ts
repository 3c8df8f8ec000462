/**
 * What a view shows of a course, and how much it does not: hidden things are counted in sight. Asked
 * for in every frame, so each answer is kept until its part of the view changes; panning and zooming
 * select nothing anew, and where nothing is hidden the course's own arrays come back.
 */
import type { Course, CourseEvent, Lane, Point, Series } from '../model/course.ts';
import { weakestOf, type EvidenceKind, type Facets } from '../model/evidence.ts';
import { besideOf, samplePoint, withSamples } from '../model/sample-points.ts';
import { remembered } from './remembered.ts';
import { inOrder } from './order.ts';
import { eventWords, foundIn, pointWords, searchWords, seriesWords } from './search.ts';
import type { View } from './view.ts';

export interface ShownLane extends Lane {
  /** Drawn as one thin strip of marks without labels. */
  readonly collapsed: boolean;
}

export interface ShownSeries extends Series {
  /** Where points are left out: the whole series, whose value axis the rest is drawn on. */
  readonly whole?: Series;
  /** Ids of points that the line does not leave, because a point after them is left out. */
  readonly breaksAfter?: ReadonlySet<string>;
}

export interface HiddenCounts {
  readonly events: number;
  readonly points: number;
  readonly lanes: number;
  readonly panels: number;
  readonly shapes: number;
}

/** In the order wanted, without the hidden ones. */
export const visibleLanes: (course: Course, view: View) => readonly ShownLane[] = remembered(
  (view) => [view.laneOrder, view.hiddenLanes, view.collapsedLanes],
  (course, { laneOrder, hiddenLanes, collapsedLanes }) =>
    inOrder(course.lanes, laneOrder)
      .filter(({ id }) => !hiddenLanes.includes(id))
      .map((lane) => ({ ...lane, collapsed: collapsedLanes.includes(lane.id) })),
);

/** In the order of the case: those of lanes in sight whose kind, evidence and words are wanted. */
export const visibleEvents: (course: Course, view: View) => readonly CourseEvent[] = remembered(
  (view) => [view.hiddenLanes, view.filter, view.illustrative],
  (course, view) => {
    const words = searchWords(view.filter.text);
    const isHeard = hearing(view);
    const kinds = new Set(view.filter.hiddenKinds);
    const lanes = new Set(view.hiddenLanes);
    return kept(
      course.events,
      (event) =>
        !lanes.has(event.lane) &&
        !kinds.has(event.kind) &&
        isHeard(event.evidence) &&
        (words.length === 0 || foundIn(words, eventWords(event))),
    );
  },
);

/**
 * In the order wanted. A text that some panel answers leaves the panels that do not, and of a panel
 * that answers only with single values those alone; a text that no panel answers is about events,
 * and all panels stay beside them.
 */
export const visibleSeries: (course: Course, view: View) => readonly ShownSeries[] = remembered(
  (view) => [view.panelOrder, view.hiddenPanels, view.filter, view.illustrative, view.lens],
  (course, view) => {
    const hidden = new Set(view.hiddenPanels);
    const words = searchWords(view.filter.text);
    const isNamed = words.length > 0 && course.series.some((series) => answers(series, words));
    const asked = isNamed ? words : [];
    const shown = kept(
      inOrder(course.series, view.panelOrder),
      (series) => !hidden.has(series.id) && answers(series, asked),
    );
    const thinned = shown.map((series) => thin(series, view, asked));
    return thinned.every((series, at) => series === shown[at]) ? shown : thinned;
  },
);

/** Hidden and shown are all there is: whatever of the course the view does not draw. */
export function hiddenCounts(course: Course, view: View): HiddenCounts {
  const series = visibleSeries(course, view);
  return {
    events: course.events.length - visibleEvents(course, view).length,
    points: countOf(course.series, 'points') - countOf(series, 'points'),
    lanes: course.lanes.length - visibleLanes(course, view).length,
    panels: course.series.length - series.length,
    shapes: countOf(course.series, 'shapes') - countOf(series, 'shapes'),
  };
}

function countOf(series: readonly Series[], part: 'points' | 'shapes'): number {
  return series.reduce((sum, each) => sum + each[part].length, 0);
}

/** True of a panel, or of a value in it, that holds all the words. */
function answers(series: Series, words: readonly string[]): boolean {
  return (
    foundIn(words, seriesWords(series)) ||
    areSamplesAsked(series, words) ||
    besideOf(series).some((point) => isAsked(point, series, words))
  );
}

/** Samples have no words but those of their shared evidence: all of them are asked for, or none. */
function areSamplesAsked(series: Series, words: readonly string[]): boolean {
  const { samples, id } = series;
  return samples !== undefined && isAsked(samplePoint(id, samples, 0), series, words);
}

function isAsked(point: Point, series: Series, words: readonly string[]): boolean {
  return foundIn(words, `${seriesWords(series)}\n${pointWords(point)}`);
}

function thin(series: Series, view: View, words: readonly string[]): ShownSeries {
  const isHeard = hearing(view);
  const isWhole = foundIn(words, seriesWords(series));
  const isShown = (point: Point): boolean =>
    isHeard(point.evidence) && (isWhole || isAsked(point, series, words));
  // Together or not at all: a shape is known by its number. All of them are drawing aids.
  const areShapesShown = isWhole && !view.lens && !hiddenEvidence(view).has('illustrative');
  const shapes = areShapesShown || series.shapes.length === 0 ? series.shapes : [];
  const left =
    series.samples === undefined ? keptPoints(series, isShown) : keptRun(series, isShown);
  if (left === series && shapes === series.shapes) return series;
  return { ...left, shapes, whole: series };
}

function keptPoints(series: Series, isShown: (point: Point) => boolean): ShownSeries {
  const points = kept(series.points, isShown);
  if (points === series.points) return series;
  return { ...series, points, breaksAfter: breaksOf(series.points, points) };
}

/** Samples share their evidence, so they go or stay as one; the points beside them each by itself. */
function keptRun(series: Series, isShown: (point: Point) => boolean): ShownSeries {
  const { samples, beside = [], ...rest } = series;
  if (samples === undefined) return series;
  const others = kept(beside, ({ point }) => isShown(point));
  if (!isShown(samplePoint(series.id, samples, 0)))
    return { ...rest, points: others.map(({ point }) => point) };
  if (others === beside) return series;
  const left = new Set(others);
  const gone = beside.filter((each) => !left.has(each));
  const before = gone.flatMap(({ place }) => series.points[place - 1] ?? []);
  const moved = others.map((each, at) => ({
    ...each,
    place: each.place - beside.indexOf(each) + at,
  }));
  const breaksAfter = new Set(before.map(({ id }) => id));
  return { ...withSamples(series, samples, moved), breaksAfter };
}

function breaksOf(all: readonly Point[], shown: readonly Point[]): ReadonlySet<string> {
  const left = new Set(shown);
  return new Set(
    all.filter((point, at) => left.has(point) && hasNext(all, at, left)).map(({ id }) => id),
  );
}

function hasNext(all: readonly Point[], at: number, left: ReadonlySet<Point>): boolean {
  const next = all[at + 1];
  return next !== undefined && !left.has(next);
}

function hiddenEvidence({ filter, illustrative }: View): ReadonlySet<EvidenceKind> {
  return new Set([...filter.hiddenEvidence, ...(illustrative ? [] : ['illustrative' as const])]);
}

/** By the weakest of what and value: how a date is known hides nothing. */
function hearing(view: View): (evidence: Facets) => boolean {
  const hidden = hiddenEvidence(view);
  return (evidence) => !hidden.has(weakestOf(evidence));
}

/** The same array where all of it stays. */
function kept<T>(items: readonly T[], isKept: (item: T) => boolean): readonly T[] {
  const left = items.filter(isKept);
  return left.length === items.length ? items : left;
}
