/** `caseline convert`: a case in the format of another program, and a list of what that cannot hold. */
import { join } from 'node:path';
import {
  groupLosses,
  countHeld,
  reportText,
  sayGroup,
  type Entry,
} from '../formats/write-account.ts';
import { wholeOf } from '../formats/write-account.ts';
import { writeAs, type WriteFormat } from '../formats/write-as.ts';
import { writeCase } from '../formats/write.ts';
import type { WrittenFile } from '../formats/write-written.ts';
import { withDates } from '../model/shift.ts';
import type { DateForm } from '../model/course.ts';
import {
  complain,
  isFolder,
  isStream,
  makeFolder,
  UsageError,
  writeBytes,
  type ExitCode,
} from './node.ts';
import { openCourse, type OpenedCourse } from './open.ts';
import { reportIssues } from './report.ts';
import { stemOf } from './targets.ts';
import { howOf, type TogetherOptions } from './together.ts';

export interface ConvertOptions extends TogetherOptions {
  readonly to: WriteFormat | 'native';
  readonly output: string;
  readonly report?: string;
  readonly reading?: string;
  readonly dates?: DateForm;
  readonly force?: boolean;
}

export async function convert(file: string, options: ConvertOptions): Promise<ExitCode> {
  const { how } = howOf([file], options);
  const opened = await openCourse(file, options.reading, how);
  const { name, issues } = opened;
  if (opened.case !== undefined && opened.course !== undefined)
    await (options.to === 'native'
      ? writeNative(opened, options)
      : write(opened, options.to, options));
  return reportIssues(name, issues);
}

async function writeNative(
  { case: read, course }: OpenedCourse,
  options: ConvertOptions,
): Promise<void> {
  if (options.dates !== undefined)
    throw new UsageError('--dates: a case of our own keeps the dates of its source');
  if (read === undefined || course === undefined) return;
  const force = options.force === true;
  await writeBytes(options.output, new TextEncoder().encode(writeCase(read)), { force });
  if (options.report !== undefined)
    await writeText(options.report, reportText(wholeOf(course, read.document)), force);
}

async function write(
  { name, case: read, course }: OpenedCourse,
  to: WriteFormat,
  { output, report, dates, force = false }: ConvertOptions,
): Promise<void> {
  if (read === undefined || course === undefined) return;
  const { files, entries } = await writeAs(to, {
    course: withDates(course, dates),
    document: read.document,
    name: stemOf(name === 'stdin' ? course.id : name),
    created: new Date().toISOString(),
  });
  if (files.length === 0)
    throw new UsageError(`${name}: nothing of it can be said in this format; see --report`);
  await writeFiles(files, output, force);
  if (report !== undefined) await writeText(report, reportText(entries), force);
  sayLosses(name, entries);
}

async function writeFiles(
  files: readonly WrittenFile[],
  output: string,
  force: boolean,
): Promise<void> {
  const [first] = files;
  if (output.endsWith('.zip')) return writeZip(files, output, force);
  const intoFolder = output.endsWith('/') || (await isFolder(output));
  if (first !== undefined && files.length === 1 && !intoFolder)
    return writeText(output, first.text, force);
  if (isStream(output))
    throw new UsageError(`these are ${files.length} files: name a folder with -o, or a .zip`);
  await makeFolder(output);
  for (const { name, text } of files) await writeText(join(output, name), text, force);
}

async function writeZip(
  files: readonly WrittenFile[],
  output: string,
  force: boolean,
): Promise<void> {
  const { zipOf } = await import('../export/zip.ts');
  const bytes = await zipOf(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  await writeBytes(output, bytes, { force });
}

const writeText = (path: string, text: string, force: boolean): Promise<void> =>
  writeBytes(path, new TextEncoder().encode(text), { force });

function sayLosses(name: string, entries: readonly Entry[]): void {
  const { whole, part, none } = countHeld(entries);
  complain(
    `${name}: of ${entries.length} data, ${whole} are held whole, ${part} in part, ${none} not`,
  );
  for (const group of groupLosses(entries)) complain(`  ${sayGroup(group)}`);
}
