/** `caseline table`: the timeline and the measurements of a case as CSV, XLSX, Markdown, HTML or DOCX. */
import { extname, join } from 'node:path';
import type { TableId } from '../describe/table-doc.ts';
import { tablesOf } from '../describe/tables.ts';
import { exportTable, isTextFormat, TABLE_FORMATS, type TableFormat } from '../export/table.ts';
import type { Course } from '../model/course.ts';
import { isDated } from '../model/shift.ts';
import {
  complain,
  isFolder,
  isStream,
  makeFolder,
  STREAM,
  UsageError,
  writeBytes,
  type ExitCode,
} from './node.ts';
import type { OpenHow } from './open.ts';
import { reportIssues } from './report.ts';
import { checkTargets, stemOf, writeAll } from './targets.ts';
import type { ViewOptions } from './render-view.ts';
import { howOf, type TogetherOptions } from './together.ts';
import { openTold } from './words.ts';

export interface TableOptions extends ViewOptions, TogetherOptions {
  readonly output?: string;
  readonly format?: TableFormat;
  readonly which?: TableId;
  readonly force?: boolean;
}

export async function table(given: readonly string[], options: TableOptions): Promise<ExitCode> {
  const { files, how } = howOf(given, options);
  const { output = STREAM } = options;
  const format = formatOf(options);
  const intoFolder = files.length > 1 ? await makeFolder(output) : await isFolder(output);
  const targetOf = (file: string): string =>
    intoFolder ? join(output, nameOf(file, format, options)) : output;
  const writeOne = (file: string): Promise<ExitCode> =>
    tableOne(file, targetOf, format, { ...options, how });
  if (files.length === 1) return writeOne(files[0] ?? '');
  checkTargets(files, targetOf);
  return writeAll(files, writeOne);
}

async function tableOne(
  file: string,
  targetOf: (file: string) => string,
  format: TableFormat,
  options: TableOptions & { readonly how: OpenHow },
): Promise<ExitCode> {
  const { name, issues, told } = await openTold(file, options, options.how);
  if (told === undefined) return reportIssues(name, issues);
  const { which, force = false } = options;
  const tables = tablesOf(told.course, told.view);
  const bytes = await exportTable(tables, format, which === undefined ? {} : { which });
  sayDates(name, told.course);
  await writeBytes(targetOf(file), bytes, { force });
  return reportIssues(name, issues);
}

/** A real person may be told by dates; an invented one is nobody. */
function sayDates(name: string, course: Course): void {
  if (course.dates !== undefined || course.source.basis === 'synthetic' || !isDated(course)) return;
  complain(
    `${name}: the table has calendar dates; --dates relative tells them as days, --dates shifted moves them`,
  );
}

function formatOf({ output = STREAM, format }: TableOptions): TableFormat {
  const ending = extname(output).slice(1).toLowerCase();
  const named = TABLE_FORMATS.find((each) => each === ending);
  const found = format ?? named ?? 'md';
  const isUnknown = format === undefined && named === undefined && ending !== '';
  if (isUnknown && !isStream(output)) {
    throw new UsageError(
      `the ending .${ending} of ${output} names no format: use one of ${TABLE_FORMATS.map((each) => `.${each}`).join(', ')}, or --format`,
    );
  }
  checkStream(found, output);
  return found;
}

function checkStream(format: TableFormat, output: string): void {
  if (isTextFormat(format) || !isStream(output) || !process.stdout.isTTY) return;
  throw new UsageError(`${format} is no text for a terminal; name a file with -o`);
}

/** "my.xlsx"; of one table alone "my-measurements.csv". */
function nameOf(file: string, format: TableFormat, { which }: TableOptions): string {
  return `${stemOf(file)}${which === undefined ? '' : `-${which}`}.${format}`;
}
