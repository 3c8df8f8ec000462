/** From an argument to a case: a file, standard input or a built-in case, and all its issues. */
import { readCaseObject } from '../formats/native.ts';
import type { OpenedFiles } from '../formats/open.ts';
import { shortNames } from '../formats/short-names.ts';
import type { Case } from '../model/case.ts';
import type { Course } from '../model/course.ts';
import type { Issue } from '../model/issue.ts';
import { resolveCase } from '../model/resolve.ts';
import { BUILTIN_IDS, isBuiltin, readBuiltinData } from './builtin.ts';
import { Progress } from './progress.ts';
import { complain, isThere, readBytes, STREAM, UsageError } from './node.ts';

export interface Opened {
  /** What messages call it: the argument as given. */
  readonly name: string;
  readonly case?: Case;
  /** Of every reading. */
  readonly issues: readonly Issue[];
  /** Of files of another program's: as what they were read, and what became of each record. */
  readonly foreign?: Pick<OpenedFiles, 'format' | 'ledger' | 'patients' | 'leftOut' | 'tables'>;
}

export interface OpenHow {
  /** Of several patients in a file: which. */
  readonly patient?: string;
  /** What the columns of tables mean. */
  readonly mapping?: unknown;
  /** All files, to be read as one record. */
  readonly together?: readonly string[];
}

/** Files that are to be one record; one of a built-in case of that id, if no file has that name. */
export async function openCase(argument: string, how: OpenHow = {}): Promise<Opened> {
  const { together = [] } = how;
  if (together.length > 1) return openAll(together, how);
  if (argument === STREAM) return openBytes('stdin', await readBytes(STREAM), how);
  if (await isThere(argument)) return openBytes(argument, await readBytes(argument), how);
  if (isBuiltin(argument)) return openBuiltin(argument);
  const builtins = BUILTIN_IDS.join(', ');
  throw new UsageError(
    `cannot read ${argument}: no such file, and no built-in case (there are ${builtins})`,
  );
}

export async function openBuiltin(id: string): Promise<Opened> {
  return { name: id, ...readCaseObject(await readBuiltinData(id), id) };
}

export interface OpenedCourse extends Opened {
  readonly course?: Course;
}

/** Resolved for a reading, which the case may have a say in; undefined is the default one. */
export async function openCourse(
  argument: string,
  wanted?: string | ((opened: Case) => string | undefined),
  how: OpenHow = {},
): Promise<OpenedCourse> {
  const opened = await openCase(argument, how);
  if (opened.case === undefined) return opened;
  const reading = typeof wanted === 'function' ? wanted(opened.case) : wanted;
  checkReading(opened.case, reading);
  return { ...opened, course: resolveCase(opened.case.document, reading).course };
}

async function openAll(names: readonly string[], how: OpenHow): Promise<Opened> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const short = shortNames(names);
  for (const [at, name] of names.entries())
    files.push({ name: short[at] ?? name, bytes: await readBytes(name) });
  return openRead(`${names[0] ?? ''} and ${names.length - 1} more`, files, how);
}

function openBytes(name: string, bytes: Uint8Array, how: OpenHow): Promise<Opened> {
  return openRead(name, [{ name: shortNames([name])[0] ?? name, bytes }], how);
}

/** The readers of files are loaded with the first file. */
async function openRead(
  name: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { patient, mapping }: OpenHow,
): Promise<Opened> {
  const { openFiles } = await import('../formats/open.ts');
  const progress = new Progress(1);
  const opened = await openFiles(files, {
    onProgress: ({ part, records }) => progress.within(part, records),
    ...(patient !== undefined && { patient }),
    ...(mapping !== undefined && { mapping }),
  });
  progress.end();
  const { isForeign, leftOut } = opened;
  if (patient !== undefined && !isForeign)
    throw new UsageError(`--patient: ${name} is a case of one patient`);
  if (!isForeign && leftOut.length > 0)
    throw new UsageError(
      `${leftOut.join(', ')}: a case is a record of its own, not one of several files`,
    );
  if (patient === undefined && opened.patients.length > 1) sayFirst(name, opened.patients);
  const { case: read, issues, format, ledger, patients, tables } = opened;
  return {
    name,
    issues,
    ...(read && { case: read }),
    ...(isForeign && {
      foreign: {
        ...(format !== undefined && { format }),
        ledger,
        patients,
        leftOut,
        ...(tables && { tables }),
      },
    }),
  };
}

function sayFirst(name: string, patients: OpenedFiles['patients']): void {
  const first = patients[0]?.id ?? '';
  complain(`${name}: ${patients.length} patients; ${first} is shown, --patient chooses another`);
}

function checkReading({ document }: Case, reading: string | undefined): void {
  const ids = (document.readings ?? []).map(({ id }) => id);
  if (reading === undefined || ids.includes(reading)) return;
  throw new UsageError(
    ids.length === 0
      ? 'the case has no readings'
      : `no reading "${reading}"; there are ${ids.join(', ')}`,
  );
}
