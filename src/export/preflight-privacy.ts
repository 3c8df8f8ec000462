/** What could tell who the patient is: dates, ages, names, numbers, addresses, the file's own name. */
import { findPrivate, type PrivateFinding, type PrivateKind } from '../describe/privacy.ts';
import { GIVEN_NAMES } from '../describe/privacy-words.ts';
import { listOf } from '../describe/phrase.ts';
import { BIRTH, CALENDAR, MEAN_YEAR_MS } from '../model/calendar.ts';
import type { Course } from '../model/course.ts';
import { sayDate } from '../model/say.ts';
import { hasPartialDates, isDated } from '../model/shift.ts';
import { whensOf } from '../model/shift-course.ts';
import { hideLane, hidePanel, setDates } from '../view/changes.ts';
import type { Finding, FindingCode, Fix, Severity } from './finding.ts';
import { changePage, changeView, type Checked } from './preflight-input.ts';
import { textsOf, type Spot } from './preflight-texts.ts';

export function privacyFindings(checked: Checked): readonly Finding[] {
  return [
    ...dateFindings(checked),
    ...ageFindings(checked),
    ...textFindings(checked),
    ...sourceFindings(checked.course),
    ...fileNameFindings(checked),
    ...authorFindings(checked),
    ...hiddenFindings(checked),
  ];
}

/** Nobody unpublished is in a published or an invented case; what is found there is told softly. */
function isPublic({ source }: Course): boolean {
  if (source.basis === 'synthetic') return true;
  const isReport = source.basis !== 'record' && source.basis !== 'unknown';
  return isReport && (source.citation ?? source.doi ?? source.url) !== undefined;
}

function dateFindings({ course }: Checked): readonly Finding[] {
  if (!isDated(course)) return [];
  if (course.dates === 'shifted') {
    return [shiftedFinding(course)];
  }
  const severity = severityOf(course, 'warning', 'note');
  return [
    {
      code: 'calendar-dates',
      severity,
      says: `Calendar dates are drawn or told, ${sayExtent(course)}. Dates finer than a year can tell who a patient is.`,
      where: [],
      fixes: [
        changeView('Give days in place of dates', (view) => setDates(view, 'relative')),
        changeView(shiftLabel(course), (view) => setDates(view, 'shifted')),
      ],
    },
  ];
}

const shiftLabel = (course: Course): string =>
  hasPartialDates(course) ? 'Shift all dates by whole cycles of four years' : 'Shift all dates';

function shiftedFinding(course: Course): Finding {
  const isPartial = hasPartialDates(course);
  const how = isPartial
    ? 'Some dates are only a month or a year, so all moved by whole cycles of four years: day and month are still those of the source.'
    : 'Day zero, or else the first date, stands at 1 January 2001.';
  return {
    code: 'dates-shifted',
    severity: isPartial ? severityOf(course, 'warning', 'note') : 'note',
    says: `Dates are shifted, and the caption says so; the time between them is true. ${how} Dates in texts of the case are not shifted.`,
    where: [],
    fixes: [changeView('Give days in place of dates', (view) => setDates(view, 'relative'))],
  };
}

function sayExtent(course: Course): string {
  let [first, last] = [Infinity, -Infinity];
  for (const { anchor, earliest, latest } of whensOf(course)) {
    if (anchor !== CALENDAR) continue;
    for (const ms of [earliest, latest - 1].filter(Number.isFinite)) {
      [first, last] = [Math.min(first, ms), Math.max(last, ms)];
    }
  }
  if (first === Infinity) return 'as the case gives them';
  return `from ${sayDate(first, 'month')} to ${sayDate(last, 'month')}`;
}

function severityOf(course: Course, published: Severity, invented: Severity): Severity {
  if (course.source.basis === 'synthetic') return invented;
  return isPublic(course) ? published : 'problem';
}

const OLDEST = 90;

/** An age that is told as a time of an event, not in words. */
function ageFindings({ course }: Checked): readonly Finding[] {
  const old = course.events.filter(({ time }) => {
    const { anchor, earliest } = time.kind === 'point' ? time.at : time.start;
    return anchor === BIRTH && earliest >= OLDEST * MEAN_YEAR_MS - 1;
  });
  if (old.length === 0) return [];
  const lanes = [...new Set(old.map(({ lane }) => lane))];
  return [
    {
      code: 'age-over-89',
      severity: severityOf(course, 'warning', 'note'),
      says: `${listOf(old.map(({ label }) => `“${label}”`))} ${old.length === 1 ? 'is' : 'are'} told by an age over 89, which can tell who a patient is. Write “90 or older”.`,
      where: old.map(({ id }) => id),
      fixes: lanes.map((lane) => hideLaneFix(course, lane)),
    },
  ];
}

const WORDS: Readonly<Record<PrivateKind, { code: FindingCode; is: string }>> = {
  date: { code: 'date-in-text', is: 'a date' },
  'age-over-89': { code: 'age-over-89', is: 'an age over 89' },
  name: { code: 'name', is: 'possibly a person’s name' },
  'record-number': { code: 'record-number', is: 'possibly the number of a record' },
  email: { code: 'email', is: 'an e-mail address' },
  phone: { code: 'phone', is: 'possibly a phone number' },
  url: { code: 'url', is: 'an address of the net' },
  place: { code: 'place', is: 'a place or an institution' },
};

