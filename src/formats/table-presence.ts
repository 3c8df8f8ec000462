/**
 * Columns that say of each row whether something was there: "Yes" and "No", boxes that were ticked.
 * "No" is a statement, so it becomes an excluded finding; a box that was not ticked says nothing.
 */
import type { Profile } from './table-profile.ts';
import { isBlank, textOf, type Sheet } from './table-sheet.ts';
import type { Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  readonly profile: Profile;
  role?: Role;
}

export type Presence = 'present' | 'excluded' | 'unsaid';

const YES = /^(?:y|yes|true|ja|oui|s[íi]|sim|да|是|有|はい|あり|checked|present)$/i;
const NO = /^(?:no?|false|nein|non|nee|não|нет|否|无|いいえ|なし|absent)$/i;
const UNSAID = /^unchecked$/i;
/** REDCap: "fever___1" of a box, "ae_yn" of a question. */
const BOX = /_{3}[\w-]+$/;
const QUESTION = /_yn$/i;

/** What a cell says; undefined: it is no such cell. */
export function presenceIn(text: string, heading: string): Presence | undefined {
  if (BOX.test(heading) && /^[01]$/.test(text)) return text === '1' ? 'present' : 'unsaid';
  if (QUESTION.test(heading) && /^[01]$/.test(text)) return text === '1' ? 'present' : 'excluded';
  if (YES.test(text)) return 'present';
  if (NO.test(text)) return 'excluded';
  return UNSAID.test(text) ? 'unsaid' : undefined;
}

/** "Symptoms (choice=Fever)" is "Symptoms: Fever"; "fever___1" "fever (choice 1)". */
export function namePresence(heading: string): string {
  return heading
    .replace(/ ?\(choice ?= ?(.+)\)$/i, ': $1')
    .replace(/_{3}([\w-]+)$/, ' (choice $1)')
    .replace(QUESTION, '')
    .replace(/_/g, ' ')
    .replace(/\?$/, '')
    .trim();
}

/**
 * Gives such columns of a table with a time and without rows of results or events their role; changes
 * the columns that it is given.
 */
export function takePresence(columns: readonly Column[], { rows }: Pick<Sheet, 'rows'>): void {
  const has = (...roles: readonly Role[]): boolean =>
    columns.some(({ role }) => role !== undefined && roles.includes(role));
  if (!has('time', 'year', 'offset', 'start', 'visit', 'age')) return;
  if (has('test', 'value', 'dated-value', 'label', 'kind')) return;
  for (const [at, column] of columns.entries()) {
    if (column.role !== undefined || column.heading === '') continue;
    const filled = rows
      .map(({ cells }) => cells[at] ?? '')
      .filter((cell) => !isBlank(cell))
      .map(textOf);
    const isTold = filled.every((text) => presenceIn(text, column.heading) !== undefined);
    if (filled.length > 0 && isTold) column.role = 'finding';
  }
}
