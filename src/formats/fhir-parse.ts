/**
 * Bytes become FHIR JSON: one resource, a list, or a resource a line (bulk export). Lines that are
 * no JSON are told and skipped; of a bundle that ends in the middle the whole entries are kept.
 */
import type { Issue } from '../model/issue.ts';
import { decode, MAX_STREAMED } from './decode.ts';
import { parseParts } from './fhir-parts.ts';
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import type { Passed } from './fhir-watch.ts';
import type { ForeignFile, LedgerEntry } from './foreign.ts';
import { formatIssue } from './issues.ts';

export function parseFhir(file: ForeignFile, passed?: Passed): Parsed {
  return parseParts(file, passed) ?? parseWhole(file);
}

function parseWhole(file: ForeignFile): Parsed {
  const { text, issues } = decode(file.bytes, MAX_STREAMED);
  const told = issues.map((issue) => ({ ...issue, path: file.name }));
  if (text === undefined) return { items: [], issues: told, ledger: [lost(file.name, file)] };
  const parsed = parseText(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, file);
  return { ...parsed, issues: [...told, ...parsed.issues] };
}

function parseText(text: string, file: ForeignFile): Parsed {
  const whole = parse(text);
  if (whole.ok) return { items: itemsOf(whole.value, file.name), issues: [], ledger: [] };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isLined =
    lines.length > 1 && lines.filter((line) => parse(line).ok).length * 2 > lines.length;
  return isLined ? parseLines(text, file) : salvage(text, whole.why, file);
}

type Attempt =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

function parse(text: string): Attempt {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'no JSON' };
  }
}

function itemsOf(value: unknown, file: string): readonly ParsedItem[] {
  if (!Array.isArray(value)) return [{ value, file, place: '' }];
  return value.map((each: unknown, at) => ({ value: each, file, place: `[${String(at)}]` }));
}

function parseLines(text: string, file: ForeignFile): Parsed {
  const items: ParsedItem[] = [];
  const issues: Issue[] = [];
  const ledger: LedgerEntry[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `line ${String(at + 1)}`;
    const attempt = parse(line);
    if (attempt.ok) {
      items.push({ value: attempt.value, file: file.name, place });
      continue;
    }
    issues.push({
      ...formatIssue('foreign-part-unreadable', place, { received: line, about: 'sound JSON' }),
      line: at + 1,
      column: 1,
    });
    ledger.push(lost(place, file));
  }
  return { items, issues, ledger };
}

/** What is left of a file that ends in the middle, or is broken in one place. */
function salvage(text: string, why: string, file: ForeignFile): Parsed {
  const end = lastWholeEntry(text);
  const attempt = end === undefined ? undefined : parse(`${text.slice(0, end)}]}`);
  const ledger = [lost(`${file.name} (the rest)`, file)];
  if (!attempt?.ok) {
    const about = `it is no sound JSON (${why})`;
    const issue = formatIssue('foreign-unreadable', file.name, { about });
    return { items: [], issues: [issue], ledger: [lost(file.name, file)] };
  }
  const issue = formatIssue('foreign-unreadable', file.name, {
    about: 'its JSON ends or breaks in the middle',
    outcome: 'The entries before that place are kept.',
  });
  return { items: itemsOf(attempt.value, file.name), issues: [issue], ledger };
}

/** Where the last entry of the bundle that is whole ends: right after a brace two levels deep. */
function lastWholeEntry(text: string): number | undefined {
  const open: string[] = [];
  let last: number | undefined;
  for (const match of text.matchAll(/"(?:[^"\\]|\\[^])*"|[[\]{}]/g)) {
    const sign = match[0];
    if (sign === '{' || sign === '[') open.push(sign);
    else if (sign === '}' || sign === ']') {
      open.pop();
      if (sign === '}' && open.length === 2 && open[0] === '{' && open[1] === '[')
        last = match.index + 1;
    }
  }
  return last;
}

function lost(record: string, { name }: ForeignFile): LedgerEntry {
  return { record, file: name, outcomes: ['issue'], ids: [], why: 'It cannot be read.' };
}
