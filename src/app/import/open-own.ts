/** Files of the reader's own become the open case, or a notice that says why not. Loaded with the first. */
import type { ForeignFile, ReadOptions } from '../../formats/foreign.ts';
import { openFiles } from '../../formats/open.ts';
import { opened, type Imported, type OpenCase } from '../files.ts';
import type { Notice } from '../notice.ts';
import { remembered } from './remember.ts';

/** Files of the reader's own, their bytes taken once. */
export async function openOwn(files: readonly File[]): Promise<OpenCase | Notice> {
  const taken: ForeignFile[] = [];
  for (const file of files)
    taken.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return openTaken(taken);
}

/** Which patient of the files, and what the columns of tables mean where a person has said so. */
export type TakenOptions = Pick<ReadOptions, 'patient' | 'mapping'>;

/** Files that hold no case at all become a notice with their issues. */
export async function openTaken(
  files: readonly ForeignFile[],
  options: TakenOptions = {},
): Promise<OpenCase | Notice> {
  const read = await openFiles(files, { ...options, mapping: known(options.mapping) });
  const { case: caseFile, issues, format, ledger, patients, leftOut, tables } = read;
  const { name } = files[0] ?? { name: '' };
  const chosen = options.patient ?? patients[0]?.id;
  const imported: Imported = {
    ...(format !== undefined && { format }),
    ...(chosen !== undefined && { patient: chosen }),
    ...(options.mapping !== undefined && { mapping: options.mapping }),
    ...(tables && { tables }),
    ...{ ledger, patients, leftOut, files },
  };
  const asking = asks(tables) ? { asking: imported } : {};
  if (caseFile === undefined)
    return {
      tone: 'error',
      text: `${name} could not be read. The case before is still open.`,
      issues,
      ...asking,
    };
  const { stories = [], id } = caseFile.document;
  const open = opened(caseFile, issues, `file ${name} ${id}`, () => Promise.resolve(stories));
  return read.isForeign ? { ...open, imported, ...asking } : open;
}

/** What was said of these tables, before what was remembered of others with their headings. */
function known(given: unknown): readonly unknown[] {
  return [...(Array.isArray(given) ? (given as readonly unknown[]) : []), ...remembered()];
}

/** What was answered once is not asked again; a table beside useful ones may say nothing. */
function asks(tables: Imported['tables'] = []): boolean {
  const isRead = tables.some(({ asks: open }) => open.length === 0);
  return tables.some(({ from, asks: open }) =>
    open.some(({ kind }) => from === 'proposal' && (!isRead || !kind.startsWith('no-'))),
  );
}
