/** The formats of other programs in words, and a case made into a file of one of them. */
import { zipOf } from '../../export/zip.ts';
import type { Entry } from '../../formats/write-account.ts';
import { writeAs, type WriteFormat } from '../../formats/write-as.ts';
import type { Course } from '../../model/course.ts';
import type { CaseDocument } from '../../model/document.ts';
import type { Made } from './saving.ts';

export interface DataWords {
  readonly format: WriteFormat;
  readonly name: string;
  readonly says: string;
}

export const DATA_WORDS: readonly DataWords[] = [
  {
    format: 'csv',
    name: 'CSV',
    says: 'Events, values and what else is told, as tables; a spreadsheet and Caseline read them',
  },
  {
    format: 'fhir',
    name: 'FHIR',
    says: 'A FHIR R4 bundle: the patient, a resource for each event, an observation for each value',
  },
  {
    format: 'phenopacket',
    name: 'Phenopacket',
    says: 'GA4GH phenopacket, version 2: features, diseases, actions and measurements',
  },
  {
    format: 'cbioportal',
    name: 'cBioPortal',
    says: 'Timeline files in whole days from day zero, with the descriptions that the portal asks for',
  },
];

export interface MadeData {
  readonly made: Made;
  /** How many files: several are packed into one. */
  readonly count: number;
  readonly entries: readonly Entry[];
}

/** `name` is the file's, without its ending. Several files become one zip. */
export async function makeData(
  course: Course,
  document: CaseDocument,
  { format, name }: { readonly format: WriteFormat; readonly name: string },
): Promise<MadeData> {
  const created = new Date().toISOString();
  const { files, entries } = await writeAs(format, { course, document, name, created });
  const [first] = files;
  if (first !== undefined && files.length === 1) {
    const type = first.name.endsWith('.json') ? 'application/json' : 'text/plain';
    return {
      made: { blob: new Blob([first.text], { type }), name: first.name },
      count: 1,
      entries,
    };
  }
  const bytes = await zipOf(Object.fromEntries(files.map((file) => [file.name, file.text])));
  const blob = new Blob([bytes], { type: 'application/zip' });
  return { made: { blob, name: `${name}-${format}.zip` }, count: files.length, entries };
}
