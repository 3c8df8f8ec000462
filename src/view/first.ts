/**
 * The first view of a case that somebody else's program wrote: a record of fifty tests is not a figure
 * of fifty panels, nor fifty prescriptions of one drug a staircase of fifty rows. The fullest panels are
 * drawn, lanes that repeat themselves are strips, and the figure says so. What a person wrote is drawn
 * whole.
 */
import type { Course, Series } from '../model/course.ts';
import { denseWindow } from './dense.ts';
import { DEFAULT_VIEW, type View } from './view.ts';
import { isWhole } from './window.ts';

/** Beyond so many panels the first view chooses, and so many it then draws. */
const MANY_PANELS = 12;
const FIRST_PANELS = 8;
/** Of a case with so many events, lanes of so many labels that come again and again become strips. */
const MANY_EVENTS = 40;
const LONG_LANE = 8;

/** `base` with what is less telling hidden or collapsed; `base` itself where there is little. */
export function firstView(course: Course, base: View = DEFAULT_VIEW): View {
  const hiddenPanels = lesserPanels(course);
  const collapsedLanes = repetitiveLanes(course);
  const lesser = hiddenPanels.length + collapsedLanes.length;
  const view = lesser === 0 ? base : { ...base, hiddenPanels, collapsedLanes };
  const window = denseWindow(course, view);
  return isWhole(window) ? view : { ...view, window };
}

function lesserPanels({ series }: Course): readonly string[] {
  if (series.length <= MANY_PANELS) return [];
  const ranked = [...series].sort((a, b) => fullness(b) - fullness(a));
  const lesser = new Set(ranked.slice(FIRST_PANELS));
  return series.filter((one) => lesser.has(one)).map(({ id }) => id);
}

function repetitiveLanes({ events, lanes }: Course): readonly string[] {
  if (events.length <= MANY_EVENTS) return [];
  return lanes
    .filter(({ id }) => {
      const own = events.filter(({ lane }) => lane === id);
      const labels = new Set(own.map(({ label }) => label));
      return labels.size > LONG_LANE && labels.size * 2 <= own.length;
    })
    .map(({ id }) => id);
}

/** Measured moments; one moment is no course, and a bound or a word draws no line. */
function fullness({ points, samples, beside = [] }: Series): number {
  const moments = new Set<number>();
  for (const { at, value } of samples ? beside.map(({ point }) => point) : points)
    if (value.kind === 'number' && Number.isFinite(at.earliest)) moments.add(at.earliest);
  return moments.size + (samples?.times.length ?? 0);
}
