/** Both tables of a course: the timeline that a case report prints, and the measurements. */
import type { Course } from '../model/course.ts';
import type { View } from '../view/view.ts';
import { careTable } from './care.ts';
import { measurementsTable } from './measurements.ts';
import type { TableDoc } from './table-doc.ts';

export function tablesOf(course: Course, view: View): readonly TableDoc[] {
  return [careTable(course, view), measurementsTable(course, view)];
}
