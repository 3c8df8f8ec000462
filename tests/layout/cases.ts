/** The built-in cases as courses, for tests. */
import type { CaseDocument, EventDoc } from '../../src/model/document.ts';
import type { Case } from '../../src/model/case.ts';
import type { Course } from '../../src/model/course.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import calendar from '../../static/cases/calendar.case.yaml?case';
import dili from '../../static/cases/dili.case.yaml?case';
import itp from '../../static/cases/itp-romiplostim.case.yaml?case';
import purpura from '../../static/cases/purpura.case.yaml?case';

const DOCUMENTS: Readonly<Record<string, CaseDocument>> = {
  purpura: purpura as CaseDocument,
  dili: dili as CaseDocument,
  'itp-romiplostim': itp as CaseDocument,
  calendar: calendar as CaseDocument,
};

export const CASES = Object.keys(DOCUMENTS);

export function caseOf(name: string): Case {
  const document = DOCUMENTS[name];
  if (document === undefined) throw new Error(`no case ${name}`);
  return { name, document };
}

export function courseOf(name: string, reading?: string): Course {
  return resolveCase(caseOf(name).document, reading).course;
}

/** Many events on a few days: more labels than any page has rows for. */
export function crowded(count: number): CaseDocument {
  const events = Array.from({ length: count }, (_, at): EventDoc => ({
    id: `e${at}`,
    kind: at % 7 === 0 ? 'diagnosis' : 'finding',
    lane: at % 2 === 0 ? 'one' : 'two',
    label: `Finding number ${at}`,
    ...(at % 11 === 0
      ? { start: `start + ${at % 40} days`, end: 'unknown' }
      : { at: `start + ${at % 40} days` }),
  }));
  return {
    caseline: 1,
    id: 'crowded',
    title: 'A crowded course',
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic' },
    anchors: [{ id: 'start', label: 'start' }],
    lanes: [
      { id: 'one', label: 'One' },
      { id: 'two', label: 'Two' },
    ],
    events,
  };
}
