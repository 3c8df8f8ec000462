/** What is wrong with a case, said so that a person can mend it. Messages are built here only. */

export type Severity = 'error' | 'warning';

export interface Issue {
  /** Stable, kebab-case: "unknown-lane". Tests assert codes, people read messages. */
  readonly code: string;
  readonly severity: Severity;
  /** Path in the document: "events[3].start". */
  readonly path: string;
  /** 1-based place in the file, where the file is text. */
  readonly line?: number;
  readonly column?: number;
  /** The value received, shortened to 80 characters. */
  readonly received?: string;
  /** What happened, what was kept or dropped, what to do next. */
  readonly message: string;
}

/** What became of the faulty part. */
const KEPT = {
  'time-not-stated': 'It is kept with its time not stated.',
  'end-unknown': 'The event is kept with its end unknown.',
  'order-only': 'The anchor is kept without a distance.',
  'lane-added': 'The event is kept in a lane of that name.',
  'as-note': 'The event is kept as a note.',
  'no-phase': 'The event or point is kept outside every phase.',
  renamed: 'It is kept under another id.',
  'without-partner': 'What has no partner is kept with its time not stated, or without its value.',
  sorted: 'They are kept in the order of time.',
  'as-points': 'Those are kept as points, without what cannot be read.',
  'value-absent': 'The point is kept without a value.',
  'no-dose': 'The event is kept without its dose.',
  untimed: 'The phase is kept without a length.',
  stretch: 'It is kept as one stretch without dates.',
  'first-used': 'The first is used.',
  'default-used': 'The default is used.',
  dropped: 'It is left out.',
  'event-dropped': 'The event is left out, so that it cannot say the opposite of what was meant.',
  kept: 'It is kept as it is.',
} as const;
export type Kept = keyof typeof KEPT;

