/** The YAML library's errors and warnings as issues of ours, with their place in the text. */
import type { Document, LineCounter, YAMLError } from 'yaml';
import type { Issue } from '../model/issue.ts';
import { formatIssue, type FormatCode } from './issues.ts';

export interface SyntaxFault {
  readonly offset: number;
  readonly isError: boolean;
  readonly tell: (outcome: string) => Issue;
}

export interface SyntaxFaults {
  readonly faults: readonly SyntaxFault[];
  /** So many that what was understood cannot be trusted. */
  readonly isHopeless: boolean;
}

const MOST = 100;

const CODES: Readonly<Record<string, FormatCode>> = {
  MULTIPLE_DOCS: 'several-documents',
  TAB_AS_INDENT: 'tab-indent',
  TAG_RESOLVE_FAILED: 'unknown-tag',
  RESOURCE_EXHAUSTION: 'too-deep',
};

/** One a line is enough: a missing bracket is told of once for every level it closes. */
export function syntaxFaults(document: Document, text: string, counter: LineCounter): SyntaxFaults {
  const end = text.trimEnd().length;
  const byPlace = new Map<string, SyntaxFault>();
  for (const error of [...document.errors, ...document.warnings]) {
    const code = codeOf(error, end);
    const offset = Math.min(error.pos[0], text.length);
    const { line, col } = counter.linePos(offset);
    const key = `${code} ${line}`;
    if (byPlace.has(key)) continue;
    byPlace.set(key, {
      offset,
      isError: error.name === 'YAMLParseError' && code !== 'several-documents',
      tell: (outcome) =>
        formatIssue(code, '', {
          outcome,
          about: sentence(error.message),
          line: Math.max(1, line),
          column: Math.max(1, col),
        }),
    });
    if (byPlace.size > MOST) return { faults: first(byPlace, document), isHopeless: true };
  }
  return { faults: [...byPlace.values()], isHopeless: false };
}

function codeOf({ code, pos }: YAMLError, end: number): FormatCode {
  return CODES[code] ?? (pos[0] >= end ? 'truncated' : 'unreadable-yaml');
}

function first(
  faults: ReadonlyMap<string, SyntaxFault>,
  { errors, warnings }: Document,
): readonly SyntaxFault[] {
  const shown = [...faults.values()].slice(0, 20);
  const about = String(errors.length + warnings.length - shown.length);
  const rest = () =>
    formatIssue('too-many-issues', '', { about, outcome: 'Nothing of the file is used.' });
  return [...shown, { offset: -1, isError: false, tell: rest }];
}

function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/[.:]$/, '').trim();
}
