/** A drawing as others see it: every colour changed by the same rule, nothing else touched. */
import type { Drawing, Mark, Paint, PaintDef, Stroke } from '../../draw/mark.ts';

type Change = (colour: string) => string;

export function recoloured(drawing: Drawing, change: Change): Drawing {
  const known = new Map<string, string>();
  const seen: Change = (colour) => {
    const found = known.get(colour) ?? change(colour);
    known.set(colour, found);
    return found;
  };
  return {
    ...drawing,
    background: seen(drawing.background),
    paints: drawing.paints.map((paint) => paintSeen(paint, seen)),
    marks: drawing.marks.map((mark) => markSeen(mark, seen)),
  };
}

function markSeen(mark: Mark, seen: Change): Mark {
  if (mark.type === 'group')
    return { ...mark, marks: mark.marks.map((each) => markSeen(each, seen)) };
  if (mark.type === 'text') return { ...mark, color: seen(mark.color) };
  const { fill, stroke } = mark;
  return {
    ...mark,
    ...(fill === undefined ? {} : { fill: fillSeen(fill, seen) }),
    ...(stroke === undefined ? {} : { stroke: strokeSeen(stroke, seen) }),
  };
}

const fillSeen = (fill: Paint, seen: Change): Paint =>
  typeof fill === 'string' ? seen(fill) : fill;
const strokeSeen = (stroke: Stroke, seen: Change): Stroke => ({
  ...stroke,
  color: seen(stroke.color),
});

function paintSeen(paint: PaintDef, seen: Change): PaintDef {
  if (paint.type === 'hatch') return { ...paint, color: seen(paint.color) };
  return { ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: seen(stop.color) })) };
}
