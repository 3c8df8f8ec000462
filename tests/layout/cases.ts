/** The built-in cases as courses, for tests. */
import type { CaseDocument } from '../../src/model/document.ts';
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
