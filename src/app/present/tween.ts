/**
 * A drawing on its way from one step to the next: what stands for the same event or value keeps its
 * identity and moves, what is new comes up out of the ground, what goes is gone at once. At the end
 * it is the drawing itself, so nothing of a journey is left in it.
 */
import type { Drawing, Group, Mark, Paint, PaintDef, Stroke } from '../../draw/mark.ts';

/** `t` from 0 to 1. */
export function between(from: Drawing, to: Drawing, t: number): Drawing {
  if (t >= 1) return to;
  const way: Way = { t: ease(Math.max(t, 0)), ground: to.background };
  return {
    ...to,
    height: mix(from.height, to.height, way.t),
    paints: to.paints.map((paint) => paintBetween(from.paints, paint, way)),
    marks: marksBetween(from.marks, to.marks, way),
  };
}

interface Way {
  readonly t: number;
  readonly ground: string;
}

const ease = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);
const mix = (from: number, to: number, t: number): number => from + (to - from) * t;

function marksBetween(from: readonly Mark[], to: readonly Mark[], way: Way): readonly Mark[] {
  const before = keyed(from);
  return keyed(to).map(([key, mark]) => {
    const [, old] = before.find(([other]) => other === key) ?? [];
    return old?.type === mark.type ? markBetween(old, mark, way) : fadedIn(mark, way);
  });
}

/** A group by what it stands for, a text by its words, other marks by their number among their kind. */
function keyed(marks: readonly Mark[]): readonly (readonly [key: string, mark: Mark])[] {
  const counts = new Map<string, number>();
  return marks.map((mark) => {
    const name = nameOf(mark);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [`${name} ${count}`, mark] as const;
  });
}

function nameOf(mark: Mark): string {
  if (mark.type === 'text') return `text ${mark.text}`;
  if (mark.type !== 'group') return mark.type;
  const { name = '', datum } = mark;
  const { event = '', series = '', point = '', kind = '' } = datum ?? {};
  return `group ${JSON.stringify([name, event, series, point, kind])}`;
}

function markBetween(from: Mark, to: Mark, way: Way): Mark {
  if (to.type === 'group')
    return { ...to, marks: marksBetween((from as Group).marks, to.marks, way) };
  const moved = numbersBetween(from, to, way.t);
  if (moved.type === 'text') {
    return { ...moved, color: colorBetween((from as typeof moved).color, moved.color, way.t) };
  }
  const old = from as typeof moved;
  const stroke = strokeBetween(old.stroke, moved.stroke, way);
  const fill = fillBetween(old.fill, moved.fill, way);
  const drawn = moved.type === 'path' ? pathBetween((old as typeof moved).d, moved.d, way.t) : '';
  return {
    ...moved,
    ...(moved.type === 'path' && { d: drawn }),
    ...(stroke && { stroke }),
    ...(fill !== undefined && { fill }),
  };
}

/** Every number that both have. */
function numbersBetween<T extends object>(from: object, to: T, t: number): T {
  const old = new Map<string, unknown>(Object.entries(from));
  const fields = Object.entries(to).map(([field, value]: [string, unknown]) => {
    const before = old.get(field);
    const isMoved = typeof value === 'number' && typeof before === 'number' && field !== 'weight';
    return [field, isMoved ? mix(before, value, t) : value];
  });
  return Object.fromEntries(fields) as T;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;

/** Point by point, where both have the same commands; otherwise it is where it will be. */
function pathBetween(from: string, to: string, t: number): string {
  if (from.replace(NUMBER, '#') !== to.replace(NUMBER, '#')) return to;
  const old = from.match(NUMBER) ?? [];
  let at = 0;
  return to.replace(NUMBER, (number) => {
    const moved = mix(Number(old[at++]), Number(number), t);
    return String(Math.round(moved * 100) / 100);
  });
}

function strokeBetween(
  from: Stroke | undefined,
  to: Stroke | undefined,
  way: Way,
): Stroke | undefined {
  if (to === undefined) return undefined;
  if (from === undefined) return { ...to, opacity: (to.opacity ?? 1) * way.t };
  return { ...numbersBetween(from, to, way.t), color: colorBetween(from.color, to.color, way.t) };
}

function fillBetween(from: Paint | undefined, to: Paint | undefined, way: Way): Paint | undefined {
  return typeof from === 'string' && typeof to === 'string' ? colorBetween(from, to, way.t) : to;
}

function fadedIn(mark: Mark, way: Way): Mark {
  if (mark.type === 'group')
    return { ...mark, marks: mark.marks.map((each) => fadedIn(each, way)) };
  if (mark.type === 'text') return { ...mark, color: colorBetween(way.ground, mark.color, way.t) };
  const { stroke } = mark;
  return {
    ...mark,
    fillOpacity: (mark.fillOpacity ?? 1) * way.t,
    ...(stroke && { stroke: { ...stroke, opacity: (stroke.opacity ?? 1) * way.t } }),
  };
}

function paintBetween(from: readonly PaintDef[], to: PaintDef, way: Way): PaintDef {
  const old = from.find(({ id, type }) => id === to.id && type === to.type);
  return old === undefined || to.type !== 'gradient'
    ? to
    : {
        ...to,
        x1: mix((old as typeof to).x1, to.x1, way.t),
        x2: mix((old as typeof to).x2, to.x2, way.t),
      };
}

const HEX = /^#[0-9a-f]{6}$/i;

function colorBetween(from: string, to: string, t: number): string {
  if (from === to || !HEX.test(from) || !HEX.test(to)) return to;
  const channel = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(mix(channel(from, at), channel(to, at), t)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
