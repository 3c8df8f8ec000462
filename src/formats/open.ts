/**
 * Opens files of any format by their content, several of one format as one record. Never throws on
 * foreign data: what is not read is listed, with the reason.
 */
import type { Issue } from '../model/issue.ts';
import { MAX_BYTES, MAX_STREAMED, tooLarge } from './decode.ts';
import type { ForeignFile, ForeignRead, LedgerEntry, ReadOptions } from './foreign.ts';
import { FOREIGN, isNative, sampleOf, type Format, type Sample } from './format.ts';
import { byRecord, withoutLost } from './ledger-lost.ts';
import { formatIssue } from './issues.ts';
import { toCase, type ReadCase } from './native.ts';
import { readCase } from './read.ts';
import { testsInTwoUnits } from './unit-groups.ts';

export const NATIVE: Format = {
  id: 'native',
  label: 'a Caseline case',
  recognises: isNative,
  // What was opened at such a size must open again when it was saved.
  limit: MAX_STREAMED,
  read: ({ name, bytes }) => readCase(bytes, { name }),
};

export interface OpenedFiles extends ReadCase, Pick<ForeignRead, 'ledger' | 'patients' | 'tables'> {
  /** After "read as": "a FHIR bundle"; undefined where nothing could be read. */
  readonly format?: string;
  /** Whether it is a file of another program's, which has a ledger. */
  readonly isForeign: boolean;
  /** Names of files that were not read, since a file of another format was. */
  readonly leftOut: readonly string[];
}

/**
 * Opens the files: a case of our own before anything else, otherwise all files of the format of the
 * first that can be read.
 */
export async function openFiles(
  files: readonly ForeignFile[],
  options: ReadOptions = {},
): Promise<OpenedFiles> {
  const looked = files.map(lookAt);
  const first =
    looked.find(({ format }) => format === NATIVE) ??
    looked.find(({ format }) => format?.readAll !== undefined) ??
    looked[0];
  const chosen = looked.find(({ format }) => takesIn(format, first)) ?? first;
  if (chosen === undefined) return ofNative({ issues: [formatIssue('missing-file', '')] });
  if (chosen.format?.readAll === undefined) {
    const left = looked.filter((each) => each !== chosen);
    return { ...ofNative(openAlone(chosen)), leftOut: left.map(nameOf) };
  }
  const { id } = chosen.format;
  const isOwn = (each: Looked): boolean => each.format?.id === id || takesIn(chosen.format, each);
  const own = looked.filter(isOwn);
  const others = looked.filter((each) => !isOwn(each));
  const read = await inOneUnit(
    await chosen.format.readAll(
      own.map(({ file }) => file),
      options,
    ),
  );
  const opened = toOpened(
    { ...read, ledger: [...read.ledger, ...untold(read, own)] },
    chosen,
    own.length,
  );
  return withOthers(opened, chosen.format, others);
}

/** The converter is loaded when one test comes in two units. */
async function inOneUnit(read: ForeignRead): Promise<ForeignRead> {
  if (testsInTwoUnits(read.document).length === 0) return read;
  const { mergeUnits } = await import('./unit-merge.ts');
  return mergeUnits(read);
}

const takesIn = (
  format: Format | undefined,
  { sample, format: own }: Partial<Looked> = {},
): boolean => own !== NATIVE && sample !== undefined && format?.takesIn?.(sample) === true;

interface Looked {
  readonly file: ForeignFile;
  readonly sample?: Sample;
  /** Undefined: none that is known. */
  readonly format?: Format;
  /** It is larger than this, its format's limit in bytes. */
  readonly tooMuch?: number;
}

function lookAt(file: ForeignFile): Looked {
  const sample = sampleOf(file);
  const format = [NATIVE, ...FOREIGN].find(({ recognises }) => recognises(sample));
  return sizeOf(file) > limitOf(format)
    ? { file, tooMuch: limitOf(format) }
    : { file, sample, ...(format && { format }) };
}

const sizeOf = ({ bytes, size = bytes.length }: ForeignFile): number => size;

/** What is not read may be as large as it is: it is told by its name. */
function limitOf(format: Format | undefined): number {
  const isRead = format === undefined || format.read !== undefined || format.readAll !== undefined;
  return isRead ? (format?.limit ?? MAX_BYTES) : Infinity;
}

