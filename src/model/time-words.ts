/** Numbers, units and lengths as people write them: "a week", "10-day", "eleven months". */
import type { TimeUnit } from './calendar.ts';

/** No time needs more characters; so no pattern can run away. */
export const MAX_WORDS = 500;

export const UNIT =
  '(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|wk|months?|mos?|mo|years?|yrs?|y)';
export const NUMBER =
  '(\\d{1,9}(?:\\.\\d{1,6})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half an?)';
export const ABOUT = /^(?:about|approximately|approx\.?|around|circa|ca\.?|c\.|~) ?/i;

/** A whole text, in any case. */
export const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'i');

/** "2 months", "10-day", "a week", "about 3 weeks": a length, or undefined. */
export function parseDuration(text: string): { amount: number; unit: TimeUnit } | undefined {
  if (text.length > MAX_WORDS) return undefined;
  const match = DURATION.exec(plainText(text).replace(ABOUT, ''));
  if (!match) return undefined;
  return { amount: toNumber(match[1] ?? '1'), unit: toUnit(match[2] ?? '') };
}
const DURATION = pattern(`${NUMBER}?[ -]?${UNIT}`);

/** One kind of hyphen, one space between words. */
export function plainText(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  'half a': 0.5,
  'half an': 0.5,
};

export function toNumber(word: string): number {
  return NUMBER_WORDS[word.toLowerCase()] ?? Number(word);
}

export function toUnit(word: string): TimeUnit {
  const lower = word.toLowerCase();
  if (lower.startsWith('mi')) return 'minute';
  if (lower.startsWith('m')) return 'month';
  if (lower.startsWith('h')) return 'hour';
  if (lower.startsWith('d')) return 'day';
  return lower.startsWith('w') ? 'week' : 'year';
}
