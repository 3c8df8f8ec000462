/**
 * A quick PNG for the screen: the browser draws our own SVG text on a canvas. Its bytes differ from
 * browser to browser; print needs a rasteriser of its own.
 */

export interface PngOptions {
  /** Of the SVG, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** Pixels per CSS px. */
  readonly scale: number;
}

/** More than this many pixels a side, or in all, and browsers return an empty picture. */
const MOST_SIDE = 16_384;
const MOST_AREA = 128_000_000;

/** The SVG, which must hold its own fonts, as a PNG; throws in words where that cannot be done. */
export async function toPng(svg: string, options: PngOptions): Promise<Blob> {
  const { width, height, scale } = options;
  const canvas = canvasOf(Math.round(width * scale), Math.round(height * scale));
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
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
