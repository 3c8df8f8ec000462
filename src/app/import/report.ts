/** The ledger of an import in words and groups, for the report that a person reads. */
import { countRecords, type LedgerEntry, type Outcome } from '../../formats/foreign.ts';
import { sayOutside } from '../../describe/outside.ts';
import { listOf } from '../../describe/phrase.ts';
import type { Course } from '../../model/course.ts';
import type { View } from '../../view/view.ts';
import type { Imported } from '../files.ts';

export interface Group {
  readonly outcome: Outcome;
  readonly label: string;
  readonly entries: readonly LedgerEntry[];
}

/** What needs a look first. */
const LABELS: readonly (readonly [Outcome, string])[] = [
  ['issue', 'With issues'],
  ['ignored', 'Not drawn, or not all of it'],
  ['value', 'Values'],
  ['event', 'Events'],
  ['patient', 'About the patient or the file'],
];

/** Every entry under each of its outcomes; those that hold the words, in any of their fields. */
export function groupsOf(ledger: readonly LedgerEntry[], words: string): readonly Group[] {
  const wanted = words.trim().toLowerCase();
  const found = wanted === '' ? ledger : ledger.filter((entry) => says(entry).includes(wanted));
  return LABELS.map(([outcome, label]) => ({
    outcome,
    label,
    entries: found.filter(({ outcomes }) => outcomes.includes(outcome)),
  })).filter(({ entries }) => entries.length > 0);
}

function says({ file = '', record, ids, why = '' }: LedgerEntry): string {
  return [file, record, ...ids, why].join(' ').toLowerCase();
}

/** "Read as a cBioPortal timeline: 51 values, 5 events; 154 records are not drawn." */
export function sayImported({ format, ledger, files, leftOut }: Imported): string {
  const count = (outcome: Outcome): number => countRecords(ledger, outcome);
  const told = [
    several(count('value'), 'value'),
    several(count('event'), 'event'),
    several(count('issue'), 'record with issues', 'records with issues'),
  ].filter((part) => part !== '');
  const left = countRecords(
    ledger.filter(({ outcomes }) => outcomes.every((each) => each === 'ignored')),
  );
  const read = files.length - leftOut.length;
  const what = `Read as ${format ?? 'a file'}${read > 1 ? `, ${read} files together` : ''}`;
  const not = several(left, 'record is not drawn', 'records are not drawn');
  return `${what}: ${told.length > 0 ? told.join(', ') : 'nothing to draw'}${not === '' ? '' : `; ${not}`}.`;
}

function several(n: number, one: string, many = `${one}s`): string {
  return n === 0 ? '' : `${n} ${n === 1 ? one : many}`;
}

/** Of a long record only the fullest panels are drawn, and lanes that repeat themselves as strips. */
export function sayLesser(
  course: Course,
  view: View,
): { panels?: string; strips?: string; outside?: string } {
  const drawn = course.series.filter(({ id }) => !view.hiddenPanels.includes(id)).length;
  const strips = course.lanes.filter(({ id }) => view.collapsedLanes.includes(id));
  const all = course.series.length;
  const outside = sayOutside(course, view);
  return {
    ...(outside !== undefined && { outside: `Not in the window: ${outside}.` }),
    ...(drawn < all && { panels: `${drawn} of ${all} tests are drawn.` }),
    ...(strips.length > 0 && {
      strips: `Drawn as ${strips.length === 1 ? 'a strip' : 'strips'}: ${listOf(strips.map(({ label }) => label))}.`,
    }),
  };
}
