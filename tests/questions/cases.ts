// The four cases that come with the program, by id and reading.
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';

const files = import.meta.glob<CaseDocument>('../../static/cases/*.case.yaml', {
  query: '?case',
  import: 'default',
  eager: true,
});

export const documents: readonly CaseDocument[] = Object.values(files);

export function courseOf(id: string, reading?: string): Course {
  const document = documents.find((each) => each.id === id);
  if (document === undefined) throw new Error(`no case ${id}`);
  return resolveCase(document, reading).course;
}
