/** A document as a view shows it, whichever reading that is. */
import type { Course, DateForm } from './course.ts';
import type { CaseDocument } from './document.ts';
import { resolveCase } from './resolve.ts';
import { withDates } from './shift.ts';

/** How a document is to be shown: what a View says of it. */
export interface Shown {
  readonly reading?: string;
  readonly dates?: DateForm;
}

/** The course for a reading, its dates as they are to be shown. */
export function shownCourse(document: CaseDocument, { reading, dates }: Shown): Course {
  return withDates(resolveCase(document, reading).course, dates);
}
