/** How many marks the view shows, by the weakest evidence of each, and what the lens makes of them. */
import type { Course } from '../model/course.ts';
import { tally, type EvidenceKind } from '../model/evidence.ts';
import { visibleEvents, visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';

export interface Tally {
  readonly all: number;
  readonly of: Readonly<Record<EvidenceKind, number>>;
}

/** As without the lens: what it takes away is counted as well. */
export function tallyOf(course: Course, view: View): Tally {
  const whole: View = view.lens ? { ...view, lens: false } : view;
  const of = tally({
    events: visibleEvents(course, whole),
    series: visibleSeries(course, whole),
  });
  return { all: of.reported + of.derived + of.illustrative, of };
}

/** "Honesty lens: 3 derived faded, 2 illustrative left out."; undefined where the lens is off. */
export function sayTally({ of }: Tally, { lens }: View): string | undefined {
  if (!lens) return undefined;
  const gone = [
    ...(of.derived > 0 ? [`${of.derived} derived faded`] : []),
    ...(of.illustrative > 0 ? [`${of.illustrative} illustrative left out`] : []),
  ];
  return `Honesty lens: ${gone.length === 0 ? 'all of them are reported' : gone.join(', ')}.`;
}
