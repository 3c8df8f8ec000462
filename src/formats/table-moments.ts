/** Headings that name their moment as well: "Day 3 GFR", "DAY2GFR`", "Visit 2 BP", "CRP_week_4". */
import type { HeadingMoment } from './table-mapping.ts';

export interface NamedMoment {
  readonly label: string;
  readonly at: HeadingMoment;
}

const UNIT =
  '(day|d|week|wk|w|month|mo|hour|hr|h|year|visit|v|cycle|tag|woche|monat|besuch|jour|visite|semana|d[ií]a|visita)';
const BEFORE = new RegExp(`^${UNIT}[ _.-]*(\\d{1,4})[ _:.-]*(.+)$`, 'i');
const AFTER = new RegExp(`^(.+?)[ _:.-]+${UNIT}[ _.-]*(\\d{1,4})$`, 'i');
const NAMED =
  /^(admission|baseline|screening|discharge|follow-?up|pre-?treatment|post-?treatment|pre-?op|post-?op|peak|nadir|initial|final|aufnahme|entlassung)[ _:.-]+(.+)$/i;

const WORDS: Readonly<Record<string, string>> = {
  d: 'day',
  tag: 'day',
  jour: 'day',
  dia: 'day',
  día: 'day',
  wk: 'week',
  w: 'week',
  woche: 'week',
  semana: 'week',
  mo: 'month',
  monat: 'month',
  hr: 'hour',
  h: 'hour',
  v: 'visit',
  besuch: 'visit',
  visite: 'visit',
  visita: 'visit',
};

/** For each heading its moment and its name, where at least two headings share the name. */
export function headingMoments(headings: readonly string[]): readonly (NamedMoment | undefined)[] {
  const read = headings.map(readHeading);
  const counts = new Map<string, number>();
  for (const each of read)
    if (each) counts.set(nameKey(each.label), (counts.get(nameKey(each.label)) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const each of read)
    if (each && !names.has(nameKey(each.label))) names.set(nameKey(each.label), each.label);
  return read.map((each) =>
    each && (counts.get(nameKey(each.label)) ?? 0) > 1
      ? { ...each, label: names.get(nameKey(each.label)) ?? each.label }
      : undefined,
  );
}

function readHeading(heading: string): NamedMoment | undefined {
  const text = heading.trim();
  const before = BEFORE.exec(text);
  if (before) return numbered(before[1], before[2], before[3]);
  const after = AFTER.exec(text);
  if (after) return numbered(after[2], after[3], after[1]);
  const named = NAMED.exec(text);
  return named
    ? { at: { of: (named[1] ?? '').toLowerCase() }, label: cleaned(named[2]) }
    : undefined;
}

function numbered(unit = '', number = '', label = ''): NamedMoment {
  const word = unit.toLowerCase();
  return { at: { of: WORDS[word] ?? word, number: Number(number) }, label: cleaned(label) };
}

/** A stray sign at the end of a heading is no part of the name. */
function cleaned(label = ''): string {
  return label.trim().replace(/[`´'"*]+$/, '');
}

function nameKey(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}/%]+/gu, '');
}

/** What a column keeps of it. */
export function atMoment(moment: NamedMoment | undefined): { at?: HeadingMoment } {
  return moment ? { at: moment.at } : {};
}

const ALONE = new RegExp(`^${UNIT}[ _.-]*(\\d{1,4})$`, 'i');
const NAMED_ALONE =
  /^(?:admission|baseline|screening|discharge|follow-?up|pre-?treatment|post-?treatment|pre-?op|post-?op|peak|nadir|aufnahme|entlassung)$/i;

/** The moment that a heading is, and nothing besides: "Day 3", "Visit 2", "Baseline". */
export function momentAlone(heading: string): HeadingMoment | undefined {
  const text = heading.trim();
  const match = ALONE.exec(text);
  const unit = (match?.[1] ?? '').toLowerCase();
  if (match) return { of: WORDS[unit] ?? unit, number: Number(match[2]) };
  return NAMED_ALONE.test(text) ? { of: text.toLowerCase() } : undefined;
}