interface Template {
  readonly severity: Severity;
  /** Received value and subject, both safe to print. */
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

const TIMES =
  'Write a date ("2021-03-04"), a distance ("presentation - 11 months"), an order ("after marrow") or "not stated".';

const TEMPLATES = {
  'unreadable-time': error((it) => `${it} cannot be read as a time.`, TIMES),
  'unknown-reference': error(
    (it, about) => `${it} names ${about}, which is neither an anchor nor an event.`,
    'Correct the name, or declare the anchor.',
  ),
  'impossible-date': error(
    (it) => `${it} is no date of the calendar.`,
    'Correct the day, the month or the hour.',
  ),
  'time-too-long': error(
    (it) => `${it} is longer than 500 characters, too long for a time.`,
    'Put the words in "detail" and the time alone here.',
  ),
  'reversed-interval': error(
    (it) => `${it} ends before it begins.`,
    'Exchange the two moments, or correct one.',
  ),
  'time-out-of-range': error(
    (it) => `${it} lies outside the years that a calendar can hold.`,
    'Correct the number or its unit.',
  ),
  'unreadable-duration': error(
    (it) => `${it} cannot be read as a length of time.`,
    'Write a number and a unit: "10 days", "2 months".',
  ),
  'time-cycle': error(
    (it, about) => `${it} is counted from itself, by way of ${about}.`,
    'Give one of them a date, or count it from another anchor.',
  ),
  'order-cycle': error(
    (_, about) => `The declared order runs in a circle: ${about}.`,
    'Take out the pair that is wrong.',
  ),
  'order-too-large': warning(
    () =>
      'The declared order is too large to follow through every step; only the pairs themselves are used.',
    'Declare fewer pairs.',
  ),
  'order-contradicts-time': warning(
    (it) => `${it} is declared in an order that the stated times contradict.`,
    'Correct the order or one of the times.',
  ),
  'end-before-start': error(
    (it) => `The end, ${it}, lies before the start.`,
    'Correct the start or the end.',
  ),
  'conflicting-times': warning(
    (_, about) => `An event has one kind of time, and this one has several: ${about}.`,
    'Keep one of at, start, episodes or repeat.',
  ),
  'repeat-count': error(
    (it) => `${it} is no count of doses from 1 to 1000.`,
    'Write a whole number, or leave the count out.',
  ),
  'unknown-lane': error((it) => `There is no lane ${it}.`, 'Correct the id, or declare the lane.'),
  'unknown-phase': error(
    (it) => `There is no phase ${it}.`,
    'Correct the id, or declare the phase.',
  ),
  'unknown-link': error((it) => `The link names ${it}, which is no event.`, 'Correct the id.'),
  'unknown-kind': error(
    (it, about) =>
      `${it} is no kind of event.`.concat(about === '' ? '' : ` Known kinds: ${about}.`),
    'Choose one of the known kinds.',
  ),
  'unknown-status': error(
    (it) => `${it} is no status.`,
    'Write affirmed, excluded, refuted, planned or not-done.',
  ),
  'duplicate-id': error(
    (it) => `The id ${it} is used before.`,
    'Give each event, anchor, series, point and phase its own id.',
  ),
  'reserved-id': error((it) => `The id ${it} means the calendar itself.`, 'Choose another id.'),
  'not-finite': error(
    (it) => `${it} is not a finite number.`,
    'Write the number, or {absent: reason}.',
  ),
  'samples-uneven': error(
    (_, about) => `The samples have ${about}.`,
    'Give one value for each time.',
  ),
  'samples-unsorted': warning(
    () => 'The times of the samples do not ascend.',
    'Sort times and values together.',
  ),
  'samples-unreadable': error(
    (it, about) => `${about}; the first is ${it}.`,
    'Write numbers only; other values belong in "points".',
  ),
  'unreadable-value': error(
    (it) => `${it} cannot be read as a value.`,
    'Write a number, "<150", {level: normal} or {absent: reason}.',
  ),
  'range-reversed': error(
    (it) => `The lower limit exceeds the upper: ${it}.`,
    'Exchange the two limits, or correct one.',
  ),
  'no-locator': warning(
    (_, about) => `${about} reported without saying where in the source.`,
    'Give source.locator, or a locator with each datum.',
  ),
  'several-defaults': error(
    (it) => `More than one reading is the default: ${it}.`,
    'Mark one reading as the default.',
  ),
  'unknown-reading': error(
    (it) => `There is no reading ${it}.`,
    'Choose one of the readings of the case.',
  ),
  'unknown-in-story': error(
    (it, about) => `The talk names ${about} ${it}, which the case does not have.`,
    'Correct the id; the step is shown without it.',
  ),
  'question-incomplete': error(
    (_, about) => `The question asks for a choice or a curve and gives no ${about}.`,
    'Give the choices or the series; the question is asked as an open one.',
  ),
  'unknown-patch': error(
    (it) => `The reading changes ${it}, which the case does not have.`,
    'Correct the id.',
  ),
} satisfies Readonly<Record<string, Template>>;
export type IssueCode = keyof typeof TEMPLATES;

export interface IssueDetails {
  readonly received?: unknown;
  /** What else the sentence names: the unknown name, the members of a circle. */
  readonly about?: string;
  readonly kept: Kept;
}

/** An issue with its sentence: what happened, what was kept or dropped, what to do. */
export function makeIssue(
  code: IssueCode,
  path: string,
  { received, about = '', kept }: IssueDetails,
): Issue {
  const { severity, what, next }: Template = TEMPLATES[code];
  const shown = received === undefined ? undefined : shorten(received);
  const sentence = what(shown === undefined ? 'It' : `“${shown}”`, shorten(about, 300));
  const parts = kept === 'kept' ? [sentence, next] : [sentence, KEPT[kept], next];
  return {
    code,
    severity,
    path,
    ...(shown !== undefined && { received: shown }),
    message: parts.join(' '),
  };
}

/** Control characters, and those that are not seen or turn the direction of reading. */
const UNSAFE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A value as one short line that can hide or reverse nothing. */
export function shorten(value: unknown, length = 80): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(
    0,
    length + 1,
  );
  const cut = text.length > length ? `${text.slice(0, length - 1)}…` : text;
  return cut
    .replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .slice(0, length);
}

/** The keys of a path: `events[3].start` is ['events', 3, 'start']; ids with other signs stand in ["…"]. */
export function pathKeys(path: string): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (const match of path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g)) {
    if (match[1] !== undefined) keys.push(Number(match[1]));
    else keys.push(match[2] === undefined ? (match[3] ?? '') : String(JSON.parse(match[2])));
  }
  return keys;
}

/** `patch.events` and an id give `patch.events.infusion`, or `patch.events["a.b"]`. */
export function pathTo(path: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)
    ? `${path}.${key}`
    : `${path}[${JSON.stringify(key)}]`;
}