/** A case of our own, a file that may be one, or one that nothing can be made of. */
function openAlone({ file, sample, format, tooMuch }: Looked): ReadCase {
  if (sample === undefined) return { issues: [tooLarge(sizeOf(file), tooMuch ?? MAX_BYTES)] };
  if (format?.read) return format.read(file);
  if (format?.isSpreadsheet) {
    const about = `This looks like ${format.label}; Caseline cannot read it`;
    return { issues: [formatIssue('unread-spreadsheet', '', { about })] };
  }
  if (format?.isBinary) {
    const about = `This looks like ${format.label}; Caseline cannot read it`;
    return { issues: [formatIssue('unread-binary', '', { about })] };
  }
  if (format)
    return unreadable(
      `This looks like ${format.label}; ${format.remedy ?? 'Caseline cannot read it yet'}.`,
    );
  return mayBeCase(sample)
    ? readCase(file.bytes, { name: file.name })
    : unreadable('This is no format that Caseline knows.');
}

/** A case without its first line, an empty file, one that is damaged: the reader says what is wrong. */
function mayBeCase({ name, text, signature }: Sample): boolean {
  return (
    /\.(?:ya?ml|json)$/.test(name) ||
    signature.includes('\0') ||
    /^\s*$/.test(text) ||
    /^[A-Za-z"{#-]/.test(text.trimStart())
  );
}

function unreadable(about: string): ReadCase {
  return { issues: [formatIssue('unknown-format', '', { about })] };
}

function ofNative(read: ReadCase): OpenedFiles {
  const format = read.case === undefined ? {} : { format: NATIVE.label };
  return { ...read, ...format, isForeign: false, ledger: [], patients: [], leftOut: [] };
}

/** Files of which no record could be read: each is told as a whole. */
function untold(
  { ledger, issues }: ForeignRead,
  looked: readonly Looked[],
): readonly LedgerEntry[] {
  const isAlone = looked.length === 1;
  if (isAlone && ledger.length > 0) return [];
  const told = new Set(ledger.map(({ file }) => file));
  return looked.flatMap(({ file: { name } }): readonly LedgerEntry[] => {
    if (told.has(name)) return [];
    const own = issues.filter(({ path }) => isAlone || path.startsWith(name));
    const why = own.map(({ message }) => message).join('; ');
    const common = { record: name, file: name, ids: [] };
    return [
      why === ''
        ? { ...common, outcomes: ['ignored'], why: 'it holds no record' }
        : { ...common, outcomes: ['issue'], why },
    ];
  });
}

/** The document of a reader is judged as any other; its faults are told beside the reader's own. */
function toOpened(
  { document, issues, ledger, patients, tables }: ForeignRead,
  { file, format }: Looked,
  count: number,
): OpenedFiles {
  const more = count > 1 ? ` and ${count - 1} more` : '';
  const name = `${file.name.replace(/^.*[\\/]/, '')}${more}`;
  const label = format?.label;
  const common = {
    ...{ isForeign: true, ledger, patients, leftOut: [] },
    ...(tables && { tables }),
  } as const;
  if (document === undefined) return { ...common, issues, ...(label && { format: label }) };
  const read = toCase(document, { name, isMade: true });
  const kept = read.case?.document;
  const judged = byRecord(read.issues, withoutLost(ledger, document, kept), kept);
  return {
    ...common,
    ...read,
    ledger: judged.ledger,
    issues: [...issues, ...judged.issues],
    ...(label && { format: label }),
  };
}

/** What else was given with it: listed with the reason, never passed over. */
function withOthers(opened: OpenedFiles, format: Format, others: readonly Looked[]): OpenedFiles {
  if (others.length === 0) return opened;
  return {
    ...opened,
    issues: [...opened.issues, ...others.map((other) => otherIssue(other, format))],
    ledger: [...opened.ledger, ...others.map(otherEntry)],
    leftOut: others.map(nameOf),
  };
}

function otherIssue({ file, format, tooMuch }: Looked, chosen: Format): Issue {
  if (tooMuch !== undefined) return { ...tooLarge(sizeOf(file), tooMuch), path: file.name };
  const looks = format === undefined ? 'of no format that is known' : `like ${format.label}`;
  return formatIssue('foreign-mixed', file.name, {
    about: `the files read are ${chosen.label.replace(/^an? /, '')} files, this one looks ${looks}`,
    outcome: 'It is left out.',
  });
}

function otherEntry({ file, format, tooMuch }: Looked): LedgerEntry {
  const why =
    tooMuch !== undefined
      ? 'too large to be read'
      : format === undefined
        ? 'of no format that is known'
        : `looks like ${format.label}, and files of another format were read`;
  return { record: file.name, file: file.name, outcomes: ['ignored'], ids: [], why };
}

const nameOf = ({ file }: Looked): string => file.name;
