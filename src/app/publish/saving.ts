/** Formats in words, what a file will hold before it is made, and the making of it. */
import type { Drawing } from '../../draw/mark.ts';
import { exportDrawing, FORMATS, type ExportOptions, type Format } from '../../export/export.ts';
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

/** Throws in words where it cannot be done; nothing is saved then. */
export async function make(
  drawing: Drawing,
  { format, mime }: FormatWords,
  { name, ...options }: ExportOptions & { readonly name: string },
): Promise<Made> {
  const bytes = await exportDrawing(drawing, format, options);
  return { blob: new Blob([bytes], { type: mime }), name: `${name}.${format}` };
}

/** The words alone, for the fields of a submission form. */
export function wordsFile({ title, caption, alt, description }: Drawing, name: string): Made {
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
  readonly drawing: Drawing;
  readonly words: FormatWords;
  readonly preset: Preset | undefined;
  readonly dpi: number;
}

/** What the file holds, and whether it is too large for where it goes. */
export function saySaved({ blob }: Made, { drawing, words, preset, dpi }: Of): string {
  const mm = (length: number): number => Math.round(toMm(length) * 10) / 10;
  const size = isPixels(words)
    ? sayPixels(drawing, dpi)
    : `${mm(drawing.width)} × ${mm(drawing.height)} mm`;
  const most = preset?.mostMegabytes;
  const isTooLarge = most !== undefined && blob.size > most * 1e6;
  const but = isTooLarge ? ` More than the ${most} MB taken there: choose fewer dpi.` : '';
  return `${size}, ${saySize(blob.size)}, with its words inside.${but}`;
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
