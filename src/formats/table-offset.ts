/** The unit of numbers that count from a common zero, by the words of a heading or a cell. */
import type { OffsetUnit } from './table-mapping.ts';

const UNIT_WORDS: readonly (readonly [OffsetUnit, RegExp])[] = [
  [
    'day',
    /\b(?:days?|d|dy|ady|visitdy|\w{2}dy|astdy|stdy|pod|tage?|\w+tag|jours?|d[ií]as?)\b|天|日/,
  ],
  ['week', /\b(?:weeks?|wks?|w|wochen?|semaines?|semanas?)\b|周/],
  ['month', /\b(?:months?|mo|monate?|mois|mes(?:es)?)\b|月/],
  ['year', /\b(?:years?|y|yrs?|jahre?|ann[ée]es?|ans?|a[ñn]os?)\b|年/],
  ['hour', /\b(?:hours?|h|hrs?|stunden?|heures?|horas?)\b|小时/],
  ['minute', /\b(?:min(?:ute)?s?|minuten?|minutos?)\b|分钟/],
];

export function unitIn(text: string): OffsetUnit | undefined {
  return UNIT_WORDS.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0];
}

/** The words of a unit of time in a cell: "day", "weeks", "mo". */
export function readOffsetUnit(text: string): OffsetUnit | undefined {
  return unitIn(text.trim());
}

/** "Time (days)" is "Time" and "days". */
export function splitTime(heading: string): { readonly label: string; readonly unit: string } {
  const match = /^(.+?)[ _]*[([]([^()[\]]{1,20})[)\]]$/.exec(heading.trim());
  return match ? { label: match[1] ?? '', unit: match[2] ?? '' } : { label: heading, unit: '' };
}
