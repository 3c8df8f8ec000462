/**
 * Files and streams of the command line: reading with a size limit, writing all or nothing, and
 * the errors that are the caller's to mend (exit code 2).
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Wrong use, or a file that cannot be read or written: said without a stack, exit code 2. */
export class UsageError extends Error {
  readonly exitCode: ExitCode = 2;
}

/** What was given is no case; an error of the file, not of its use: exit code 1. */
export class RefusedError extends UsageError {
  override readonly exitCode: ExitCode = 1;
}

/** 0 all is well, 1 the case has errors, 2 wrong use or a file that cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

export const STREAM = '-';

/** As formats: beyond this a file is no case. Refused before it is read. */
const LIMIT = 210 * 1000 * 1000;

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if (path === STREAM) return await collect(process.stdin);
    const info = await stat(path);
    if (info.isDirectory()) throw new UsageError('it is a folder');
    // A sparse file is refused before a byte of it is read.
    if (info.size > LIMIT) throw tooLarge();
    return await collect(createReadStream(path));
  } catch (error) {
    if (error instanceof RefusedError) throw new RefusedError(`${shown(path)}: ${error.message}`);
    throw new UsageError(`cannot read ${shown(path)}: ${reasonOf(error)}`);
  }
}

export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Makes the folder that several files need; true when it is there. */
export async function makeFolder(path: string): Promise<true> {
  if (path === STREAM) throw new UsageError('several files need -o FOLDER');
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`cannot make the folder ${path}: ${reasonOf(error)}`);
  });
  return true;
}

export interface WriteOptions {
  /** Replace a file that is there; without it the file is kept and the caller told. */
  readonly force?: boolean;
}

/** Writes the whole file or nothing; a stream or a device is written as it stands. */
export async function writeBytes(
  path: string,
  bytes: Uint8Array,
  { force = false }: WriteOptions = {},
): Promise<void> {
  if (isStream(path)) return print(bytes);
  try {
    const target = await realpath(path).catch(() => path);
    const info = await stat(target).catch(() => undefined);
    if (info?.isDirectory()) throw new UsageError('it is a folder; name a file in it');
    if (info && !info.isFile()) return await writeAll(target, 'w', bytes);
    if (info && !force) throw new UsageError('the file exists; --force replaces it');
    await replaceFile(target, bytes, info?.mode);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** "-" and the names by which systems call it: the file it leads to is not ours to replace. */
export function isStream(path: string): boolean {
  return path === STREAM || path === '/dev/stdout' || path === '/dev/fd/1';
}

/** To stdout, resolved when it is handed over, so that a pipe gets all of it. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => {
      const isGone = (error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
      if (!error || isGone) resolve();
      else reject(new UsageError(`cannot write standard output: ${reasonOf(error)}`));
    }),
  );
}

export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A reader that went away (`| head`) is no mistake of ours; `print` tells of anything else. */
export function endQuietlyOnBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
    });
  }
}

let written = 0;

async function replaceFile(target: string, bytes: Uint8Array, mode?: number): Promise<void> {
  // A name of its own, because one made of the target's may be longer than the disk allows.
  const temporary = join(dirname(target), `.caseline-${process.pid}-${++written}.tmp`);
  try {
    await writeAll(temporary, 'wx', bytes, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(
  path: string,
  flags: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const file = await open(path, flags, mode & 0o777);
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

async function collect(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part as Uint8Array);
    length += bytes.length;
    if (length > LIMIT) throw tooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts, length);
}

function tooLarge(): RefusedError {
  return new RefusedError(`it is larger than ${LIMIT / 1_000_000} MB, so it is no case file`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? error.message;
}

function shown(path: string): string {
  return path === STREAM ? 'standard input' : path;
}
