/**
 * What can be wrong with a file before its content is judged: encoding, YAML, keys and types. The
 * sentences of the readers are built here; those about clinical content are the model's.
 */
import { shorten, type Issue, type Severity } from '../model/issue.ts';

interface Template {
  readonly severity: Severity;
  readonly what: (received: string, about: string) => string;
  readonly next: string;
}

const error = (what: Template['what'], next: string): Template => ({
  severity: 'error',
  what,
  next,
});
const warning = (what: Template['what'], next: string): Template => ({
  severity: 'warning',
  what,
  next,
});

const TEMPLATES = {
  'missing-file': error(() => 'There is no content to read.', 'Choose a file.'),
  'empty-file': error(
    () => 'The file is empty.',
    'Choose another file, or start from a built-in case.',
  ),
  'too-large': error(
    (it, about) => `The file has ${it}; the limit is ${about}.`,
    'Split the case, or leave out what no figure needs.',
  ),
  'binary-file': error(() => 'The file is not text.', 'Choose a *.case.yaml or JSON file.'),
  'not-utf8': error(
    () => 'The file is not UTF-8; what could not be read stands as �.',
    'Save it as UTF-8.',
  ),
  'unread-spreadsheet': error(
    (_, about) => `${about}.`,
    'Open it in a spreadsheet program, and save it as .xlsx or CSV.',
  ),
  'unread-binary': error(
    (_, about) => `${about}.`,
    'Save it as JSON or YAML with the program that wrote it, and open that.',
  ),
  'unknown-format': error((_, about) => `${about}`, 'Choose a *.case.yaml or JSON file.'),
  'unreadable-yaml': error(
    (_, about) => `The text is not sound YAML here: ${about}.`,
    'Correct the indentation, quotes or brackets near this place.',
  ),
  'tab-indent': error(() => 'Tabs cannot indent YAML.', 'Use spaces.'),
  truncated: error(() => 'The file ends in the middle.', 'Restore its end.'),
  'no-final-newline': warning(
    () => 'The file does not end with a line end; its last line may be cut off.',
    'Look at the last line, and end it.',
  ),
  'duplicate-key': error((it) => `The key ${it} is written twice.`, 'Keep one of the two.'),
  'several-documents': error(
    () => 'The file holds several documents; only the first is read.',
    'Put each case in a file of its own.',
  ),
  'unknown-tag': warning((_, about) => `The tag is not known: ${about}.`, 'Take it out.'),
  'unknown-alias': error(
    (it) => `The alias ${it} names no anchor (&name) above it.`,
    'Write the content out.',
  ),
  'too-many-aliases': error(
    () => 'The aliases (*name) of the file unfold to too much.',
    'Write the content out.',
  ),
  'too-deep': error(() => 'The content is nested too deeply for a case.', 'Take out the nesting.'),
  'unusable-key': error((it) => `${it} cannot be a key.`, 'Write a plain word.'),
  'not-a-case': error(
    (_, about) => `A case is written as keys and values, and this is ${about}.`,
    'Start from a built-in case.',
  ),
  'missing-version': error(
    () => 'The key "caseline" is missing; version 1 is assumed.',
    'Begin the file with "caseline: 1".',
  ),
  'newer-version': error(
    (it) =>
      `The file is written in version ${it} of the case format; this program reads version 1.`,
    'Open it with a newer Caseline.',
  ),
  'wrong-version': error(
    (it) => `${it} is no version of the case format; version 1 is assumed.`,
    'Write "caseline: 1".',
  ),
  'unknown-key': error(
    (it, about) => `There is no key ${it} here.${about === '' ? '' : ` Did you mean “${about}”?`}`,
    'Correct it or take it out.',
  ),
  'missing-key': error((_, about) => `The key “${about}” is missing.`, 'Write it.'),
  'wrong-type': error((it, about) => `${it} stands where ${about} belongs.`, 'Correct it.'),
  'needs-quotes': error(
    (it) => `${it} is read as a number or a word of YAML, and text belongs here.`,
    'Put it in quotes.',
  ),
  'unknown-word': error(
    (it, about) => `${it} is none of the words that may stand here.`.concat(` They are: ${about}.`),
    'Choose one of them.',
  ),
  'not-finite': error(
    (it) => `${it} is not a finite number.`,
    'Write the number, or {absent: reason}.',
  ),
  'bad-id': error(
    (it) => `${it} cannot be an id.`,
    'Use letters, digits, dots, underscores and hyphens, beginning with a letter or digit, up to 80.',
  ),
  'too-long': error((_, about) => `The text is longer than ${about} characters.`, 'Shorten it.'),
  'control-characters': warning(
    () => 'The text holds characters that cannot be shown; they were taken out.',
    'Take them out of the file.',
  ),
  'foreign-unreadable': error(
    (_, about) => `The file cannot be read: ${about}.`,
    'Export it again, or open another file.',
  ),
  'foreign-part-unreadable': warning(
    (it, about) => `${it} is not ${about}.`,
    'Look at the record in the file.',
  ),
  'foreign-part-dropped': warning(
    (_, about) => `This is not drawn: ${about}.`,
    'Look at the record in the file.',
  ),
  'foreign-time-unreadable': warning(
    (it) => `${it} cannot be read as a time.`,
    'Look at the record in the file.',
  ),
  'foreign-time-not-trusted': warning((it, about) => `${it} is ${about}.`, ''),
  'foreign-value-unreadable': warning(
    (it) => `${it} cannot be read as a value.`,
    'Look at the record in the file.',
  ),
  'foreign-unit-differs': warning((_, about) => `${about}`, 'Compare values only within one unit.'),
  'foreign-unit-converted': warning(
    (_, about) => `${about}`,
    'Look at the note of a value for the number of its source.',
  ),
  'foreign-duplicate': warning((it) => `${it} is told more than once.`, ''),
  'foreign-assumed': warning((_, about) => `${about}`, 'Choose otherwise if that is not so.'),
  'foreign-asked': warning((_, about) => `${about}`, 'Say which, and open it again.'),
  'foreign-mixed': warning(
    (_, about) => `Files of different formats cannot be read as one record: ${about}.`,
    'Open it by itself.',
  ),
  'foreign-unknown-patient': error(
    (it, about) => `There is no patient ${it}; there are ${about}.`,
    'Choose one of them.',
  ),
  'too-many-issues': warning(
    (_, about) => `There are ${about} more issues like these.`,
    'Correct the first ones and read the file again.',
  ),
} satisfies Readonly<Record<string, Template>>;
export type FormatCode = keyof typeof TEMPLATES;

export interface FaultDetails {
  readonly received?: unknown;
  /** What else the sentence names: the limit, the words allowed, the missing key. */
  readonly about?: string;
  /** What was kept or left out: "The event is left out." */
  readonly outcome?: string;
  readonly line?: number;
  readonly column?: number;
}

/** An issue with its sentence: what happened, what was kept or dropped, what to do. */
export function formatIssue(code: FormatCode, path: string, details: FaultDetails = {}): Issue {
  const { severity, what, next }: Template = TEMPLATES[code];
  const { received, about = '', outcome = '', line, column } = details;
  const shown =
    received === undefined ? undefined : shorten(isBig(received) ? kindOf(received) : received);
  const sentence = what(shown === undefined ? 'It' : `“${shown}”`, shorten(about, 300));
  return {
    code,
    severity,
    path,
    ...(line !== undefined && { line, column: column ?? 1 }),
    ...(shown !== undefined && { received: shown }),
    message: [sentence, outcome, next].filter((part) => part !== '').join(' '),
  };
}

/** Serialising a hostile value to show eighty characters of it would cost as much as the file. */
function isBig(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What a value is, to a person. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
