/** Files of the reader's own become the open case, or a notice that says why not. Loaded with the first. */
import type { ReadOptions, ReadProgress } from '../../formats/foreign.ts';
import { resolveCase } from '../../model/resolve.ts';
import { knowResolved } from '../../model/resolved.ts';
import { firstView } from '../../view/first.ts';
import type { View } from '../../view/view.ts';
import { opened, type Imported, type OpenCase } from '../files.ts';
import type { Notice } from '../notice.ts';
import { openInWorker } from './opened-in-worker.ts';
import type { Given } from './pieces.ts';
import { remembered } from './remember.ts';

/** Which patient of the files, and what the columns of tables mean where a person has said so. */
export type TakenOptions = Pick<ReadOptions, 'patient' | 'mapping'>;

/** Who waits for the files. */
export interface Waiting {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
  /** The case that the first part of the files would be. */
  readonly onPart: (part: OpenCase) => void;
}

/** Files that hold no case at all become a notice with their issues; undefined: given up. */
export async function openOwn(
  files: readonly File[],
  options: TakenOptions,
  { onPart, ...watch }: Waiting,
): Promise<OpenCase | Notice | undefined> {
  const how = { ...options, mapping: known(options.mapping) };
  const order = { files, options: how, wantsPart: true };
  const given = await openInWorker(order, {
    ...watch,
    onPart: (part) => {
      const open = toOpen(part, files, options);
      // Its report would be of a part, and look like that of the whole.
      if ('tone' in open) return;
      const { imported: _, asking: __, firstView: ___, ...shown } = open;
      onPart(shown);
    },
  });
  return given && toOpen(given, files, options);
}

function toOpen(
  { read, resolved }: Given,
  files: readonly File[],
  options: TakenOptions,
): OpenCase | Notice {
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
  if (resolved) knowResolved(caseFile.document, resolved);
  const { course } = resolveCase(caseFile.document);
  const { stories = [], id } = caseFile.document;
  const open = {
    ...opened(caseFile, course, issues, `file ${name} ${id}`, () => Promise.resolve(stories)),
    own: { files, options },
  };
  if (!read.isForeign) return open;
  const first = (plain: View): View => firstView(open.course, plain);
  return { ...open, imported, firstView: first, ...asking };
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
