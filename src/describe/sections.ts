/**
 * The parts of a timeline table: under which phase a row stands. A phase is claimed only where the
 * source gives it: by an order alone, by a bounded beginning, or by an end in it.
 */
import { locate, type Place } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { When } from '../model/when.ts';
import { memo } from './memo.ts';
import { inOrder } from './order.ts';
import type { Datum } from './datum.ts';
import { present } from './phrase.ts';

export interface PhaseSection {
  readonly title: string;
  readonly data: readonly Datum[];
}

const UNPLACED = 'Place among the phases not stated';

/** Events and points in reading order, under phases; one section without a title where there is none. */
export const phaseSections: (course: Course) => readonly PhaseSection[] = memo((course) => {
  const data = inOrder(course).filter(({ type }) => type !== 'shape');
  if (course.phases.length === 0) return data.length === 0 ? [] : [{ title: '', data }];
  const bySlot = new Map<number, Datum[]>();
  for (const datum of data) {
    const slot = slotOf(datum, course) ?? Infinity;
    const own = bySlot.get(slot);
    if (own === undefined) bySlot.set(slot, [datum]);
    else own.push(datum);
  }
  return [...bySlot]
    .sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1))
    .map(([slot, own]) => ({ title: titleOf(slot, course), data: own }));
});

/** The index of its phase; a half stands between two; undefined where no phase can be claimed. */
function slotOf(datum: Datum, course: Course): number | undefined {
  if (datum.type === 'shape') return undefined;
  const phase = datum.type === 'event' ? datum.event.phase : datum.point.phase;
  const stated = course.phases.findIndex(({ id }) => id === phase);
  if (stated >= 0) return stated;
  return datum.type === 'point' ? slotOfWhen(datum.point.at, course) : slotOfEvent(datum, course);
}

function slotOfEvent({ event }: Datum & { type: 'event' }, course: Course): number | undefined {
  const { time } = event;
  if (time.kind === 'point') return slotOfWhen(time.at, course);
  const start = slotOfWhen(time.start, course);
  if (start !== undefined || time.end.kind !== 'at') return start;
  // It is not stated when it began, but it lasted into the phase in which it ended.
  return slotOfWhen(time.end.at, course);
}

function slotOfWhen(when: When, course: Course): number | undefined {
  const place = locate(when, course.clock);
  if (place === undefined) return undefined;
  const isBounded = Number.isFinite(place.earliest) && Number.isFinite(place.latest);
  return isBounded ? slotAt(place, course) : undefined;
}

function slotAt({ frame, earliest, latest }: Place, { phases }: Course): number | undefined {
  let after: number | undefined;
  for (const [index, { extent }] of phases.entries()) {
    if (extent.kind !== 'timed' || extent.frame !== frame) continue;
    after ??= index - 0.5;
    // "About 11 months before" may begin before the phase that it opens.
    if (earliest < extent.start) return latest > extent.start ? index : after;
    if (earliest < extent.end) return index;
    after = index + 0.5;
  }
  return after !== undefined && isEndOf(after, frame, earliest, phases) ? after - 0.5 : after;
}

/** The moment that ends a phase belongs to it where no other phase begins with it. */
function isEndOf(
  after: number,
  frame: string,
  earliest: number,
  phases: Course['phases'],
): boolean {
  const extent = phases[after - 0.5]?.extent;
  return extent?.kind === 'timed' && extent.frame === frame && extent.end === earliest;
}

function titleOf(slot: number, { phases }: Course): string {
  if (slot === Infinity) return UNPLACED;
  const phase = phases[slot];
  if (phase !== undefined) return present([phase.label, phase.subtitle]).join(', ');
  const [before, after] = [phases[slot - 0.5], phases[slot + 0.5]];
  return before === undefined ? `Before ${after?.label ?? ''}` : `After ${before.label}`;
}
