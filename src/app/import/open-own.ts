/** Files of the reader's own become the open case, or a notice that says why not. Loaded with the first. */
import type { ForeignFile } from '../../formats/foreign.ts';
import { openFiles } from '../../formats/open.ts';
import { opened, type OpenCase } from '../files.ts';
import type { Notice } from '../notice.ts';

/** Files of the reader's own, their bytes taken once. */
export async function openOwn(files: readonly File[]): Promise<OpenCase | Notice> {
  const taken: ForeignFile[] = [];
  for (const file of files)
    taken.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return openTaken(taken);
}

/** Files that hold no case at all become a notice with their issues. */
export async function openTaken(
  files: readonly ForeignFile[],
  patient?: string,
): Promise<OpenCase | Notice> {
  const read = await openFiles(files, patient === undefined ? {} : { patient });
  const { case: caseFile, issues, format, ledger, patients, leftOut } = read;
  const { name } = files[0] ?? { name: '' };
  if (caseFile === undefined)
    return {
      tone: 'error',
      text: `${name} could not be read. The case before is still open.`,
      issues,
    };
  const { stories = [], id } = caseFile.document;
  const open = opened(caseFile, issues, `file ${name} ${id}`, () => Promise.resolve(stories));
  if (!read.isForeign) return open;
  const chosen = patient ?? patients[0]?.id;
  const imported = {
    ...(format !== undefined && { format }),
    ...(chosen !== undefined && { patient: chosen }),
    ...{ ledger, patients, leftOut, files },
  };
  return { ...open, imported };
}
