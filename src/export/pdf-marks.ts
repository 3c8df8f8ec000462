/**
 * Marks as the content of a PDF page, in the drawing's own coordinates: the page is scaled once.
 * Shapes stay shapes; text stays text, in the runs that `runsOf` gives.
 */
import type { Mark, PaintDef, Stroke, Text } from '../draw/mark.ts';
import { fillGradient, fillHatch, type Shape } from './pdf-paints.ts';
import { runsOf } from './runs.ts';

type Document = PDFKit.PDFDocument;

/** By id. */
export type Paints = ReadonlyMap<string, PaintDef>;

export function drawMarks(document: Document, marks: readonly Mark[], paints: Paints): void {
  for (const mark of marks) {
    if (mark.type === 'group') drawMarks(document, mark.marks, paints);
    else if (mark.type === 'text') drawText(document, mark);
    else drawShape(document, mark, paints);
  }
}

function drawText(document: Document, text: Text): void {
  document.fillColor(text.color, 1);
  for (const run of runsOf(text)) {
    document
      .font(run.face)
      .fontSize(text.size)
      .text(run.text, hundredth(run.x), hundredth(text.y), {
        lineBreak: false,
        baseline: 'alphabetic',
      });
  }
}

/** Fill and stroke apart, as SVG paints them: together they would not shine through each other. */
function drawShape(document: Document, shape: Shape, paints: Paints): void {
  if (isEmpty(shape)) return;
  const trace = (): void => {
    traceShape(document, shape);
  };
  if (shape.fill !== undefined) {
    document.save();
    fillShape(document, shape, trace, paints);
    document.restore();
  }
  if (shape.stroke !== undefined && shape.stroke.width > 0) {
    document.save();
    useStroke(document, shape.stroke);
    trace();
    document.stroke();
    document.restore();
  }
}

/** SVG draws nothing of them, where PDF would draw a hair. */
function isEmpty(shape: Shape): boolean {
  switch (shape.type) {
    case 'rect':
      return !(shape.width > 0 && shape.height > 0);
    case 'circle':
      return !(shape.r > 0);
    case 'path':
      return shape.d === '';
  }
}

function traceShape(document: Document, shape: Shape): void {
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, radius = 0 } = shape;
      if (radius > 0) document.roundedRect(x, y, width, height, radius);
      else document.rect(x, y, width, height);
      return;
    }
    case 'circle':
      document.circle(shape.cx, shape.cy, shape.r);
      return;
    case 'path':
      document.path(shape.d);
  }
}

function fillShape(document: Document, shape: Shape, trace: () => void, paints: Paints): void {
  const { fill, fillOpacity = 1 } = shape;
  if (fill === undefined) return;
  if (typeof fill === 'string') {
    document.fillOpacity(fillOpacity);
    trace();
    document.fill(fill);
    return;
  }
  const paint = paints.get(fill.paint);
  if (paint?.type === 'gradient') fillGradient(document, shape, trace, paint, fillOpacity);
  else if (paint?.type === 'hatch') fillHatch(document, shape, trace, paint, fillOpacity);
}

function useStroke(document: Document, stroke: Stroke): void {
  const { color, width, dash, opacity = 1, cap = 'butt', join = 'miter' } = stroke;
  // SVG's own limit; PDF's is 10.
  document.lineWidth(hundredth(width)).lineCap(cap).lineJoin(join).miterLimit(4);
  const lengths = dash === undefined ? [] : lengthsOf(dash);
  if (lengths.length > 0) document.addContent(`[${lengths.join(' ')}] 0 d`);
  document.strokeColor(color, opacity);
}

/** None where SVG draws the line through: all zero, or none that can be read. */
function lengthsOf(dash: string): number[] {
  const lengths = dash
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);
  const sound = lengths.every((length) => length >= 0) && lengths.some((length) => length > 0);
  // Not by pdfkit's own \`dash\`: it takes no zero, of which dots are made.
  return sound ? lengths.map(hundredth) : [];
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
