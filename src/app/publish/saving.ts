/** Formats in words, what a file will hold before it is made, and the making of it. */
import type { Drawing } from '../../draw/mark.ts';
import { FORMATS, type ExportOptions, type Format } from '../../export/export.ts';
import { exportPages, holdsPages, nameOfPage, type FileWords } from '../../export/pages.ts';
import { toMm } from '../../export/preflight-input.ts';
import type { Preset } from '../../export/presets.ts';
import { download } from '../browser.ts';

export interface FormatWords {
  readonly format: Format;
  readonly name: string;
  readonly says: string;
  readonly mime: string;
}

const WORDS: Readonly<Record<Format, Omit<FormatWords, 'format'>>> = {
  pdf: { name: 'PDF', says: 'lines and live text, font inside', mime: 'application/pdf' },
  tiff: { name: 'TIFF', says: 'pixels, LZW, no transparency', mime: 'image/tiff' },
  svg: { name: 'SVG', says: 'editable lines and text', mime: 'image/svg+xml' },
  png: { name: 'PNG', says: 'pixels', mime: 'image/png' },
  pptx: {
    name: 'PPTX',
    says: 'a slide of editable shapes and text',
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
};

/** Those that the venue takes, the best first, and the rest. */
export function formatsFor(preset: Preset | undefined): {
  readonly wanted: readonly FormatWords[];
  readonly others: readonly FormatWords[];
} {
  const wanted = preset?.formats ?? ['pdf', 'tiff', 'svg'];
  const others = FORMATS.filter((format) => !wanted.includes(format));
  return { wanted: wanted.map(toWords), others: others.map(toWords) };
}

function toWords(format: Format): FormatWords {
  return { format, ...WORDS[format] };
}

/** "1772 × 2795 px at 500 dpi": what PNG and TIFF will have. */
export function sayPixels({ width, height }: Drawing, dpi: number): string {
  const pixels = (length: number): number => Math.round((length / 96) * dpi);
  return `${pixels(width)} × ${pixels(height)} px at ${dpi} dpi`;
}

export interface Made {
  readonly blob: Blob;
  readonly name: string;
}

interface MakeOptions extends ExportOptions {
  readonly name: string;
  readonly words: FileWords;
}

/**
 * Of a format that holds one page, several are packed into one file: a browser asks before it saves
 * many. Throws in words where it cannot be done; nothing is saved then.
 */
export async function make(
  pages: readonly Drawing[],
  { format, mime }: FormatWords,
  { name, ...options }: MakeOptions,
): Promise<Made> {
  const files = await exportPages(pages, format, options);
  const [first] = files;
  if (files.length === 1 && first !== undefined)
    return { blob: new Blob([first], { type: mime }), name: `${name}.${format}` };
  const { zipOf } = await import('../../export/zip.ts');
  const named = files.map((file, at) => [nameOfPage(`${name}.${format}`, at, files.length), file]);
  const zip = await zipOf(Object.fromEntries(named));
  return { blob: new Blob([zip], { type: ZIP }), name: `${name}-${format}.zip` };
}

const ZIP = 'application/zip';

/** The words alone, for the fields of a submission form. */
export function wordsFile(words: FileWords, name: string): Made {
  const { title, caption, alt, description } = words;
  const text = [
    ['Title', title],
    ['Caption', caption],
    ['Alt text', alt],
    ['Long description', description],
  ]
    .map(([head, words]) => `${head}\n${words}\n`)
    .join('\n');
  return { blob: new Blob([text], { type: 'text/plain' }), name: `${name}-words.txt` };
}

/** Throws where the browser has no downloads at all; one that forbids them says nothing. */
export function save({ blob, name }: Made): void {
  download(blob, name, blob.type);
}

interface Of {
  readonly pages: readonly Drawing[];
  readonly words: FormatWords;
  readonly preset: Preset | undefined;
  readonly dpi: number;
}

/** What the file holds, and whether it is too large for where it goes. */
export function saySaved({ blob }: Made, { pages, words, preset, dpi }: Of): string {
  const [drawing] = pages;
  if (drawing === undefined) return '';
  const mm = (length: number): number => Math.round(toMm(length) * 10) / 10;
  const size = isPixels(words)
    ? sayPixels(drawing, dpi)
    : `${mm(drawing.width)} × ${mm(drawing.height)} mm`;
  const most = preset?.mostMegabytes;
  const isTooLarge = most !== undefined && blob.size > most * 1e6;
  const but = isTooLarge ? ` More than the ${most} MB taken there: choose fewer dpi.` : '';
  const sheets = pages.length === 1 ? '' : `${pages.length} ${sheetsOf(words)} of `;
  return `${sheets}${size}, ${saySize(blob.size)}, with its words inside.${but}`;
}

function sheetsOf({ format, name }: FormatWords): string {
  return format === 'pptx' ? 'slides' : holdsPages(format) ? 'pages' : `${name} files`;
}

export function isPixels({ format }: FormatWords): boolean {
  return format === 'png' || format === 'tiff';
}

/** "1.2 MB" */
export function saySize(bytes: number): string {
  if (bytes < 100_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Nothing that a file system refuses. */
export function toFileName(typed: string): string {
  return typed
    .replace(/[^\p{L}\p{N} ._()-]+/gu, '-')
    .replace(/^[.\s]+/, '')
    .slice(0, 80);
}
