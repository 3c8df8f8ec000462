/** What is said around a table: whose case it is, by which reading, and what is not in it and why. */
import type { Course, Reading } from '../model/course.ts';
import { hiddenCounts } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { DATES, drawnReading, drawnSeries, NOT_FOR_DECISIONS, sourceLineOf } from './caption.ts';
import { BASIS } from './description.ts';
import { sayHidden } from './hidden.ts';
import { countOf, listOf, paragraph, present, sentence } from './phrase.ts';
import { sayNotStated } from './sentence.ts';

/** Above a table: the title of the case with its source, and what it was written from. */
export function headNotes(course: Course): readonly string[] {
  return present([sourceLineOf(course), BASIS[course.source.basis]]);
}

/** Below a table: remarks, the reading drawn, what is not stated, what the view leaves out. */
export function footNotes(
  course: Course,
  view: View,
  own: readonly (string | undefined)[],
): readonly string[] {
  const reading = drawnReading(course);
  return present([
    paragraph(own),
    paragraph(course.remarks),
    reading && paragraph([`Reading: ${reading.label}`, reading.says, sayOthers(reading, course)]),
    paragraph([course.dates && DATES[course.dates]]),
    sentence(sayNotStated(course.notStated) ?? ''),
    paragraph([sayShapes(course, view)]),
    paragraph(sayLeftOut(course, view)),
    NOT_FOR_DECISIONS,
  ]);
}

/** What else the passage may mean, so that a table alone does not settle it. */
function sayOthers(reading: Reading, { readings }: Course): string | undefined {
  const others = readings.filter(({ id }) => id !== reading.id).map(({ label }) => label);
  return others.length === 0 ? undefined : `Other readings: ${others.join('; ')}`;
}

/** Drawing aids have no numbers, so that a table has nothing to say of them but that they are drawn. */
function sayShapes(course: Course, view: View): string | undefined {
  const labels = drawnSeries(course, view)
    .filter(({ shapes }) => shapes.length > 0)
    .map(({ label }) => label);
  if (labels.length === 0) return undefined;
  return `Curves of ${listOf(labels)} in the figure are illustrative, not in the source; they have no numbers and are not in this table`;
}

function sayLeftOut(course: Course, view: View): readonly string[] {
  const { events, points } = hiddenCounts(course, view);
  const values = course.series.reduce((sum, series) => sum + series.points.length, 0);
  const left = present([
    events > 0 ? `${events} of ${countOf(course.events.length, 'event')}` : '',
    points > 0 ? `${points} of ${countOf(values, 'value')}` : '',
  ]);
  const [from, to] = view.window;
  return present([
    left.length === 0 ? '' : `Left out, as in the figure: ${listOf(left)}`,
    sayHidden(course, view),
    view.illustrative ? '' : 'What is illustrative is hidden',
    from > 0 || to < 1 ? 'The table holds the whole course, not only the part in the window' : '',
  ]);
}
