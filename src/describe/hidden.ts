/** What a view does not draw of a course, counted and where it can be named: nothing is hidden unsaid. */
import type { Course } from '../model/course.ts';
import { hiddenCounts, visibleEvents, visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { countOf, listOf, present } from './phrase.ts';

/** "Hidden: 1 lane (Exposure); 5 events and 1 panel by the filter". */
export function sayHidden(course: Course, view: View): string | undefined {
  const lanes = course.lanes.filter(({ id }) => view.hiddenLanes.includes(id));
  const panels = course.series.filter(({ id }) => view.hiddenPanels.includes(id));
  const told = present([
    sayRows(lanes, 'lane'),
    sayRows(panels, 'panel'),
    sayFiltered(course, view),
  ]);
  return told.length === 0 ? undefined : `Hidden: ${told.join('; ')}`;
}

/** "5 of 24 events shown · 2 lanes hidden"; undefined where all there is can be seen. */
export function sayShown(course: Course, view: View): string | undefined {
  const hidden = hiddenCounts(course, { ...view, lens: false });
  const values = course.series.reduce((sum, { points }) => sum + points.length, 0);
  const all = course.events.length;
  const told = present([
    hidden.events > 0 ? `${all - hidden.events} of ${countOf(all, 'event')} shown` : '',
    hidden.points > 0 ? `${values - hidden.points} of ${countOf(values, 'value')} shown` : '',
    hidden.lanes > 0 ? `${countOf(hidden.lanes, 'lane')} hidden` : '',
    hidden.panels > 0 ? `${countOf(hidden.panels, 'panel')} hidden` : '',
    hidden.shapes > 0 ? `${countOf(hidden.shapes, 'illustrative shape')} hidden` : '',
  ]);
  return told.length === 0 ? undefined : told.join(' · ');
}

/** What lies in lanes and panels that are not hidden themselves. */
function sayFiltered(course: Course, view: View): string {
  const { filter } = view;
  const isFiltered =
    filter.text !== '' || filter.hiddenKinds.length > 0 || filter.hiddenEvidence.length > 0;
  if (!isFiltered) return '';
  const lanes = new Set(view.hiddenLanes);
  const shown = visibleSeries(course, view);
  const own = course.series.filter(({ id }) => !view.hiddenPanels.includes(id));
  const events = course.events.filter(({ lane }) => !lanes.has(lane)).length;
  const values = shown.reduce((sum, { whole, points }) => {
    return sum + (whole === undefined ? 0 : whole.points.length - points.length);
  }, 0);
  const parts = present([
    some(events - visibleEvents(course, view).length, 'event'),
    some(own.length - shown.length, 'panel'),
    some(values, 'value'),
  ]);
  return parts.length === 0 ? '' : `${listOf(parts)} by the filter`;
}

const some = (count: number, name: string): string => (count > 0 ? countOf(count, name) : '');

/** Names are said while they can be read; a record of fifty tests says how many more. */
const MOST_NAMED = 8;

function someOf(labels: readonly string[]): readonly string[] {
  return labels.length <= MOST_NAMED + 1
    ? labels
    : [...labels.slice(0, MOST_NAMED), `${labels.length - MOST_NAMED} more`];
}

function sayRows(rows: readonly { readonly label: string }[], name: string): string {
  return rows.length === 0
    ? ''
    : `${countOf(rows.length, name)} (${listOf(someOf(rows.map(({ label }) => label)))})`;
}
