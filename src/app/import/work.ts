/**
 * What is done in the worker, or on the page where none can start: files are read, parsed and
 * resolved, and a record is looked up in its file.
 */
import { MAX_STREAMED } from '../../formats/decode.ts';
import {
  countRecords,
  type ForeignFile,
  type ForeignRead,
  type ReadOptions,
  type ReadProgress,
} from '../../formats/foreign.ts';
import { openFiles, type OpenedFiles } from '../../formats/open.ts';
import { toCase } from '../../formats/native.ts';
import { resolveCase } from '../../model/resolve.ts';
import { sendPieces, type Post } from './pieces.ts';

export type Order = OpenOrder | RecordOrder;

export interface OpenOrder {
  readonly files: readonly File[];
  readonly options: Pick<ReadOptions, 'patient' | 'mapping'>;
  /** Whether a figure of what was read so far is of use. */
  readonly wantsPart: boolean;
}

export interface RecordOrder {
  readonly file: File;
  /** As the ledger names it. */
  readonly record: string;
}

export function carryOut(order: Order, post: Post): Promise<void> {
  return 'record' in order ? lookUp(order, post) : open(order, post);
}

async function lookUp({ file, record }: RecordOrder, post: Post): Promise<void> {
  const { recordText } = await import('../../formats/record-text.ts');
  const [taken] = await bytesOf([file], () => undefined);
  const text = taken && (await recordText(taken, record));
  post({ kind: 'record', ...(text !== undefined && { text }) });
}

async function open({ files, options, wantsPart }: OpenOrder, post: Post): Promise<void> {
  const tell = throttled((progress) => post({ kind: 'progress', ...progress }));
  const taken = await bytesOf(files, tell);
  const read = await openFiles(taken, {
    ...options,
    onProgress: tell,
    ...(wantsPart && { onPart: (part) => sendPart(part, files[0]?.name ?? '', post) }),
  });
  tell({ doing: 'resolving', part: 1, records: countRecords(read.ledger) });
  sendPieces(withResolved(read), false, post);
}

function withResolved(read: OpenedFiles) {
  return { read, ...(read.case && { resolved: resolveCase(read.case.document) }) };
}

/** Whatever is made of it meanwhile, a figure or a saved case, must not pass for the whole. */
const IS_PART = 'Only the first part of the record: its file was still being read';

function sendPart({ document, patients }: ForeignRead, name: string, post: Post): void {
  if (document === undefined) return;
  const remarks = [IS_PART, ...(document.remarks ?? [])];
  const made = toCase({ ...document, remarks }, { name });
  const read = { ...made, isForeign: true, leftOut: [], patients } as const;
  sendPieces(withResolved({ ...read, ledger: [], issues: [] }), true, post);
}

const PIECE = 8_000_000;

/** What is beyond every limit is only looked at, so that it can be said what it is. */
async function bytesOf(
  files: readonly File[],
  tell: (progress: ReadProgress) => void,
): Promise<readonly ForeignFile[]> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const taken: ForeignFile[] = [];
  let done = 0;
  for (const file of files) {
    const { name, size } = file;
    const bytes = new Uint8Array(size > MAX_STREAMED ? Math.min(size, PIECE) : size);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const end = Math.min(at + PIECE, bytes.length);
      bytes.set(new Uint8Array(await file.slice(at, end).arrayBuffer()), at);
      done += end - at;
      tell({ doing: 'reading', part: done / total, records: 0 });
    }
    taken.push({ name, bytes, ...(size > bytes.length && { size }) });
  }
  return taken;
}

const PAUSE_MS = 100;

/** Ten times a second is more than anybody reads. */
function throttled(tell: (progress: ReadProgress) => void): (progress: ReadProgress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < PAUSE_MS) return;
    last = now;
    tell(progress);
  };
}
