/**
 * A Drawing as a file. Each writer is loaded when it is first used and decides nothing: what it
 * writes is the drawing, in the words of its format.
 */
import type { Drawing } from '../draw/mark.ts';

export const FORMATS = ['svg', 'png', 'tiff', 'pdf', 'pptx'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExportOptions {
  /** Pixels per inch of PNG and TIFF. A page in px has 96 px to the inch. */
  readonly dpi: number;
  /** PNG and TIFF in one channel of grey. */
  readonly grey: boolean;
  /** How an SVG holds its text: in the reader's own font, in ours, or as shapes. */
  readonly text: SvgTextMode;
}

export type SvgTextMode = 'live' | 'embedded' | 'outlines';

/** Throws `ExportError` in words for people where it cannot be done. */
export async function exportDrawing(
  drawing: Drawing,
  format: Format,
  options: ExportOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'svg': {
      const { svgFile } = await import('./svg-file.ts');
      return new TextEncoder().encode(await svgFile(drawing, options.text));
    }
    case 'png': {
      const { pngFile } = await import('./png.ts');
      return pngFile(drawing, options);
    }
    case 'tiff': {
      const { tiffFile } = await import('./tiff.ts');
      return tiffFile(drawing, options);
    }
    case 'pdf': {
      const { pdfFile } = await import('./pdf.ts');
      return pdfFile([drawing]);
    }
    case 'pptx': {
      const { pptxFile } = await import('./pptx.ts');
      return pptxFile([{ drawing, notes: `${drawing.caption}\n\n${drawing.description}` }]);
    }
  }
}
