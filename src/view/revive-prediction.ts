/**
 * Predictions and choices out of anything: what a browser kept through a reload. Nonsense is dropped,
 * what is sound stays; whether the case still has the series is asked where they are drawn.
 */
import {
  LONGEST_NAME,
  MOST_POINTS,
  type Choice,
  type Prediction,
  type Room,
  type Stretch,
  type Vertex,
} from './prediction.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Total: never throws, and leaves proper predictions as they are. */
export function revivePredictions(value: unknown): readonly Prediction[] {
  return unique(listOf(value).flatMap((each) => maybePrediction(each) ?? []));
}

export function reviveChoices(value: unknown): readonly Choice[] {
  return unique(listOf(value).flatMap((each) => maybeChoice(each) ?? []));
}

function maybePrediction({ id, name, series, points, stretches, room }: Fields) {
  if (!isId(id) || !isId(series) || typeof name !== 'string') return undefined;
  const along = listOf(stretches).flatMap((each) => maybeStretch(each) ?? []);
  const plot = maybeRoom(toFields(room));
  return {
    id,
    name: shortName(name),
    series,
    points: inOrder(listOf(points).flatMap((each) => maybeVertex(each) ?? [])),
    ...(along.length > 0 && { stretches: along }),
    ...(plot && { room: plot }),
  } satisfies Prediction;
}

function maybeChoice({ id, name, answer }: Fields): Choice | undefined {
  if (!isId(id) || typeof name !== 'string') return undefined;
  if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < 0) return undefined;
  return { id, name: shortName(name), answer };
}

/** Cut between characters, not within one. */
export function shortName(name: string): string {
  return Array.from(name).slice(0, LONGEST_NAME).join('');
}

function maybeVertex({ x, value }: Fields): Vertex | undefined {
  return isNumber(x) && isNumber(value) && x >= 0 && x <= 1 ? { x, value } : undefined;
}

function maybeStretch(fields: Fields): Stretch | undefined {
  const { kind, x0, x1, phase, frame, t0, t1 } = fields;
  if (!isNumber(x0) || !isNumber(x1) || x1 < x0) return undefined;
  const common = { x0, x1, ...(isId(phase) && { phase }) };
  if (kind === 'order') return { kind, ...common };
  if (kind !== 'time' || !isId(frame) || !isNumber(t0) || !isNumber(t1)) return undefined;
  return t1 > t0 ? { kind, frame, t0, t1, ...common } : undefined;
}

function maybeRoom({ domain, scale }: Fields): Room | undefined {
  const [low, high] = Array.isArray(domain) ? (domain as readonly unknown[]) : [];
  if (!isNumber(low) || !isNumber(high) || low >= high) return undefined;
  if (scale !== 'linear' && scale !== 'log') return undefined;
  return scale === 'log' && low <= 0 ? undefined : { domain: [low, high], scale };
}

/** A curve is a function of x: of points at one place the last counts. */
function inOrder(points: readonly Vertex[]): readonly Vertex[] {
  const byPlace = new Map(points.map((point) => [point.x, point]));
  return [...byPlace.values()].sort((a, b) => a.x - b.x).slice(0, MOST_POINTS);
}

function unique<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(toFields) : [];
const toFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';
