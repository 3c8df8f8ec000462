/**
 * What the first picture of a long case reads is worked out before it, one part after another: the
 * page can be used in between, and the picture itself is then made of what is known.
 */
import { datumOf } from '../../describe/datum.ts';
import { describeSeries, describeLanes } from '../../describe/description.ts';
import { axisPossible } from '../../layout/axis.ts';
import { curveOf } from '../../layout/curve.ts';
import { eventsByLane } from '../../layout/shown.ts';
import { indexEvents } from '../../model/event-index.ts';
import { isRounded } from '../../model/printed.ts';
import { pyramidOf } from '../../model/pyramid.ts';
import { longestGapOf } from '../../model/rhythm.ts';
import { shownCourse } from '../../model/shown.ts';
import { seen } from '../../model/resolved.ts';
import { visibleEvents, visibleSeries } from '../../view/select.ts';
import type { View } from '../../view/view.ts';
import { daysZeroOf } from '../day-zero.ts';
import type { OpenCase } from '../files.ts';

/** After so long the page gets a turn. ms */
const TURN_MS = 12;

/** Resolves once the case can be shown in this view at little cost. */
export async function prepared({ caseFile }: OpenCase, view: View): Promise<void> {
  let since = performance.now();
  const course = seen(shownCourse(caseFile.document, view), view);
  for (const part of partsOf(course, view)) {
    if (performance.now() - since > TURN_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    part();
  }
}

function* partsOf(course: ReturnType<typeof seen>, view: View): Generator<() => unknown> {
  for (const { samples } of course.series) {
    if (samples === undefined) continue;
    yield () => longestGapOf(samples.times);
    yield () => pyramidOf(samples.values);
  }
  for (const series of visibleSeries(course, view)) {
    yield () => curveOf(series, course.clock);
    yield () => isRounded(series);
    yield () => describeSeries(series, course);
  }
  yield () => axisPossible(course, view.axis);
  yield () => eventsByLane(course, view);
  yield () => indexEvents(visibleEvents(course, view), course.clock);
  yield () => describeLanes(course, view);
  yield () => datumOf('', course);
  yield () => daysZeroOf(course);
}
