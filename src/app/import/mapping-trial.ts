/** The case that tables would make with a mapping, and its counts: for looking at before it is taken. */
import { countRecords } from '../../formats/foreign.ts';
import { toCase } from '../../formats/native.ts';
import { toDocument } from '../../formats/table-document.ts';
import type { Mapping } from '../../formats/table-mapping.ts';
import type { Sheet } from '../../formats/table-sheet.ts';
import type { Course } from '../../model/course.ts';
import type { Issue } from '../../model/issue.ts';
import { courseOf } from '../../model/resolve.ts';
import { count } from './mapping-words.ts';

export interface Trial {
  /** Undefined: nothing to draw so far. */
  readonly course?: Course;
  readonly issues: readonly Issue[];
  /** "212 values in 6 series, 3 events, 4 rows with issues". */
  readonly says: string;
  readonly patients: readonly string[];
}

/** `patient` is taken where the tables still know one of that id. */
export function tryOut(
  sheets: readonly Sheet[],
  given: readonly Mapping[],
  patient: string | undefined,
): Trial {
  const first = toDocument(sheets, { given });
  const patients = first.patients.map(({ id }) => id);
  const isOther = patient !== undefined && patients.indexOf(patient) > 0;
  const { document, ledger, issues } = isOther ? toDocument(sheets, { given }, { patient }) : first;
  const made = document === undefined ? undefined : toCase(document, { name: 'preview' });
  const course = made?.case && courseOf(made.case.document);
  const values = course?.series.reduce((sum, { points }) => sum + points.length, 0) ?? 0;
  const faulty = countRecords(ledger, 'issue');
  const says = [
    ...(values > 0
      ? [`${count(values, 'value')} in ${count(course?.series.length ?? 0, 'series', 'series')}`]
      : []),
    ...(course && course.events.length > 0 ? [count(course.events.length, 'event')] : []),
    ...(faulty > 0 ? [count(faulty, 'row with issues', 'rows with issues')] : []),
  ];
  return {
    ...(course && { course }),
    issues: [...issues, ...(made?.issues ?? [])],
    says: says.join(', '),
    patients,
  };
}
