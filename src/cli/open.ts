/** From an argument to a case: a file, standard input or a built-in case, and all its issues. */
import { readCaseObject } from '../formats/native.ts';
import type { Case } from '../model/case.ts';
import type { Course } from '../model/course.ts';
import type { Issue } from '../model/issue.ts';
import { resolveCase } from '../model/resolve.ts';
import { BUILTIN_IDS, isBuiltin, readBuiltinData } from './builtin.ts';
import { isThere, readBytes, STREAM, UsageError } from './node.ts';

export interface Opened {
  /** What messages call it: the argument as given. */
  readonly name: string;
  readonly case?: Case;
  /** Of every reading. */
  readonly issues: readonly Issue[];
}

/** A file of that name goes before a built-in case of that id. */
export async function openCase(argument: string): Promise<Opened> {
  if (argument === STREAM) return openBytes('stdin', await readBytes(STREAM));
  if (await isThere(argument)) return openBytes(argument, await readBytes(argument));
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
): Promise<OpenedCourse> {
  const opened = await openCase(argument);
  if (opened.case === undefined) return opened;
  const reading = typeof wanted === 'function' ? wanted(opened.case) : wanted;
  checkReading(opened.case, reading);
  return { ...opened, course: resolveCase(opened.case.document, reading).course };
}

/** The readers of foreign text are loaded with the first file. */
async function openBytes(name: string, bytes: Uint8Array): Promise<Opened> {
  const { openFiles } = await import('../formats/open.ts');
  return { name, ...(await openFiles([{ name, bytes }])) };
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
