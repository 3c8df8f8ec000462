/**
 * A Drawing as pixels, by the same rasteriser in Node and in the browser, so that both give the
 * same bytes. Rendered in strips from above to below: a page at 1200 dpi then takes the memory of
 * one strip, and the screen stays alive between them.
 */
import type { Resvg as Renderer } from '@resvg/resvg-wasm';
import type { Drawing, Text } from '../draw/mark.ts';
import { ExportError } from './error.ts';
import { bytesOf, FAMILIES, loadFace, type Face } from './fonts.ts';
import { toGrey, toRgb } from './pixels.ts';
import { runsOf, textsOf, type Run } from './runs.ts';
import { withStripes } from './stripes.ts';
import { contentText, liveText } from './svg.ts';

export interface RasterOptions {
  /** Pixels per inch. */
  readonly dpi: number;
  /** One channel of grey in place of three of colour. */
  readonly grey: boolean;
}

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Rows of 8-bit samples without padding, some at a time, from above to below. */
  readonly strips: AsyncIterable<Uint8Array>;
}

const LEAST_DPI = 36;
const MOST_DPI = 2400;
/** Image programs refuse or warn beyond these; 190 × 240 mm at 1200 dpi are 102 million. */
const MOST_SIDE = 32_767;
const MOST_PIXELS = 150_000_000;
/** Of one strip; the rasteriser takes some ten bytes for each. */
const STRIP_PIXELS = 2_000_000;
/** The rows of a strip are a multiple of this, but for the last. */
export const STRIP_ROWS = 16;

/** Throws `ExportError` where the size is none, or more than image programs take. */
export async function rasterise(drawing: Drawing, options: RasterOptions): Promise<Raster> {
  const { width, height } = sizeOf(drawing, options.dpi);
  const renderStrip = await stripRenderer(drawing, options.dpi, width);
  const toSamples = options.grey ? toGrey : toRgb;
  const rows = STRIP_ROWS * Math.max(1, Math.floor(STRIP_PIXELS / width / STRIP_ROWS));
  async function* strips(): AsyncGenerator<Uint8Array> {
    for (let top = 0; top < height; top += rows) {
      yield toSamples(renderStrip(top, Math.min(rows, height - top)));
      await pause();
    }
  }
  return { width, height, channels: options.grey ? 1 : 3, strips: strips() };
}

/** Pixels of a drawing at so many to the inch. */
export function sizeOf(
  drawing: Drawing,
  dpi: number,
): { readonly width: number; readonly height: number } {
  const inches = [drawing.width, drawing.height].map((side) => side / PX_PER_INCH);
  const [across = 0, down = 0] = inches;
  if (!inches.every((side) => Number.isFinite(side) && side > 0)) {
    throw new ExportError(
      `A figure of ${drawing.width} × ${drawing.height} px has no size to draw at; give a width and a height above zero.`,
    );
  }
  if (!(dpi >= LEAST_DPI && dpi <= MOST_DPI)) {
    throw new ExportError(
      `${dpi} dpi is not possible; take ${LEAST_DPI} to ${MOST_DPI} (journals ask for 300 to 1200).`,
    );
  }
  const width = Math.max(1, Math.round(across * dpi));
  const height = Math.max(1, Math.round(down * dpi));
  if (Math.max(width, height) > MOST_SIDE || width * height > MOST_PIXELS) {
    throw new ExportError(
      `${count(width)} × ${count(height)} pixels are more than image programs open. ${adviceFor(across, down)}`,
    );
  }
  return { width, height };
}

function adviceFor(across: number, down: number): string {
  const bySide = MOST_SIDE / Math.max(across, down);
  const byArea = Math.sqrt(MOST_PIXELS / (across * down));
  const most = Math.floor(Math.min(bySide, byArea, MOST_DPI));
  return most < LEAST_DPI
    ? 'A figure of this size fits at no resolution; make it smaller, or take PDF or SVG.'
    : `At this size ${most} dpi is the most; take that, a smaller figure, or PDF or SVG, which have no pixels.`;
}

/** 12,345, whatever the reader's locale. */
function count(pixels: number): string {
  return String(pixels).replace(/\B(?=(\d{3})+$)/g, ',');
}

const PX_PER_INCH = 96;

/** Renders rows from `top` on as RGBA. */
async function stripRenderer(
  drawing: Drawing,
  dpi: number,
  width: number,
): Promise<(top: number, rows: number) => Uint8Array> {
  const [Resvg, fontBuffers] = await Promise.all([loadRenderer(), fontsOf(drawing)]);
  const perPixel = PX_PER_INCH / dpi;
  const content = contentText(withStripes(drawing), rasterText);
  return (top, rows) => {
    const box = [0, top * perPixel, width * perPixel, rows * perPixel].join(' ');
    // Blanks are preserved, because the layout gave them room.
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="${box}" width="${width}" height="${rows}" preserveAspectRatio="none">${content}</svg>`;
    const strip = new Resvg(svg, {
      font: { fontBuffers, defaultFontFamily: FAMILIES.regular },
      // Half a pixel at the right or lower edge belongs to no unit of the drawing.
      background: drawing.background,
    });
    const image = strip.render();
    const { pixels } = image;
    image.free();
    strip.free();
    return pixels;
  };
}

let renderer: Promise<typeof Renderer> | undefined;

function loadRenderer(): Promise<typeof Renderer> {
  renderer ??= Promise.all([
    import('@resvg/resvg-wasm'),
    import('@resvg/resvg-wasm/index_bg.wasm?url&inline'),
  ]).then(async ([{ initWasm, Resvg }, { default: url }]) => {
    await initWasm(bytesOf(url));
    return Resvg;
  });
  return renderer;
}

async function fontsOf(drawing: Drawing): Promise<Uint8Array[]> {
  const faces = new Set<Face>(['regular']);
  for (const text of textsOf(drawing.marks)) for (const run of runsOf(text)) faces.add(run.face);
  return Promise.all([...faces].map(loadFace));
}

/** One element a run, so that every renderer finds each character in the face that we chose. */
function rasterText(text: Text): string {
  const write = ({ text: words, x, face }: Run): string =>
    `<g font-family="${FAMILIES[face]}">${liveText({ ...text, text: words, x, anchor: 'start' })}</g>`;
  return runsOf(text).map(write).join('');
}

/** Lets the page paint and answer between two strips. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
