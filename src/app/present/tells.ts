/** What a step tells for the first time, by name: for the presenter's eyes. */
import type { Course } from '../../model/course.ts';

export function sayTells(tells: readonly string[], course: Course): readonly string[] {
  const names = tells.map((id) => nameOf(id, course));
  return [...new Set(names)];
}

function nameOf(id: string, { events, series, phases, lanes, readings }: Course): string {
  const event = events.find((each) => each.id === id);
  if (event !== undefined) return event.label;
  const member = events.find(({ part }) => part?.series === id);
  if (member !== undefined) return member.label.replace(/,?\s*\d+$/, '');
  const own = [...series, ...phases, ...lanes, ...readings].find((each) => each.id === id);
  if (own !== undefined) return own.label;
  const ofSeries = series.find((each) => id.startsWith(`${each.id}/`) || hasPoint(each, id));
  return ofSeries === undefined ? id : `${ofSeries.label}: values`;
}

const hasPoint = ({ points }: Course['series'][number], id: string): boolean =>
  points.some((point) => point.id === id);
