/** A bound that was crossed between two values, beside the place where the drawn curve crosses it. */
import type { Point } from '../model/course.ts';
import { crossingsOf, sayPlace, type Compared, type Finding } from './drawn.ts';
import { isBeyond, type Line } from './line.ts';
import { countOf, sayNumber, sayPointWhen, sentences, withUnit } from './words.ts';

export function sayCrossings(compared: Compared): readonly Finding[] {
  return boundsOf(compared).flatMap((bound) => sayCrossing(bound, compared) ?? []);
}

interface DrawnBound {
  readonly line: Line;
  readonly at: number;
  readonly says: string;
}

/** Lines of the source itself; of multiples of a limit that is not stated, the limit. */
function boundsOf({ series }: Compared): readonly DrawnBound[] {
  if (series.relative)
    return [{ line: { kind: 'limit', side: 'above' }, at: 1, says: 'the upper limit' }];
  const bounds = series.bounds.map(({ at, source }): DrawnBound => ({
    line: { kind: 'value', side: 'above', at, source },
    at,
    says: withUnit(sayNumber(at), series.unit),
  }));
  return [...new Map(bounds.map((bound) => [bound.at, bound])).values()];
}

function sayCrossing(bound: DrawnBound, compared: Compared): Finding | undefined {
  const turn = turnOf(bound, compared);
  if (turn === undefined) return undefined;
  const { prediction, axis, course } = compared;
  const own = crossingsOf(prediction, bound.at);
  const [first] = own;
  const told = `that ${bound.says} was crossed between ${sayEdge(turn.before, course)} and ${sayEdge(turn.after, course)} follows from the values; when is not reported`;
  if (first === undefined) return finding('open', told, `your curve does not cross it`);
  const words = `you crossed it ${sayPlace(first.x, axis.stretches, course)}`;
  const more = own.length > 1 ? `, then ${countOf(own.length - 1, 'more time')}` : '';
  const isAllowed = own.some(
    ({ x, direction }) => x >= turn.from && x <= turn.to && direction === turn.direction,
  );
  return isAllowed
    ? finding('open', told, `${words}${more}: possible, and no more can be said`)
    : finding('differs', told, `${words}${more}: the values leave no room for that`);
}

interface Turn {
  readonly before: Point;
  readonly after: Point;
  readonly direction: 'up' | 'down';
  /** The whole stretch in which it may have been crossed. */
  readonly from: number;
  readonly to: number;
}

/** The first two neighbours that lie surely on opposite sides, surely one after the other. */
function turnOf({ line }: DrawnBound, { series, course, axis }: Compared): Turn | undefined {
  const judged = series.points
    .map((point) => ({
      point,
      place: axis.places.get(point.id),
      verdict: isBeyond(point, line, series, course.clock),
    }))
    .filter(({ verdict }) => verdict !== 'unknown');
  for (const [at, next] of judged.entries()) {
    const last = judged[at - 1];
    if (last?.place === undefined || next.place === undefined) continue;
    if (last.verdict === next.verdict || last.place.to > next.place.from + 1e-6) continue;
    const direction = next.verdict === 'yes' ? 'up' : 'down';
    const { from } = last.place;
    return { before: last.point, after: next.point, direction, from, to: next.place.to };
  }
  return undefined;
}

/** "presentation", "a moment in Follow-up (order only)". */
function sayEdge(point: Point, course: Compared['course']): string {
  const words = sayPointWhen(point, course).replace(/,? ?date not stated$/, '');
  return words === ''
    ? 'a moment that is not stated'
    : words.replace(/^(?:on|at) /, '').replace(/^in /, 'a moment in ');
}

function finding(accord: Finding['accord'], ...parts: readonly string[]): Finding {
  return { about: 'crossing', accord, says: sentences(...parts) };
}
