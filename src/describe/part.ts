/** One of several pages of a figure, for those who do not see it: only what stands on that page. */
import type { Course } from '../model/course.ts';
import type { View } from '../view/view.ts';
import { captionOf, drawnSeries } from './caption.ts';
import { describeLanes, describeSeries, headOf } from './description.ts';
import { countOf, listOf, present, sentence } from './phrase.ts';

/** Lanes and panels of a page by id, in its order; which page it is, from 0, and of how many. */
export interface Part {
  readonly at: number;
  readonly of: number;
  readonly lanes: readonly string[];
  readonly panels: readonly string[];
}

/** "Part 2 of 4: Conditions and 3 trend charts. Timeline: …" */
export function altOfPart(part: Part, whole: string, course: Course): string {
  const lanes = labelsOf(course.lanes, part.lanes);
  const { length } = part.panels;
  const shows = listOf([
    ...(lanes.length > MOST_NAMED ? [countOf(lanes.length, 'lane')] : lanes),
    ...(length > 0 ? [countOf(length, 'trend chart')] : []),
  ]);
  return `${sentence(`${sayPart(part)}: ${shows}`)} ${whole}`;
}

const MOST_NAMED = 3;

function sayPart({ at, of }: Part): string {
  return `Part ${at + 1} of ${of}`;
}

/** What the page shows, each lane's events in order and each series with its values; then the caption. */
export function describePart(part: Part, course: Course, view: View): string {
  const lanes = describeLanes(course, view);
  const series = new Map(drawnSeries(course, view).map((one) => [one.id, one]));
  const shown = listOf([
    ...labelsOf(course.lanes, part.lanes),
    ...labelsOf([...series.values()], part.panels),
  ]);
  return present([
    headOf(course),
    sentence(`${sayPart(part)}, with ${shown}`),
    ...part.lanes.map((id) => lanes.get(id)),
    ...part.panels.flatMap((id) => {
      const one = series.get(id);
      return one === undefined ? [] : [describeSeries(one, course)];
    }),
    captionOf(course, view),
  ]).join('\n');
}

function labelsOf(
  rows: readonly { readonly id: string; readonly label: string }[],
  ids: readonly string[],
): readonly string[] {
  const labels = new Map(rows.map(({ id, label }) => [id, label]));
  return ids.flatMap((id) => labels.get(id) ?? []);
}
