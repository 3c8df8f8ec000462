/**
 * One line for those who do not see a figure: what it is of, of whom, how long, what came of it, and
 * that its curves are illustrative where they are. What does not fit is left out whole.
 */
import { between } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import { sayDuration } from '../model/say.ts';
import { startOf } from '../model/when.ts';
import { visibleEvents } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { drawnSeries } from './caption.ts';
import { eventsInOrder } from './order.ts';
import { countOf, present } from './phrase.ts';

/** Readers of alternative texts stop listening, and some programs stop reading, about here. */
export const ALT_LENGTH = 125;
/** A title shorter than this no longer says what the case is about. */
const LEAST_TITLE = 30;
/** A longer name of a patient or an outcome would leave no room for the rest. */
const LONGEST_PART = 44;

const START = 'Timeline';

interface Said {
  readonly result?: string | undefined;
  readonly length?: string | undefined;
}

const known = new WeakMap<readonly CourseEvent[], Said>();

/** Of the events shown, which no change of the window changes. */
function saidOf(events: readonly CourseEvent[], course: Course): Said {
  const found = known.get(events) ?? {
    result: sayResult(events, course),
    length: sayLength(events, course),
  };
  known.set(events, found);
  return found;
}

/** "Timeline: Refractory Henoch–Schönlein…; Boy, 12 years; outcome: Rash resolved; 2 trend charts (curves illustrative)". */
export function altTextOf(course: Course, view: View): string {
  const events = visibleEvents(course, view);
  const charts = sayCharts(course, view);
  const who = sayWho(course);
  const { result, length } = saidOf(events, course);
  const count = countOf(events.length, 'event');
  // From the fullest to what may never be missing.
  const choices = [
    [who, length, result, count, charts],
    [who, length, result, charts],
    [who, result, charts],
    [result, charts],
    [who, charts],
    [charts],
  ].map((parts) => present(parts).join('; '));
  const [fullest = '', ...shorter] = choices;
  const least = Math.min(course.title.length, LEAST_TITLE);
  const rest =
    [fullest].find((choice) => roomFor(choice) >= course.title.length) ??
    shorter.find((choice) => roomFor(choice) >= least) ??
    sayCharts(course, view);
  const title = shortened(course.title, roomFor(rest));
  return present([present([START, title]).join(': '), rest]).join('; ');
}

function roomFor(rest: string): number {
  return ALT_LENGTH - `${START}: ; ${rest}`.length;
}

function sayCharts(course: Course, view: View): string {
  const panels = drawnSeries(course, view);
  if (panels.length === 0) return '';
  const isShaped = panels.some(({ shapes }) => shapes.length > 0);
  return `${countOf(panels.length, 'trend chart')}${isShaped ? ' (curves illustrative)' : ''}`;
}

function sayWho({ patient, title }: Course): string | undefined {
  const { label } = patient;
  return label.length > LONGEST_PART || title.includes(label) ? undefined : label;
}

/** The last outcome that the source itself reports, in its own words. */
function sayResult(shown: readonly CourseEvent[], course: Course): string | undefined {
  const outcomes = shownInOrder(shown, course).filter(
    (event) =>
      (event.kind === 'outcome' || event.kind === 'death') &&
      event.status === 'affirmed' &&
      event.evidence.what.kind === 'reported' &&
      event.label.length <= LONGEST_PART,
  );
  const last = outcomes.at(-1);
  return last && `outcome: ${last.label}`;
}

function shownInOrder(shown: readonly CourseEvent[], course: Course): readonly CourseEvent[] {
  const ordered = eventsInOrder(course);
  if (shown === course.events) return ordered;
  const isShown = new Set(shown);
  return ordered.filter((event) => isShown.has(event));
}

/** From the first event to the last, where what is not known of either would not change the words. */
function sayLength(shown: readonly CourseEvent[], course: Course): string | undefined {
  const ordered = shownInOrder(shown, course);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const gap = between(startOf(first.time), startOf(last.time), course.clock);
  if (gap === undefined || !Number.isFinite(gap.min) || !Number.isFinite(gap.max)) return undefined;
  const [least, most] = [sayDuration(gap.min), sayDuration(gap.max)];
  return least === most && gap.min > 0 ? `about ${least}` : undefined;
}

/** Scripts that put no space between words may be cut between any two signs. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Cut after a whole word; '' where not even the first fits. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  let [cut, at] = [0, 0];
  let before = '';
  for (const sign of text) {
    if (at > length - 1) break;
    if (/\s/.test(sign) || (before !== '' && (UNSPACED.test(sign) || UNSPACED.test(before))))
      cut = at;
    at += sign.length;
    before = sign;
  }
  const kept = text.slice(0, cut).replace(/[\s,;:.–—-]+$/, '');
  return kept === '' ? '' : `${kept}…`;
}
