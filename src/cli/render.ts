/**
 * `caseline render`: a case, a view and a page become a file. A faulty case is drawn as far as it is
 * sound; of several files one that fails does not stop the others.
 */
import { basename, extname, join } from 'node:path';
import type { Drawing } from '../draw/mark.ts';
import { ExportError } from '../export/error.ts';
import type { PreflightInput } from '../export/preflight-input.ts';
import { FORMATS, type Format, type SvgTextMode } from '../export/export.ts';
import { asOne, exportPages, holdsPages, nameOfPage } from '../export/pages.ts';
import { axisPossible } from '../layout/axis.ts';
import { seen } from '../model/resolved.ts';
import { renderPages } from '../render-pages.ts';
import type { Length } from './arguments.ts';
import {
  complain,
  isFolder,
  isStream,
  isThere,
  makeFolder,
  UsageError,
  writeBytes,
  type ExitCode,
} from './node.ts';
import { openCourse, type OpenHow } from './open.ts';
import { howOf, type TogetherOptions } from './together.ts';
import { pageOf, toPreset, type PageOptions } from './render-page.ts';
import { readingOf, viewOf, type ViewOptions } from './render-view.ts';
import { reportIssues } from './report.ts';
import { checkTargets, stemOf, writeAll } from './targets.ts';

export interface RenderOptions extends PageOptions, ViewOptions, TogetherOptions {
  readonly output: string;
  readonly format?: Format;
  readonly force?: boolean;
  readonly preflight?: boolean;
  readonly width?: Length;
  readonly text?: SvgTextMode;
}

export async function render(given: readonly string[], options: RenderOptions): Promise<ExitCode> {
  const { files, how } = howOf(given, options);
  // A wrong preset or format is wrong for every file: said once, before any is drawn.
  toPreset(options);
  const intoFolder =
    files.length > 1 ? await makeFolder(options.output) : await isFolder(options.output);
  const format = formatOf(options, intoFolder);
  const targetOf = (file: string): string =>
    intoFolder ? join(options.output, `${stemOf(file)}.${format}`) : options.output;
  if (files.length === 1) return renderOne(files[0] ?? '', targetOf, format, { ...options, how });
  checkTargets(files, targetOf);
  return writeAll(files, (file) => renderOne(file, targetOf, format, { ...options, how }));
}

async function renderOne(
  file: string,
  targetOf: (file: string) => string,
  format: Format,
  options: RenderOptions & { readonly how: OpenHow },
): Promise<ExitCode> {
  const { name, course, issues, foreign } = await openCourse(
    file,
    (opened) => readingOf(options, opened),
    options.how,
  );
  if (course === undefined) return reportIssues(name, issues);
  const chosen = viewOf(options, course, foreign !== undefined);
  const { view, page } = pageOf(options, format, chosen);
  const reason = axisPossible(seen(course, view), view.axis);
  if (reason !== undefined) throw new UsageError(`no ${view.axis} axis for ${name}: ${reason}`);
  const { pages, words } = renderPages(course, view, page);
  const drawings = pages.map(({ drawing }) => drawing);
  const target = targetOf(file);
  const objections =
    options.preflight === true
      ? await sayPreflight({
          drawing: asOne(drawings),
          pages: drawings.length,
          course,
          view,
          page,
          format,
          fileName: basename(target),
        })
      : 0;
  const { dpi, grey } = page.paper ?? { dpi: SCREEN_DPI, grey: false };
  const how = { dpi, grey, text: options.text ?? 'live', words } as const;
  if (drawings.length > 1) sayPages(name, drawings.length, format, target);
  const files = await exportAll(name, drawings, format, how);
  await writePages(files, target, options.force === true);
  return reportIssues(name, issues) || objections;
}

/** A stream takes one file; what is more is refused before it is made. */
function sayPages(name: string, count: number, format: Format, target: string): void {
  const way = '--pages one keeps it on one page';
  if (holdsPages(format)) complain(`${name}: ${count} pages, ${way}`);
  else if (isStream(target))
    throw new UsageError(
      `${count} pages are ${count} ${format} files: name a file with -o, or write pdf or pptx; ${way}`,
    );
  else
    complain(
      `${name}: ${count} pages, ${nameOfPage(basename(target), 0, count)} and the ones that follow; ${way}`,
    );
}

/** All of them or, where one is there already, none. */
async function writePages(
  files: readonly Uint8Array[],
  target: string,
  force: boolean,
): Promise<void> {
  const targets = files.map((_, at) => nameOfPage(target, at, files.length));
  if (files.length > 1 && !force)
    for (const each of targets)
      if (await isThere(each))
        throw new UsageError(`cannot write ${each}: the file exists; --force replaces it`);
  for (const [at, bytes] of files.entries())
    await writeBytes(targets[at] ?? target, bytes, { force });
}

/** Twice the px of the screen, as the app's quick PNG. */
const SCREEN_DPI = 192;

/** What is wrong or worth knowing, worst first; 1 if something is wrong. */
async function sayPreflight(input: PreflightInput): Promise<ExitCode> {
  const { preflight } = await import('../export/preflight.ts');
  const findings = preflight(input);
  for (const { severity, says } of findings) complain(`preflight ${severity}: ${says}`);
  if (findings.length === 0) complain('preflight: nothing found');
  return findings.some(({ severity }) => severity === 'problem') ? 1 : 0;
}

async function exportAll(
  name: string,
  pages: readonly Drawing[],
  format: Format,
  options: Parameters<typeof exportPages>[2],
): Promise<readonly Uint8Array[]> {
  await sayMissing(name, asOne(pages), format);
  try {
    return await exportPages(pages, format, options);
  } catch (error) {
    if (error instanceof ExportError) throw new UsageError(`${name}: ${error.message}`);
    throw error;
  }
}

/** An SVG with live text is set by its reader's fonts, which may have more. */
async function sayMissing(name: string, drawing: Drawing, format: Format): Promise<void> {
  if (format === 'svg' || format === 'pptx') return;
  const { missingOf, sayCharacter } = await import('../export/runs.ts');
  const missing = missingOf(drawing);
  if (missing.length === 0) return;
  complain(`${name}: no font here has ${missing.map(sayCharacter).join(', ')}; drawn as �`);
}

function formatOf({ output, format }: RenderOptions, intoFolder: boolean): Format {
  if (format !== undefined) return checkTerminal(format, output);
  if (intoFolder || isStream(output)) return 'svg';
  const ending = extname(output).slice(1).toLowerCase();
  const known = FORMATS.find((each) => each === (ending === 'tif' ? 'tiff' : ending));
  if (known !== undefined) return known;
  const whose = ending === '' ? 'no ending' : `the ending .${ending}`;
  throw new UsageError(
    `${output} has ${whose} that names a format: use one of ${FORMATS.map((each) => `.${each}`).join(', ')}, or --format`,
  );
}

function checkTerminal(format: Format, output: string): Format {
  if (format !== 'svg' && isStream(output) && process.stdout.isTTY)
    throw new UsageError(`${format} is no text for a terminal; name a file with -o`);
  return format;
}
