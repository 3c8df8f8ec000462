/** The kinds of answer, made in one place, each with the data it rests on. */
import type { CourseEvent, Point } from '../model/course.ts';
import { weakestOf, type Facets } from '../model/evidence.ts';
import type { Answer } from './question.ts';
import { sentences } from './words.ts';

type Datum = Pick<Point, 'id' | 'evidence'> | Pick<CourseEvent, 'id' | 'evidence'>;

interface Grounds {
  readonly on?: readonly Datum[];
  /** The time of the data is part of the answer, so its evidence counts too. */
  readonly isTimed?: boolean;
  readonly when?: string;
  readonly length?: { readonly min: number; readonly max: number };
}

/** One sentence, or several in a row. */
type Says = string | readonly (string | undefined)[];

export function value(says: Says, grounds: Grounds = {}): Answer {
  return { kind: 'value', says: sentences(...[says].flat()), ...rest(grounds) };
}

export function graded(says: Says, grounds: Grounds = {}): Answer {
  return { kind: 'grade', says: sentences(...[says].flat()), ...rest(grounds) };
}

export function classed(says: Says, grounds: Grounds = {}): Answer {
  return { kind: 'class', says: sentences(...[says].flat()), ...rest(grounds) };
}

export function notAssessable(reason: string, grounds: Grounds = {}): Answer {
  return { kind: 'not-assessable', says: `Not assessable: ${reason}.`, reason, ...rest(grounds) };
}

/** The source does not say it; what it does say follows. */
export function notStated(told: Says, grounds: Grounds = {}): Answer {
  const reason = sentences(...[told].flat());
  const says = sentences('not stated in the source', reason);
  return { kind: 'not-stated', says, reason, ...rest(grounds) };
}

export function unknown(told: Says, grounds: Grounds = {}): Answer {
  const reason = sentences(...[told].flat());
  return { kind: 'unknown', says: sentences('unknown', reason), reason, ...rest(grounds) };
}

function rest({
  on = [],
  isTimed = false,
  when,
  length,
}: Grounds): Omit<Answer, 'kind' | 'says' | 'reason'> {
  const isDerived = on.some(({ evidence }) => isDerivedIn(evidence, isTimed));
  return {
    evidence: [...new Set(on.map(({ id }) => id))],
    ...(on.length > 0 && { basis: isDerived ? ('derived' as const) : ('reported' as const) }),
    ...(when !== undefined && { when }),
    ...(length && { length: { min: length.min, max: length.max } }),
  };
}

function isDerivedIn(evidence: Facets, isTimed: boolean): boolean {
  return weakestOf(evidence) === 'derived' || (isTimed && evidence.when.kind === 'derived');
}
