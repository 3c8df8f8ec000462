/** `caseline inspect`: what the program understood of a case, in words or as JSON. */
import { describeCourse } from '../describe/description.ts';
import { countOf, listOf } from '../describe/phrase.ts';
import type { Course } from '../model/course.ts';
import { DEFAULT_VIEW } from '../view/view.ts';
import { countsOf, toInspection } from './inspection.ts';
import { importForm, sayImport } from './import-report.ts';
import { print, type ExitCode } from './node.ts';
import { openCourse } from './open.ts';
import { reportIssues } from './report.ts';
import { howOf } from './together.ts';

export interface InspectOptions {
  readonly json?: true;
  readonly reading?: string;
  readonly patient?: string;
}

export async function inspect(
  given: readonly string[],
  { json, reading, ...options }: InspectOptions,
): Promise<ExitCode> {
  const { files, how } = howOf(given, { ...options, together: true });
  const { name, course, issues, foreign } = await openCourse(files[0] ?? '', reading, how);
  if (json) {
    const form = toInspection(name, course, issues, foreign && importForm(foreign));
    await print(`${JSON.stringify(form, undefined, 2)}\n`);
  } else {
    if (course) await print(`${summary(course)}\n`);
    if (foreign) await print(`${sayImport(foreign).join('\n')}\n`);
  }
  return reportIssues(name, issues);
}

function summary(course: Course): string {
  const { events, points, shapes, eventsByKind, byEvidence } = countsOf(course);
  const kinds = Object.entries(eventsByKind).map(([kind, count]) => `${count} ${kind}`);
  const strengths = Object.entries(byEvidence).map(([kind, count]) => `${count} ${kind}`);
  return [
    describeCourse(course, DEFAULT_VIEW),
    '',
    `${countOf(events, 'event')}${kinds.length > 0 ? `: ${listOf(kinds)}` : ''}`,
    `${countOf(points, 'value')} in ${course.series.length} series, ${countOf(shapes, 'illustrative shape')}`,
    `evidence: ${listOf(strengths)}`,
  ].join('\n');
}
