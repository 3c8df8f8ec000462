/** A place of the course in words: its date, its day from day zero, the age of the patient, each only where it is known. */
import { BIRTH, CALENDAR, locate } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { sayDate } from '../model/say.ts';
import type { View } from '../view/view.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith, saySpan } from './length.ts';
import { spotAt, type Spot } from './spot.ts';
import { sayDated } from './words.ts';

export interface MomentWords {
  /** "4 Mar 2021 · day 29 after first visit", "in Work-up, order only". */
  readonly says: string;
  readonly date?: string;
  /** "day 29 after first visit"; absent where its distance from day zero is not stated. */
  readonly fromDayZero?: string;
  readonly age?: string;
}

export function momentWords(spot: Spot, course: Course, view: View): MomentWords {
  const place = locate(spot.when, course.clock);
  const isTime = spot.kind === 'time';
  const date =
    isTime && place?.frame === CALENDAR ? sayDate(place.earliest, dayOrFiner(spot)) : undefined;
  const fromDayZero = sayFromDayZero(spot, course, view);
  const age = sayAge(spot, course);
  const phase = course.phases.find(({ id }) => id === spot.phase)?.label;
  const told =
    spot.kind === 'order' ? `in ${phase ?? spot.label}, order only` : sayOwn(spot, date, course);
  const isOwnDay = isTime && date === undefined && isOnDayZero(spot, course, view);
  const says = [isOwnDay ? undefined : told, fromDayZero, age].filter((part) => part !== undefined);
  return {
    says: [...new Set(says)].join(' · '),
    ...(date !== undefined && { date }),
    ...(fromDayZero !== undefined && { fromDayZero }),
    ...(age !== undefined && { age }),
  };
}

/** A pointer stands somewhere in a day; hours are of those who state them. */
const dayOrFiner = ({ when }: Spot): 'day' | 'minute' =>
  when.precision === 'minute' ? 'day' : 'minute';

function sayOwn(spot: Spot, date: string | undefined, course: Course): string {
  if (spot.kind === 'time') return date ?? spot.label;
  const words = sayDated(spot.when, spot.phase, course);
  return words.replace(/^at /, '') === spot.label ? spot.label : `${spot.label}, ${words}`;
}

/** "Day −56 from presentation" says all that "56 days before presentation" does. */
function isOnDayZero({ when }: Spot, course: Course, view: View): boolean {
  return when.anchor === (view.dayZero ?? course.clock.dayZero);
}

function sayFromDayZero(spot: Spot, course: Course, view: View): string | undefined {
  const zero = spotAt(view.dayZero ?? course.clock.dayZero, course);
  if (zero === undefined || spot.kind === 'order') return undefined;
  if (zero.id !== '' && zero.id === spot.id) return 'day zero';
  const gap = gapOf(zero, spot, course);
  if (gap === undefined) return undefined;
  if (gap.days === undefined) {
    if (gap.min < 0 && gap.max > 0) return undefined;
    return sayLengthWith(gap.length, `${gap.max <= 0 ? 'before' : 'after'} ${zero.label}`);
  }
  if (gap.days === 0) return `day 0, ${zero.label}`;
  return `day ${gap.days < 0 ? `−${-gap.days}` : gap.days} from ${zero.label}`;
}

function sayAge(spot: Spot, course: Course): string | undefined {
  if (!course.clock.anchors.has(BIRTH)) return undefined;
  const birth = spotAt(BIRTH, course);
  const gap = birth && gapOf(birth, spot, course);
  if (gap === undefined || gap.min < 0 || gap.max === Infinity) return undefined;
  return gap.days === undefined
    ? `age ${saySpan(gap).says}`
    : `age ${gap.length.says.replace(/ (\d+ days?)$/, '')}`;
}
