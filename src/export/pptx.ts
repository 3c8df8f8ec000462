/**
 * Drawings as slides of native, editable shapes. The package is written by ourselves: the library
 * at hand writes no groups, gradients or patterns, and to patch its XML would take more code than
 * the dozen parts that a presentation needs. The same drawings give the same bytes everywhere.
 */
import type { Drawing } from '../draw/mark.ts';
import { ExportError } from './error.ts';
import type { Place } from './pptx-geometry.ts';
import { packageParts, type SlideParts } from './pptx-parts.ts';
import { notesXml, slideXml, type SlideSize } from './pptx-slide.ts';
import { zipOf } from './zip.ts';

export interface Slide {
  readonly drawing: Drawing;
  readonly notes: string;
}

/** 13⅓ in, the width of a slide of 16:9; also the longer side of an upright one. EMU. */
const LONG_SIDE = 12_192_000;
const WIDE: SlideSize = { width: LONG_SIDE, height: 6_858_000 };
/** The least side that PowerPoint opens: 1 in. */
const LEAST_SIDE = 914_400;

/** What the file says of itself before it is opened. */
export type About = Pick<Drawing, 'title' | 'alt' | 'author'>;

/**
 * One figure per slide, fitted and centred. Unless told otherwise the file says of itself what its
 * first slide says. Throws `ExportError` where there is nothing to show.
 */
export async function pptxFile(
  slides: readonly Slide[],
  about?: About,
): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = slides;
  if (first === undefined)
    throw new ExportError('There is no figure to put on a slide. Choose at least one.');
  const size = sizeOf(slides.map(({ drawing }) => drawing));
  const parts = slides.map(({ drawing, notes }): SlideParts => ({
    slide: slideXml(drawing, fit(drawing, size), size),
    notes: notesXml(notes),
  }));
  return zipOf(packageParts(parts, size, about ?? first.drawing));
}

/**
 * All slides of a file share one size. It is 16:9, unless every figure is higher than wide: on a
 * wide slide such a figure would be a column too small to read.
 */
function sizeOf(drawings: readonly Drawing[]): SlideSize {
  const ratio = Math.max(...drawings.map(({ width, height }) => width / height));
  if (!(ratio > 0 && ratio < Infinity))
    throw new ExportError('The figure has no area, so no slide can show it. Give it a size.');
  if (ratio >= 1) return WIDE;
  return { width: Math.max(LEAST_SIDE, Math.round(LONG_SIDE * ratio)), height: LONG_SIDE };
}

function fit({ width, height }: Drawing, slide: SlideSize): Place {
  const scale = Math.min(slide.width / width, slide.height / height);
  return {
    scale,
    left: (slide.width - width * scale) / 2,
    top: (slide.height - height * scale) / 2,
  };
}
