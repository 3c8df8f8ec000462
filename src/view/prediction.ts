/**
 * What somebody in the audience expects: a curve drawn by hand over a panel, or one of the answers.
 * It is never part of a case, a figure or an export; a talk keeps it for its session. A curve is a
 * function of the place on the axis: what is drawn later replaces what lay under it.
 */

export interface Vertex {
  /** Fraction of the whole axis, 0 … 1, at the window [0, 1]. */
  readonly x: number;
  /** In the unit of the series; of a relative series in multiples of its limit. */
  readonly value: number;
}

/** A stretch of the axis, by fractions of the whole, so that a curve keeps its moments on another. */
export type Stretch =
  | {
      readonly kind: 'time';
      readonly frame: string;
      /** ms of the frame. */
      readonly t0: number;
      readonly t1: number;
      readonly x0: number;
      readonly x1: number;
      readonly phase?: string;
    }
  | {
      readonly kind: 'order';
      readonly x0: number;
      readonly x1: number;
      readonly phase?: string;
    };

/** The values that a plot had room for, low to high. */
export interface Room {
  readonly domain: readonly [number, number];
  readonly scale: 'linear' | 'log';
}

export interface Prediction {
  /** Unique in the session of a talk. What one person drew shares its part before the slash. */
  readonly id: string;
  /** "Prediction 1", or a person's name. */
  readonly name: string;
  readonly series: string;
  /** Left to right. */
  readonly points: readonly Vertex[];
  /** The axis and the room it was drawn on. */
  readonly stretches?: readonly Stretch[];
  readonly room?: Room;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Index among the answers of the question. */
  readonly answer: number;
}

export const MOST_POINTS = 60;
export const LONGEST_NAME = 24;

/** What one drew before, with what is drawn now in its place wherever the two meet; no more points than are kept. */
export function toPrediction(
  before: Prediction,
  samples: readonly Vertex[],
  room: Room,
): Prediction {
  const drawn = drawnOver(before, samples, room);
  return { ...drawn, points: simplified(drawn.points, room) };
}

/** The same with every sample, while a stroke is still under way. */
export function drawnOver(before: Prediction, samples: readonly Vertex[], room: Room): Prediction {
  const sound = samples
    .filter(({ x, value }) => !Number.isNaN(x) && !Number.isNaN(value))
    .map((sample) => inRoom(sample, room));
  let { points } = before;
  sound.forEach((to, at) => (points = replaced(points, sound[at - 1] ?? to, to)));
  return { ...before, points };
}

/** The value of the curve at a place; undefined where nothing is drawn. */
export function valueAt({ points, room }: Prediction, x: number): number | undefined {
  const after = points.findIndex((point) => point.x >= x);
  const to = points[after];
  if (to === undefined) return undefined;
  if (to.x === x) return to.value;
  const from = points[after - 1];
  return from && between(from, to, x, room?.scale ?? 'linear');
}

/** Its lowest and highest value over a part of the axis; undefined where nothing is drawn. */
export function valuesOver(
  prediction: Prediction,
  from: number,
  to: number,
): readonly [number, number] | undefined {
  const inside = prediction.points.filter(({ x }) => x >= from && x <= to);
  const edges = [valueAt(prediction, from), valueAt(prediction, to)];
  const values = [...inside.map(({ value }) => value), ...edges.filter((v) => v !== undefined)];
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}

/** Without the point nearest to a place, as far as one lies within `reach` of it. */
export function withoutPoint(prediction: Prediction, x: number, reach: number): Prediction {
  const away = prediction.points.map((point) => Math.abs(point.x - x));
  const least = Math.min(...away);
  if (!(least <= reach)) return prediction;
  const at = away.indexOf(least);
  return { ...prediction, points: prediction.points.filter((_, each) => each !== at) };
}

/** Straight on the page: a logarithmic axis joins two points by a straight line of their logarithms. */
function between(from: Vertex, to: Vertex, x: number, scale: Room['scale']): number {
  const along = (x - from.x) / (to.x - from.x);
  const isLog = scale === 'log' && from.value > 0 && to.value > 0;
  return isLog
    ? from.value * (to.value / from.value) ** along
    : from.value + along * (to.value - from.value);
}

function inRoom({ x, value }: Vertex, { domain: [low, high] }: Room): Vertex {
  return { x: clamp(x, 0, 1), value: clamp(value, low, high) };
}

const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);

/** A stroke from one place to another takes the place of all that lies between them. */
function replaced(points: readonly Vertex[], from: Vertex, to: Vertex): readonly Vertex[] {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const stroke = left.x === right.x ? [to] : [left, right];
  return [
    ...points.filter(({ x }) => x < left.x),
    ...stroke,
    ...points.filter(({ x }) => x > right.x),
  ];
}

/** Parts of the plot's height by which a simpler curve may differ at first. */
const TOLERANCE = 0.003;

/** No more points than are kept, none further from what was drawn than it must be. */
function simplified(points: readonly Vertex[], room: Room): readonly Vertex[] {
  const heights = points.map(({ value }) => heightOf(value, room));
  for (let tolerance = TOLERANCE; ; tolerance *= 1.4) {
    const kept = keptOf(points, heights, tolerance);
    if (kept.length <= MOST_POINTS) return kept;
  }
}

/** 0 … 1 up the plot. */
function heightOf(value: number, { domain: [low, high], scale }: Room): number {
  return scale === 'log' && low > 0
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/** Douglas and Peucker's way, with distances measured upright, since the curve is a function of x. */
function keptOf(
  points: readonly Vertex[],
  heights: readonly number[],
  tolerance: number,
): readonly Vertex[] {
  const isKept = points.map((_, at) => at === 0 || at === points.length - 1);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    const at = furthest(points, heights, from, to, tolerance);
    if (at === undefined) continue;
    isKept[at] = true;
    open.push([from, at], [at, to]);
  }
  return points.filter((_, at) => isKept[at]);
}

function furthest(
  points: readonly Vertex[],
  heights: readonly number[],
  from: number,
  to: number,
  tolerance: number,
): number | undefined {
  const [x0, x1] = [points[from]?.x ?? 0, points[to]?.x ?? 0];
  const [y0, y1] = [heights[from] ?? 0, heights[to] ?? 0];
  let [most, found]: [number, number | undefined] = [tolerance, undefined];
  for (let at = from + 1; at < to; at++) {
    const along = ((points[at]?.x ?? 0) - x0) / Math.max(x1 - x0, 1e-12);
    const away = Math.abs((heights[at] ?? 0) - (y0 + along * (y1 - y0)));
    if (away > most) [most, found] = [away, at];
  }
  return found;
}
