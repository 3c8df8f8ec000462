/** A moment in the cells that our reader of tables reads: a date, or a number of units from day zero. */
import type { Course } from '../model/course.ts';
import { sayWhen } from '../model/say.ts';
import type { When } from '../model/when.ts';
import { safeText } from './write-cells.ts';
import { labelsOf } from './write-words.ts';
import { ageOf, countOf, datesOf, isUnstated, type ZeroFrame } from './write-time.ts';

export interface MomentCells {
  /** A date, two dates with a bar between, or an age. */
  readonly date?: string;
  /** Units from day zero. */
  readonly offset?: string;
  readonly unit?: string;
  readonly known?: string;
  /** What a reader of tables takes for the name of day zero, or for an order against it. */
  readonly label?: string;
  /** Where no cell says all of it. */
  readonly words?: string;
  /** In words in any case. */
  readonly said: string;
}

export function momentCells(when: When, course: Course, zero: ZeroFrame | undefined): MomentCells {
  const said = safeText(sayWhen(when, course.clock, labelsOf(course)));
  if (isUnstated(when))
    return when.words === '' || /^not stated$/.test(when.words) ? { said } : { words: said, said };
  const date = dateCell(when, course);
  if (date !== undefined)
    return {
      date: when.approximate ? `about ${date.text}` : date.text,
      ...(date.isWider && { words: said }),
      said,
    };
  const count = countOf(when, course.clock, zero);
  if (count !== undefined)
    return {
      offset: String(count.amount),
      unit: count.unit,
      ...(when.approximate && { known: 'approx' }),
      ...(count.amount === 0 && zero && { label: zero.label }),
      said,
    };
  return { label: orderLabel(when, zero), words: said, said };
}

function dateCell(
  when: When,
  { clock }: Course,
): { readonly text: string; readonly isWider: boolean } | undefined {
  const age = ageOf(when, clock);
  if (age !== undefined) return { text: `age ${age.amount} ${age.unit}s`, isWider: false };
  const dates = datesOf(when, clock);
  if (dates === undefined) return undefined;
  const { one, from, to, isWider, zone } = dates;
  if (one !== undefined) return { text: `${one.replace('T', ' ')}${zone ?? ''}`, isWider };
  return { text: `${from ?? '..'}/${to ?? '..'}`, isWider };
}

/** "before baseline" is an order that the reader knows; other words stay words. */
function orderLabel(when: When, zero: ZeroFrame | undefined): string {
  const { anchor, earliest, latest, precision } = when;
  if (zero === undefined || precision !== 'order' || anchor !== zero.frame) return '';
  if (earliest === -Infinity && latest === 0) return `before ${zero.label}`;
  return earliest === 0 && latest === Infinity && when.after.includes(zero.frame)
    ? `after ${zero.label}`
    : '';
}
