/**
 * The two paints in PDF's words. A gradient fades through a soft mask, which every viewer knows;
 * a hatch is lines within the shape, because tiling patterns show seams. Both stay vector.
 */
import type { Mark, PaintDef } from '../draw/mark.ts';
import { insideOf, type PdfObject } from './pdf-document.ts';

export type Shape = Extract<Mark, { type: 'rect' | 'circle' | 'path' }>;
export type Gradient = Extract<PaintDef, { type: 'gradient' }>;
export type Hatch = Extract<PaintDef, { type: 'hatch' }>;

type Document = PDFKit.PDFDocument;
type Stop = Gradient['stops'][number];

/** Left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];

/** `trace` draws the shape's outline; the paint fills it. */
export function fillGradient(
  document: Document,
  shape: Shape,
  trace: () => void,
  paint: Gradient,
  opacity: number,
): void {
  const stops = orderedStops(paint);
  const [first] = stops;
  if (first === undefined) return;
  const even = stops.every(({ color }) => color === first.color);
  const clear = stops.some((stop) => stop.opacity < 1);
  if (clear) useMask(document, shape, paint, stops, opacity);
  else document.fillOpacity(opacity);
  trace();
  if (even) {
    document.fill(first.color);
    return;
  }
  document.clip();
  const shading = shadingOf(document, paint, 'DeviceRGB', stops, ({ color }) => rgbOf(color));
  const { data } = insideOf(document).page.resources;
  const known = (data['Shading'] ?? {}) as Record<string, PdfObject>;
  const name = `Colors${Object.keys(known).length + 1}`;
  data['Shading'] = { ...known, [name]: shading };
  document.addContent(`/${name} sh`);
}

/** Ascending, within 0 to 1, and told from 0 to 1, as SVG reads them. */
function orderedStops({ stops, x1, x2 }: Gradient): readonly Stop[] {
  const last = stops.at(-1);
  // SVG paints an axis without length in the last colour.
  if (x1 === x2 && last !== undefined) return [{ ...last, offset: 0 }];
  let least = 0;
  const ordered = stops.map((stop) => {
    least = Math.min(1, Math.max(least, stop.offset));
    return { ...stop, offset: least };
  });
  const [first] = ordered;
  const end = ordered.at(-1);
  return [
    ...(first !== undefined && first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...ordered,
    ...(end !== undefined && end.offset < 1 ? [{ ...end, offset: 1 }] : []),
  ];
}

function useMask(
  document: Document,
  shape: Shape,
  paint: Gradient,
  stops: readonly Stop[],
  opacity: number,
): void {
  const inside = insideOf(document);
  const form = inside.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: boundsOf(shape),
    Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceGray' },
    Resources: {
      Shading: {
        Fade: shadingOf(document, paint, 'DeviceGray', stops, (stop) => [stop.opacity]),
      },
    },
  });
  form.end('/Fade sh');
  const state = inside.ref({
    Type: 'ExtGState',
    ca: opacity,
    SMask: { Type: 'Mask', S: 'Luminosity', G: form },
  });
  state.end();
  const states = inside.page.ext_gstates;
  const name = `Fade${Object.keys(states).length + 1}`;
  states[name] = state;
  document.addContent(`/${name} gs`);
}

function shadingOf(
  document: Document,
  { x1, x2 }: Gradient,
  space: 'DeviceGray' | 'DeviceRGB',
  stops: readonly Stop[],
  valuesOf: (stop: Stop) => readonly number[],
): PdfObject {
  const shading = insideOf(document).ref({
    ShadingType: 2,
    ColorSpace: space,
    Coords: [x1, 0, x2, 0],
    Function: functionOf(stops, valuesOf),
    Extend: [true, true],
  });
  shading.end();
  return shading;
}

/** One straight piece between each two stops; a jump has no piece. */
function functionOf(
  stops: readonly Stop[],
  valuesOf: (stop: Stop) => readonly number[],
): Readonly<Record<string, unknown>> {
  const pieces = stops.flatMap((to, at) => {
    const from = stops[at - 1] ?? to;
    return to.offset > from.offset ? [{ from, to }] : [];
  });
  const functions = pieces.map(({ from, to }) => ({
    FunctionType: 2,
    Domain: [0, 1],
    C0: valuesOf(from),
    C1: valuesOf(to),
    N: 1,
  }));
  const [only] = stops;
  if (functions.length === 0 && only !== undefined) {
    return { FunctionType: 2, Domain: [0, 1], C0: valuesOf(only), C1: valuesOf(only), N: 1 };
  }
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: pieces.slice(1).map(({ from }) => from.offset),
    Encode: pieces.flatMap(() => [0, 1]),
  };
}

function rgbOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
}

/** Lines of the pattern that the SVG tiles at 45°, each drawn once, within the shape. */
export function fillHatch(
  document: Document,
  shape: Shape,
  trace: () => void,
  paint: Hatch,
  opacity: number,
): void {
  trace();
  document.clip();
  for (const [x0, y0, x1, y1] of hatchLines(boundsOf(shape), paint)) {
    document.moveTo(x0, y0).lineTo(x1, y1);
  }
  document.lineWidth(paint.lineWidth).strokeOpacity(opacity).stroke(paint.color);
}

/** Lines run where x + y is the same; they reach a line's width beyond the bounds. */
export function hatchLines(
  [left, top, right, bottom]: Bounds,
  { spacing, lineWidth }: Pick<Hatch, 'spacing' | 'lineWidth'>,
): readonly Bounds[] {
  if (!(spacing > 0)) return [];
  const step = spacing * Math.SQRT2;
  const offset = (lineWidth / 2) * Math.SQRT2;
  const first = Math.ceil((left + top - 2 * lineWidth - offset) / step);
  const last = Math.floor((right + bottom + 2 * lineWidth - offset) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at): Bounds => {
    const sum = offset + (first + at) * step;
    const y0 = Math.max(top, sum - right) - lineWidth;
    const y1 = Math.min(bottom, sum - left) + lineWidth;
    return [sum - y0, y0, sum - y1, y1];
  });
}

/** Of the fill, without the stroke. */
export function boundsOf(shape: Shape): Bounds {
  switch (shape.type) {
    case 'rect':
      return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
    case 'circle':
      return [shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r];
    case 'path':
      return pathBounds(shape.d);
  }
}

/** Of the commands that drawings know: M, L, Z, and a for dots. */
function pathBounds(d: string): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y] = [0, 0];
  const reach = (room: number): void => {
    [left, right] = [Math.min(left, x - room), Math.max(right, x + room)];
    [top, bottom] = [Math.min(top, y - room), Math.max(bottom, y + room)];
  };
  for (const [, command, text = ''] of d.matchAll(/([MLa])([^MLZa]*)/g)) {
    const numbers = text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(Number);
    const [dx = 0, dy = 0] = numbers.slice(-2);
    if (command === 'a') [x, y] = [x + dx, y + dy];
    else [x, y] = [dx, dy];
    reach(command === 'a' ? 2 * (numbers[0] ?? 0) : 0);
  }
  return [left, top, right, bottom];
}
