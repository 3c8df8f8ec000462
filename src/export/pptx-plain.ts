/**
 * A bar again, for programs that know less paint than PowerPoint: a fade cut into parts of two
 * stops, a hatch as stripes. LibreOffice before 7.6 draws a fade of three stops wrongly or not at
 * all, and a bar that is lost would lie.
 */
import type { Drawing, Mark, Rect } from '../draw/mark.ts';
import { stopsWithin } from './pptx-paint.ts';
import { withStripes } from './stripes.ts';

/** The same picture of simpler marks; empty where the bar is simple already. */
export function plainMarks(bar: Rect, drawing: Drawing): readonly Mark[] {
  const { fill } = bar;
  if (fill === undefined || typeof fill === 'string') return [];
  const paint = drawing.paints.find(({ id }) => id === fill.paint);
  if (paint?.type === 'hatch') return stripesOf(bar, drawing);
  if (paint?.type !== 'gradient') return [];
  const cuts = stopsWithin(paint, bar).map(({ x }) => x);
  return cuts.length < 3 ? [] : partsOf(bar, cuts);
}

/** Each part shows its share of the one gradient. */
function partsOf(bar: Rect, cuts: readonly number[]): readonly Rect[] {
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at] ?? to;
    return { ...bar, x: from, width: to - from, radius: 0 };
  });
}

function stripesOf(bar: Rect, drawing: Drawing): readonly Mark[] {
  const { marks } = withStripes({ ...drawing, marks: [bar] });
  const inner = marks.flatMap((mark) => (mark.type === 'group' ? mark.marks : [mark]));
  // Without an outline the rectangle itself would be an empty shape to stumble over.
  return inner.filter((mark) => mark.type !== 'rect' || mark.stroke !== undefined);
}
