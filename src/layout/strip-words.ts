/** What a strip of marks without labels holds, said in one line: the commonest labels, and the rest. */
import type { CourseEvent } from '../model/course.ts';
import type { PlacedText } from './figure.ts';
import type { EventContext } from './events.ts';
import { measure, placeLines, wrap } from './text.ts';

const GAP = ' · ';

/** One line in the width of the axis, from the first mark on where it fits; every event is counted. */
export function placeStripWords(
  events: readonly CourseEvent[],
  first: number,
  top: number,
  { sizes, moments: { axis } }: EventContext,
): readonly PlacedText[] {
  if (events.length === 0) return [];
  const size = sizes.small;
  const width = axis.x1 - axis.x0;
  const line = lineOf(events, width, (words) => measure(words, 'regular', size), size);
  const x = Math.max(axis.x0, Math.min(first, axis.x1 - measure(line, 'regular', size)));
  return placeLines([line], x, top, { size, tone: 'muted' });
}

function lineOf(
  events: readonly CourseEvent[],
  width: number,
  widthOf: (words: string) => number,
  size: number,
): string {
  const counts = new Map<string, number>();
  for (const event of events) {
    const name = nameOf(event);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const told = [...counts].sort(([, a], [, b]) => b - a);
  const [most, ...others] = told.map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  let left = events.length - (told[0]?.[1] ?? 0);
  // Too long a label is cut before the count of the others is.
  const room = width - widthOf(withRest('', left));
  let line = wrap(most ?? '', 'regular', size, room, 1)[0] ?? '';
  let best = withRest(line, left);
  for (const [at, words] of others.entries()) {
    line += GAP + words;
    left -= told[at + 1]?.[1] ?? 0;
    if (widthOf(withRest(line, left)) > width) break;
    best = withRest(line, left);
  }
  return best;
}

function withRest(line: string, left: number): string {
  return left === 0 ? line : `${line}${GAP}${left} ${left === 1 ? 'other' : 'others'}`;
}

/** What was excluded or only planned is never said as if it had been there. */
function nameOf({ label, status }: CourseEvent): string {
  return status === 'affirmed' ? label : `${label}, ${status.replace('-', ' ')}`;
}
