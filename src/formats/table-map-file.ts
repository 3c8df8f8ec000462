/**
 * The mapping of tables as a file that a person corrects: JSON (or YAML) with the headings, what each
 * column means, and the questions that the table leaves open. Faults name their place and a remedy.
 */
import * as v from 'valibot';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Ask, TableRead } from './table-asks.ts';
import { ordersIn, ORDER_WORDS } from './table-date.ts';
import { columnSchema, ROLES, settingsSchema, type Mapping } from './table-mapping.ts';
import { signatureOf } from './table-sheet.ts';

/** The proposal for each table, with its questions, as JSON that ends with a line end. */
export function writeMapFile(tables: readonly TableRead[]): string {
  const maps = tables.map(({ file, name, mapping, asks }) => {
    const { signature: _, columns, ...settings } = mapping;
    return {
      table: name === undefined ? file : `${file}, ${name}`,
      ...(asks.length > 0 && { questions: asks.map(sayAsk) }),
      ...settings,
      columns,
    };
  });
  return `${JSON.stringify(maps, null, 2)}\n`;
}

/** A question in words, for a person who corrects the file: with the key that answers it. */
export function sayAsk({ kind, example = '' }: Ask): string {
  return QUESTIONS[kind](example);
}

const QUESTIONS: Readonly<Record<Ask['kind'], (example: string) => string>> = {
  'date-order': (it) =>
    `“${it}” may be ${ordersIn(it)
      .map((each, at) => `${ORDER_WORDS[each]} (${at === 0 ? 'dateOrder ' : ''}"${each}")`)
      .join(' or ')}.`,
  century: (it) => `“${it}” does not say its century (century 1900 or 2000).`,
  decimal: (it) => `The comma of “${it}” may mark decimals (decimal ",") or thousands (".").`,
  'offset-unit': (it) =>
    `“${it}” is counted in a unit that is not said (offsetUnit "minute", "hour", "day", "week", "month" or "year").`,
  'no-time': () =>
    'No column was recognised as the time (role "time" for dates, "offset" for days).',
  'no-value': () =>
    'No column was recognised as a value or an event (roles "test" and "value", "measure", or "label").',
};

const mapSchema = v.strictObject({
  table: v.optional(v.string()),
  questions: v.optional(v.array(v.string())),
  signature: v.optional(v.string()),
  columns: v.pipe(v.array(v.strictObject(columnSchema)), v.minLength(1)),
  ...settingsSchema,
  missing: v.optional(settingsSchema.missing, []),
  kind: v.optional(settingsSchema.kind, 'note'),
});

export interface ReadMapFile {
  readonly mappings: readonly Mapping[];
  /** "3:12: [0].columns[2].role: …": line and column of the file, the key, what is wrong, what to do. */
  readonly faults: readonly string[];
}

/** One mapping or a list of them; none when anything in it is at fault. */
export function readMapFile(text: string): ReadMapFile {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = parsed.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${line}:${col}: ${message.trim()}. Correct the brackets, quotes or commas near this place.`;
  });
  if (broken.length > 0) return { mappings: [], faults: broken.slice(0, 5) };
  const value = jsonOf(parsed);
  const isList = Array.isArray(value);
  const read = v.safeParse(v.pipe(v.array(mapSchema), v.minLength(1)), isList ? value : [value]);
  if (!read.success) {
    const faults = read.issues.map((issue) => sayFault(issue, isList, parsed, lines));
    return { mappings: [], faults: faults.slice(0, 10) };
  }
  const mappings = read.output.map(({ table: _, questions: __, ...own }): Mapping => {
    const header = own.columns.map(({ heading }) => heading);
    return { ...own, signature: signatureOf({ header }) };
  });
  return { mappings, faults: [] };
}

/** Aliases that would expand without end are no map. */
function jsonOf(parsed: Document): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function sayFault(
  issue: v.BaseIssue<unknown>,
  isList: boolean,
  parsed: Document,
  lines: LineCounter,
): string {
  const whole = (issue.path ?? []).map(({ key }) => key as string | number);
  const path = isList ? whole : whole.slice(1);
  const { line, col } = lines.linePos(placeOf(parsed, path));
  const key = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
  return `${line}:${col}: ${key === '' ? 'the file' : key}: ${sayWrong(issue, path.at(-1))}`;
}

/** Where the value stands, or the nearest that holds it. */
function placeOf(parsed: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown =
      length === 0 ? parsed.contents : parsed.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

function sayWrong(
  { received, expected, type, input }: v.BaseIssue<unknown>,
  key: string | number | undefined,
): string {
  if (key === 'role' && type === 'picklist')
    return `${received} is no role. Take one of ${ROLES.join(', ')}.`;
  if (type === 'strict_object' && expected === 'never')
    return 'there is no such key. Take it out, or correct its spelling.';
  if (input === undefined)
    return `it is missing (${expected ?? 'a value'}). Add it, or print the map anew.`;
  return `${received} cannot stand here. Write ${expected ?? 'what the printed map has'}.`;
}
