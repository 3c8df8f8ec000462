/**
 * Where a mark lies on the slide. Everything is rounded to whole EMU (914400 to the inch), the only
 * numbers PresentationML takes, and nothing is thinner than one of them.
 */
import { element } from './pptx-xml.ts';

/** Maps the drawing's units onto the slide: EMU per unit, and where its corner lies. */
export interface Place {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Piece =
  | { readonly kind: 'move' | 'line'; readonly x: number; readonly y: number }
  /** A half circle from (x, y), anticlockwise on the page, to `across` further right. */
  | { readonly kind: 'arc'; readonly x: number; readonly y: number; readonly across: number }
  | { readonly kind: 'close' };

const COMMAND = /([MLlZa])([^MLlZa]*)/g;

/** The commands that drawings use: M, L, l, Z and the half circles of dots. Others throw. */
export function piecesOf(d: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let [x, y] = [0, 0];
  for (const [whole, command = '', rest = ''] of d.matchAll(COMMAND)) {
    const numbers = rest.split(/[ ,]+/).filter(Boolean).map(Number);
    if (command === 'Z') pieces.push({ kind: 'close' });
    else if (command === 'a') {
      const [, , , , , across = NaN, down = NaN] = numbers;
      if (down !== 0 || Number.isNaN(across)) throw new Error(`not a half circle: ${whole}`);
      pieces.push({ kind: 'arc', x, y, across });
      x += across;
    } else {
      const [toX = NaN, toY = NaN] = numbers;
      [x, y] = command === 'l' ? [x + toX, y + toY] : [toX, toY];
      if (numbers.length !== 2) throw new Error(`unknown path command: ${whole}`);
      pieces.push({ kind: command === 'M' ? 'move' : 'line', x, y });
    }
  }
  return pieces;
}

/** In the drawing's units. */
export function boundsOf(pieces: readonly Piece[]): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'close') continue;
    const arc = piece.kind === 'arc' ? piece.across : 0;
    xs.push(piece.x, piece.x + arc);
    ys.push(piece.y - Math.abs(arc) / 2, piece.y + Math.abs(arc) / 2);
  }
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: -least(xs.map(negate)) - x, height: -least(ys.map(negate)) - y };
}

const negate = (value: number): number => -value;
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));

/** Both edges are rounded, so that what touches in the drawing touches on the slide. */
export function toSlide({ x, y, width, height }: Box, { scale, left, top }: Place): Box {
  const [x0, y0] = [Math.round(left + x * scale), Math.round(top + y * scale)];
  return {
    x: x0,
    y: y0,
    width: Math.max(1, Math.round(left + (x + width) * scale) - x0),
    height: Math.max(1, Math.round(top + (y + height) * scale) - y0),
  };
}

export function unionOf(boxes: readonly Box[]): Box {
  const x = least(boxes.map((box) => box.x));
  const y = least(boxes.map((box) => box.y));
  const right = -least(boxes.map((box) => -box.x - box.width));
  const bottom = -least(boxes.map((box) => -box.y - box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Rising lines are falling ones, flipped. */
export function frame({ x, y, width, height }: Box, isFlipped = false): string {
  const corner = element('a:off', { x, y });
  const size = element('a:ext', { cx: width, cy: height });
  return element('a:xfrm', { flipV: isFlipped ? 1 : undefined }, corner, size);
}

/** A group that counts in the slide's own coordinates, so that nothing in it is ever scaled. */
export function groupFrame(box: Box): string {
  const { x, y, width, height } = box;
  return element(
    'a:xfrm',
    {},
    element('a:off', { x, y }),
    element('a:ext', { cx: width, cy: height }),
    element('a:chOff', { x, y }),
    element('a:chExt', { cx: width, cy: height }),
  );
}

export function preset(shape: string, ...guides: string[]): string {
  return element('a:prstGeom', { prst: shape }, element('a:avLst', {}, ...guides));
}

/**
 * A freeform in the coordinates of its own box. What is filled is cut into one path for each part:
 * within one path overlapping parts would cut holes into each other.
 */
export function freeform(
  pieces: readonly Piece[],
  box: Box,
  place: Place,
  isFilled: boolean,
): string {
  const size = { w: box.width, h: box.height, ...(isFilled ? {} : { fill: 'none' }) };
  const parts = isFilled ? partsOf(pieces) : [pieces];
  const paths = parts.map((one) =>
    element('a:path', size, ...one.map((piece) => pieceXml(piece, box, place))),
  );
  return element(
    'a:custGeom',
    {},
    '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>',
    element('a:pathLst', {}, ...paths),
  );
}

function partsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const starts = pieces.flatMap((piece, at) => (piece.kind === 'move' ? [at] : []));
  return starts.map((start, at) => pieces.slice(start, starts[at + 1]));
}

function pieceXml(piece: Piece, box: Box, place: Place): string {
  switch (piece.kind) {
    case 'close':
      return '<a:close/>';
    case 'arc': {
      const radius = Math.round((Math.abs(piece.across) / 2) * place.scale);
      const start = piece.across > 0 ? 10_800_000 : 0;
      return element('a:arcTo', { wR: radius, hR: radius, stAng: start, swAng: -10_800_000 });
    }
    case 'move':
    case 'line': {
      const x = Math.round(place.left + piece.x * place.scale) - box.x;
      const y = Math.round(place.top + piece.y * place.scale) - box.y;
      const point = element('a:pt', { x, y });
      return element(piece.kind === 'move' ? 'a:moveTo' : 'a:lnTo', {}, point);
    }
  }
}
