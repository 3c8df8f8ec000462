/** The drawing on the screen as a file. The writers are loaded when they are first needed. */
import type { Drawing } from '../draw/mark.ts';
import { download } from './browser.ts';

/** Two pixels for each of the screen's, so that it stays sharp on a slide. */
const DPI = 192;

/** The same bytes as the command line writes for this view and width. */
export async function saveSvg(drawing: Drawing, name: string): Promise<void> {
  const { svgText } = await import('../export/svg.ts');
  download(svgText(drawing), `${name}.svg`, 'image/svg+xml');
}

export async function savePng(drawing: Drawing, name: string): Promise<void> {
  download(await screenPng(drawing), `${name}.png`, 'image/png');
}

export async function screenPng(drawing: Drawing): Promise<Blob> {
  const { pngFile } = await import('../export/png.ts');
  return new Blob([await pngFile(drawing, { dpi: DPI, grey: false })], { type: 'image/png' });
}
