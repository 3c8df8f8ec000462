/** The drawing on the screen as a file. The writers are loaded when they are first needed. */
import type { Drawing } from '../draw/mark.ts';
import { download } from './browser.ts';

const SCALE = 2;

/** The same bytes as the command line writes for this view and width. */
export async function saveSvg(drawing: Drawing, name: string): Promise<void> {
  const { svgText } = await import('../export/svg.ts');
  download(svgText(drawing), `${name}.svg`, 'image/svg+xml');
}

/** Two pixels for each of the screen's, so that it stays sharp on a slide. */
export async function savePng(drawing: Drawing, name: string): Promise<void> {
  const [{ svgText }, { toPng }, { FONT_CSS }] = await Promise.all([
    import('../export/svg.ts'),
    import('../export/png.ts'),
    import('./fonts.ts'),
  ]);
  const { width, height } = drawing;
  const svg = svgText(drawing, { fontCss: FONT_CSS });
  const blob = await toPng(svg, { width, height, scale: SCALE });
  download(blob, `${name}.png`, 'image/png');
}
