/**
 * A figure of several pages as files. A PDF and a presentation hold all of them; of the other
 * formats each page is a file.
 */
import type { Drawing } from '../draw/mark.ts';
import { ExportError } from './error.ts';
import { exportDrawing, type ExportOptions, type Format } from './export.ts';

/** What a file of several pages says of itself. */
export type FileWords = Pick<Drawing, 'title' | 'alt' | 'description' | 'caption' | 'author'>;

export function holdsPages(format: Format): boolean {
  return format === 'pdf' || format === 'pptx';
}

/**
 * One file where the format holds pages, otherwise one for each. Throws `ExportError` in words for
 * people where it cannot be done.
 */
export async function exportPages(
  pages: readonly Drawing[],
  format: Format,
  options: ExportOptions & { readonly words: FileWords },
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const [first] = pages;
  if (first === undefined) throw new ExportError('There is no figure to save. Choose one.');
  if (pages.length === 1) return [await exportDrawing(first, format, options)];
  if (format === 'pdf') {
    const { pdfFile } = await import('./pdf.ts');
    const { title, alt, author = 'Caseline', caption, description } = options.words;
    const long = [caption, description].filter((text) => text !== '').join('\n\n');
    return [await pdfFile(pages, { title, alt, author, long })];
  }
  if (format === 'pptx') {
    const { pptxFile } = await import('./pptx.ts');
    const slides = pages.map((drawing) => ({
      drawing,
      notes: `${drawing.caption}\n\n${drawing.description}`,
    }));
    return [await pptxFile(slides, options.words)];
  }
  const files: Uint8Array<ArrayBuffer>[] = [];
  // One after the other: pixels of several pages at once may not fit in memory.
  for (const page of pages) files.push(await exportDrawing(page, format, options));
  return files;
}

/** "figure.png" of page 2 of 12 is "figure-02.png". */
export function nameOfPage(name: string, at: number, of: number): string {
  if (of === 1) return name;
  const number = String(at + 1).padStart(String(of).length, '0');
  return name.replace(/(\.[^./\\]+)?$/, (ending) => `-${number}${ending}`);
}

/** All marks of all pages, as large as the largest: for what is asked of each mark by itself. */
export function asOne(pages: readonly Drawing[]): Drawing {
  const [first, ...others] = pages;
  if (first === undefined) throw new Error('no page');
  if (others.length === 0) return first;
  return {
    ...first,
    height: Math.max(...pages.map(({ height }) => height)),
    paints: pages.flatMap(({ paints }) => paints),
    marks: pages.flatMap(({ marks }) => marks),
  };
}
