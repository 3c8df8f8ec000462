/** Everything known of one event, point or shape, structured for the side panel. */
import type { Course, CourseEvent, Point, Series, Shape } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import { drawnReading } from './caption.ts';
import { toCodeWords, type CodeWords } from './codes.ts';
import { datumOf, type Datum } from './datum.ts';
import { badgesOf, facetsOf, type Badge, type Facet } from './evidence.ts';
import { memo } from './memo.ts';
import { titleOf } from './marks.ts';
import { eventFacetWords, sayStatus } from './sentence.ts';
import { sayEventTime, sayPointTime, sayShapeTime } from './time.ts';
import { sayDose, sayValueOf } from './value.ts';

export interface DetailRow {
  readonly term: string;
  readonly says: string;
}

export interface DetailLink {
  /** The id of the other event. */
  readonly to: string;
  readonly label: string;
  /** "resolution of Purpura, both lower limbs"; of a link that comes from there: "Rash resolved: resolution of this". */
  readonly says: string;
}

export interface DetailReading {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  readonly isDrawn: boolean;
}

export interface Detail {
  readonly id: string;
  readonly type: 'event' | 'point' | 'shape';
  readonly title: string;
  /** Its lane or series. */
  readonly row: string;
  readonly badges: readonly Badge[];
  readonly rows: readonly DetailRow[];
  readonly quotes: readonly {
    readonly facet: Facet;
    readonly quote: string;
    readonly locator?: string;
  }[];
  readonly reasonings: readonly { readonly facet: Facet; readonly says: string }[];
  readonly attributedTo?: string;
  readonly codes: readonly CodeWords[];
  readonly links: readonly DetailLink[];
  /** Readings of a passage that this datum rests on. */
  readonly readings: readonly DetailReading[];
  readonly notStated: readonly string[];
}

export function detailOf(id: string, course: Course): Detail | undefined {
  const datum = datumOf(id, course);
  return datum && { title: titleOf(datum), ...untitled(datum, course) };
}

type Untitled = Omit<Detail, 'title'>;

function untitled(datum: Datum, course: Course): Untitled {
  switch (datum.type) {
    case 'event':
      return detailOfEvent(datum.event, datum.lane?.label ?? datum.event.lane, course);
    case 'point':
      return detailOfPoint(datum.point, datum.series, course);
    case 'shape':
      return detailOfShape(datum.id, datum.shape, datum.series, course);
  }
}

function detailOfEvent(event: CourseEvent, row: string, course: Course): Untitled {
  const { dose } = event;
  return {
    id: event.id,
    type: 'event',
    row,
    rows: rowsOf([
      ['Kind', event.kind.replace('-', ' ')],
      ['When', sayEventTime(event, course)],
      ['Dose', dose && sayDose(dose, event.evidence)],
      ['Unit', dose?.note],
      ['Status', sayStatus(event)],
      ['Severity', event.severity],
      ['Note', event.note],
      ['Detail', event.detail],
    ]),
    ...groundsOf(event.evidence, badgesOf(event.evidence, eventFacetWords(event)), course),
    codes: event.codes.map(toCodeWords),
    links: linksOf(event, course),
    notStated: event.notStated,
  };
}

function detailOfPoint(point: Point, series: Series, course: Course): Untitled {
  return {
    id: point.id,
    type: 'point',
    row: series.label,
    rows: rowsOf([
      ['When', sayPointTime(point, course)],
      ['Value', sayValueOf(point.value, series.unit, point.evidence)],
      ['Note', point.note],
      ['About the series', series.note],
    ]),
    ...groundsOf(point.evidence, badgesOf(point.evidence), course),
    ...ofSeries(series),
  };
}

function detailOfShape(id: string, shape: Shape, series: Series, course: Course): Untitled {
  const facets = { what: shape.evidence, when: shape.evidence };
  return {
    id,
    type: 'shape',
    row: series.label,
    rows: rowsOf([
      ['When', sayShapeTime(shape, course)],
      ['Value', 'none: a drawing aid without numbers, not in the source'],
    ]),
    ...groundsOf(facets, badgesOf(facets), course),
    ...ofSeries(series),
  };
}

function ofSeries({ codes, notStated }: Series): Pick<Detail, 'codes' | 'links' | 'notStated'> {
  return { codes: codes.map(toCodeWords), links: [], notStated };
}

type Grounds = Pick<Detail, 'badges' | 'quotes' | 'reasonings' | 'attributedTo' | 'readings'>;

/** What it rests on; a passage that serves two facets is given once. */
function groundsOf(facets: Facets, badges: readonly Badge[], course: Course): Grounds {
  const quotes = new Map<string, Detail['quotes'][number]>();
  const reasonings = new Map<string, Detail['reasonings'][number]>();
  for (const { facet, evidence } of facetsOf(facets)) {
    const { quote, locator, reasoning } = evidence;
    if (quote !== undefined && !quotes.has(quote)) {
      quotes.set(quote, { facet, quote, ...(locator !== undefined && { locator }) });
    }
    if (reasoning !== undefined && !reasonings.has(reasoning)) {
      reasonings.set(reasoning, { facet, says: reasoning });
    }
  }
  const { attributedTo } = facets.what;
  return {
    badges,
    quotes: [...quotes.values()],
    reasonings: [...reasonings.values()],
    ...(attributedTo !== undefined && { attributedTo }),
    readings: readingsOf([...quotes.keys()], course),
  };
}

/** A reading concerns the data whose passage holds the words that it quotes. */
function readingsOf(quotes: readonly string[], course: Course): readonly DetailReading[] {
  const drawn = drawnReading(course);
  return course.readings
    .filter(({ says }) =>
      passagesOf(says).some((words) => quotes.some((quote) => quote.includes(words))),
    )
    .map((reading) => ({
      id: reading.id,
      label: reading.label,
      says: reading.says,
      isDrawn: reading.id === drawn?.id,
    }));
}

function passagesOf(says: string): readonly string[] {
  return Array.from(says.matchAll(/[“"]([^“”"]+)[”"]/g), ([, words]) => words ?? '');
}

function linksOf(event: CourseEvent, course: Course): readonly DetailLink[] {
  const to = event.links.flatMap(({ to: id, relation }): DetailLink[] => {
    const label = labelOf(id, course);
    return label === undefined ? [] : [{ to: id, label, says: `${relation} ${label}` }];
  });
  return [...to, ...(linksFrom(course).get(event.id) ?? [])];
}

/** By the id of the event that others name. */
const linksFrom = memo((course): ReadonlyMap<string, readonly DetailLink[]> => {
  const found = new Map<string, DetailLink[]>();
  for (const { id, label, links } of course.events)
    for (const { to, relation } of links) {
      const own = found.get(to) ?? [];
      own.push({ to: id, label, says: `${label}: ${relation} this` });
      found.set(to, own);
    }
  return found;
});

function labelOf(id: string, course: Course): string | undefined {
  const datum = datumOf(id, course);
  return datum?.type === 'event' ? datum.event.label : datum?.series.label;
}

function rowsOf(rows: readonly (readonly [string, string | undefined])[]): readonly DetailRow[] {
  return rows.flatMap(([term, says]) =>
    says === undefined || says === '' ? [] : [{ term, says }],
  );
}
