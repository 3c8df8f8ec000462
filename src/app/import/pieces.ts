/**
 * What was read of files, on its way from the worker to the page: in pieces, so that no message keeps
 * the page for long. Columns of samples are handed over; all else is copied by the browser.
 */
import type { Course, CourseEvent, Series } from '../../model/course.ts';
import type { CaseDocument, EventDoc, SeriesDoc } from '../../model/document.ts';
import type { Issue } from '../../model/issue.ts';
import type { ResolvedCase } from '../../model/resolved.ts';
import type { LedgerEntry, PatientChoice, ReadProgress } from '../../formats/foreign.ts';
import type { OpenedFiles } from '../../formats/open.ts';
import { besideOf, withSamples } from '../../model/sample-points.ts';

/** Lists that may be long, each sent in parts. */
interface Lists {
  readonly eventDocs: readonly EventDoc[];
  readonly seriesDocs: readonly SeriesDoc[];
  readonly events: readonly CourseEvent[];
  readonly series: readonly Series[];
  readonly ledger: readonly LedgerEntry[];
  readonly patients: readonly PatientChoice[];
  readonly issues: readonly Issue[];
  readonly resolvedIssues: readonly Issue[];
}
type ListName = keyof Lists;
const NAMES: readonly ListName[] = [
  'eventDocs',
  'seriesDocs',
  'events',
  'series',
  'ledger',
  'patients',
  'issues',
  'resolvedIssues',
];

/** All but the long lists. */
interface Rest {
  readonly read: Omit<OpenedFiles, 'ledger' | 'patients' | 'issues'>;
  readonly course?: Course;
}

export type Message =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'progress' } & ReadProgress)
  | { readonly kind: 'list'; readonly name: ListName; readonly items: readonly unknown[] }
  /** What was announced by the lists before it is whole; `isPart`: more of the files is to come. */
  | { readonly kind: 'end'; readonly rest: Rest; readonly isPart: boolean }
  /** Undefined: the file holds no record of that name. */
  | { readonly kind: 'record'; readonly text?: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface Given {
  readonly read: OpenedFiles;
  readonly resolved?: ResolvedCase;
}

/** Sends a message; columns in `moved` are handed over. */
export type Post = (message: Message, moved?: readonly ArrayBufferLike[]) => void;

/** About 20 ms of a page on a slow machine. */
const MOST_ITEMS = 800;

export function sendPieces({ read, resolved }: Given, isPart: boolean, post: Post): void {
  const { case: caseFile, ledger, patients, issues, ...others } = read;
  const { document } = caseFile ?? {};
  const { events = [], series = [] } = document ?? {};
  const lists: Lists = {
    eventDocs: events,
    seriesDocs: series,
    events: resolved?.course.events ?? [],
    series: (resolved?.course.series ?? []).map((each) => withoutColumns(each, series)),
    ledger,
    patients,
    issues,
    resolvedIssues: resolved?.issues ?? [],
  };
  for (const name of NAMES)
    for (const items of partsOf(lists[name]))
      post({ kind: 'list', name, items }, name === 'seriesDocs' ? columnsOf(items) : []);
  const rest: Rest = {
    read: {
      ...others,
      ...(caseFile && { case: { ...caseFile, document: withLists(caseFile.document, [], []) } }),
    },
    ...(resolved && { course: { ...resolved.course, events: [], series: [] } }),
  };
  post({ kind: 'end', rest, isPart });
}

/** Lists that the document has not are not made up: a save would write them. */
function withLists(
  document: CaseDocument,
  events: readonly EventDoc[],
  series: readonly SeriesDoc[],
): CaseDocument {
  return {
    ...document,
    ...(document.events && { events }),
    ...(document.series && { series }),
  };
}

/** A list in parts of so many items, values of a series counted as well. */
function* partsOf(list: readonly unknown[]): Generator<readonly unknown[]> {
  let part: unknown[] = [];
  let weight = 0;
  for (const item of list) {
    part.push(item);
    weight += 1 + pointsIn(item);
    if (weight < MOST_ITEMS) continue;
    yield part;
    [part, weight] = [[], 0];
  }
  if (part.length > 0) yield part;
}

function pointsIn(item: unknown): number {
  const points = (item as { readonly points?: readonly unknown[] }).points;
  return points?.length ?? 0;
}

/** The list of points that samples stand for cannot be copied; it is made again on the page. */
function withoutColumns(series: Series, docs: readonly SeriesDoc[]): Series {
  const { samples } = series;
  if (samples === undefined) return series;
  const doc = docs.find(({ id }) => id === series.id)?.samples;
  const isShared = doc?.times === samples.times && doc.values === samples.values;
  // Shared columns come with the document: nothing is copied twice.
  const columns = isShared ? { times: NONE, values: NONE } : {};
  return { ...series, points: besideOf(series), samples: { ...samples, ...columns } };
}

const NONE = new Float64Array(0);

function columnsOf(items: readonly unknown[]): readonly ArrayBufferLike[] {
  return (items as readonly SeriesDoc[]).flatMap(({ samples }) =>
    samples ? [samples.times, samples.values].flatMap(bufferOf) : [],
  );
}

function bufferOf(column: unknown): readonly ArrayBufferLike[] {
  return column instanceof Float64Array ? [column.buffer] : [];
}

/** Puts together what comes in pieces. */
export class Gatherer {
  #lists = new Map<ListName, unknown[]>();

  add(name: ListName, items: readonly unknown[]): void {
    const list = this.#lists.get(name) ?? [];
    for (const item of items) list.push(item);
    this.#lists.set(name, list);
  }

  /** The whole; afterwards it is ready for the next. */
  end({ read, course }: Rest): Given {
    const list = <T>(name: ListName): readonly T[] => (this.#lists.get(name) ?? []) as T[];
    const seriesDocs = list<SeriesDoc>('seriesDocs');
    const given: Given = {
      read: {
        ...read,
        ...(read.case && {
          case: {
            ...read.case,
            document: withLists(read.case.document, list('eventDocs'), seriesDocs),
          },
        }),
        ...{ ledger: list('ledger'), patients: list('patients'), issues: list('issues') },
      },
      ...(course && {
        resolved: {
          course: {
            ...course,
            events: list('events'),
            series: list<Series>('series').map((each) => withColumns(each, seriesDocs)),
          },
          issues: list('resolvedIssues'),
        },
      }),
    };
    this.#lists = new Map();
    return given;
  }
}

function withColumns(series: Series, docs: readonly SeriesDoc[]): Series {
  const { samples, beside = [] } = series;
  if (samples === undefined) return series;
  const doc = docs.find(({ id }) => id === series.id)?.samples;
  const isShared = samples.times.length === 0 && doc?.times instanceof Float64Array;
  const columns = isShared ? { times: doc.times, values: doc.values as Float64Array } : {};
  return withSamples(series, { ...samples, ...columns }, beside);
}