/** One finding for each kind and place that can be hidden, so that a fix mends all of it. */
function textFindings(checked: Checked): readonly Finding[] {
  const groups = new Map<string, PrivateFinding<Spot>[]>();
  for (const found of findPrivate(textsOf(checked))) {
    const { lane = '', series = '', isPrinted } = found.where;
    const key = [found.kind, lane, series, isPrinted].join('|');
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return [...groups.values()].map((found) => textFinding(found, checked.course));
}

function textFinding(found: readonly PrivateFinding<Spot>[], course: Course): Finding {
  const [first] = found as [PrivateFinding<Spot>, ...PrivateFinding<Spot>[]];
  const { code, is } = WORDS[first.kind];
  const spots = [...new Set(found.map(({ where }) => where.name))];
  const matches = [...new Set(found.map((each) => `“${each.found}”`))];
  const place = `${spots.slice(0, 3).join('; ')}${spots.length > 3 ? ` and ${spots.length - 3} more` : ''}`;
  const told = first.where.isPrinted ? '' : ' Only tables with the evidence carry it.';
  const shown = `${matches.slice(0, 4).join(', ')}${matches.length > 4 ? ` and ${matches.length - 4} more` : ''}`;
  const isDate = first.kind === 'date' && course.dates === 'shifted';
  const severity = isDate ? 'problem' : severityOf(course, 'warning', 'note');
  return {
    code,
    severity: first.where.isPrinted ? severity : softer(severity),
    says: `${shown} in ${place}: ${is}.${told}${isDate ? ' It is not shifted and gives the shift away.' : ''}`,
    where: found.flatMap(({ where }) => where.id ?? where.lane ?? where.series ?? where.name),
    fixes: hidingFixes(first.where, course),
  };
}

const softer = (severity: Severity): Severity => (severity === 'problem' ? 'warning' : 'note');

function hidingFixes({ lane, series }: Spot, course: Course): readonly Fix[] {
  if (lane !== undefined) return [hideLaneFix(course, lane)];
  if (series === undefined) return [];
  const label = course.series.find(({ id }) => id === series)?.label ?? series;
  return [changeView(`Hide the panel ${label}`, (view) => hidePanel(view, course, series))];
}

function hideLaneFix(course: Course, lane: string): Fix {
  const label = course.lanes.find(({ id }) => id === lane)?.label ?? lane;
  return changeView(`Hide the lane ${label}`, (view) => hideLane(view, course, lane));
}

/** Authors of a report are named on purpose; in a record the same line may name the patient's doctor. */
function sourceFindings(course: Course): readonly Finding[] {
  const { citation, doi, url } = course.source;
  const line = [citation, doi && `doi:${doi}`, url].filter(Boolean).join(', ');
  if (line === '' || course.source.basis === 'synthetic') return [];
  const found = findPrivate([{ text: line, where: 'source' }]);
  if (isPublic(course)) {
    const says = `The source is a publication and is named: ${line}. It names its authors, no patient.`;
    return [{ code: 'source-names', severity: 'note', says, where: ['source'], fixes: [] }];
  }
  return found.map(({ kind, found: text }) => ({
    code: WORDS[kind].code,
    severity: 'problem' as const,
    says: `“${text}” in the source line: ${WORDS[kind].is}.`,
    where: ['source'],
    fixes: [],
  }));
}

/** "smith_john_1958-03-04": names without capitals, runs of digits, dates. */
function fileNameFindings({ fileName, course }: Checked): readonly Finding[] {
  if (fileName === undefined) return [];
  const spaced = fileName.replace(/_/g, ' ');
  const isName = spaced.split(/[^\p{L}]+/u).some(isGivenName);
  const isNumber = /\d{6,}/.test(fileName);
  const found = findPrivate([{ text: spaced, where: 'file' }]);
  if (!isName && !isNumber && found.length === 0) return [];
  return [
    {
      code: 'file-name',
      severity: severityOf(course, 'warning', 'warning'),
      says: `The file name “${fileName}” may tell who the patient is. Call it by what it shows.`,
      where: ['file'],
      fixes: [],
    },
  ];
}

/** Short ones are also words: "may", "sign", "ana". */
function isGivenName(word: string): boolean {
  const capital = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return word.length > 3 && GIVEN_NAMES.has(capital) && !WORDS_TOO.has(word.toLowerCase());
}
const WORDS_TOO: ReadonlySet<string> = new Set([
  'grace',
  'rose',
  'mark',
  'frank',
  'jack',
  'heather',
]);

function authorFindings({ page }: Checked): readonly Finding[] {
  const author = page.paper?.words?.author;
  if (author === undefined || author === '') return [];
  const fix = changePage('Name nobody', (each) => {
    if (each.paper?.words === undefined) return each;
    const { author: _, ...words } = each.paper.words;
    return { ...each, paper: { ...each.paper, words } };
  });
  const says = `“${author}” is written into the file as its author, as you asked.`;
  return [{ code: 'author-named', severity: 'note', says, where: ['author'], fixes: [fix] }];
}

function hiddenFindings({ hidden = [] }: Checked): readonly Finding[] {
  if (hidden.length === 0) return [];
  const names = hidden.slice(0, 3).map(({ label }) => `“${label}”`);
  const more = hidden.length > 3 ? ` and ${hidden.length - 3} more` : '';
  return [
    {
      code: 'hidden-answer',
      severity: 'problem',
      says: `The talk has not revealed ${names.join(', ')}${more}, and the file would carry it.`,
      where: hidden.map(({ id }) => id),
      fixes: [],
    },
  ];
}
