/**
 * A quick PNG for the screen: the browser draws our own SVG text on a canvas, with the fonts inside
 * it. For print there will be a rasteriser that gives the same bytes everywhere; this gives none.
 */

export interface FontFile {
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
  /** A data: address; the picture may load nothing. */
  readonly url: string;
}

export interface PngOptions {
  /** Of the SVG, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** Pixels per CSS px. */
  readonly scale: number;
  readonly fonts: readonly FontFile[];
}

/** More than this many pixels a side, or in all, and browsers return an empty picture. */
const MOST_SIDE = 16_384;
const MOST_AREA = 128_000_000;

/** The picture as a PNG; throws in words where the browser cannot make it. */
export async function toPng(svg: string, options: PngOptions): Promise<Blob> {
  const { width, height, scale, fonts } = options;
  const canvas = canvasOf(Math.round(width * scale), Math.round(height * scale));
  const url = URL.createObjectURL(new Blob([withFonts(svg, fonts)], { type: 'image/svg+xml' }));
  try {
    const image = await loaded(url);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return encoded(canvas);
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  if (Math.max(width, height) > MOST_SIDE || width * height > MOST_AREA) {
    throw new Error(`${width} × ${height} pixels are too many for a PNG here; take the SVG`);
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** The SVG with its fonts inside: a picture sees none of the page's. */
function withFonts(svg: string, fonts: readonly FontFile[]): string {
  const faces = fonts.map(
    ({ weight, style, url }) =>
      `@font-face{font-family:Inter;font-weight:${weight};font-style:${style};src:url(${url})}`,
  );
  return svg.replace(/<svg\b[^>]*>/, (root) => `${root}<style>${faces.join('')}</style>`);
}

async function loaded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

function encoded(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('this browser could not encode the picture'));
      else resolve(blob);
    }, 'image/png');
  });
}
