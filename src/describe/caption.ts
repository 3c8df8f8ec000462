/**
 * The caption and the source line of a figure: what a reader must know to read it honestly, in
 * short sentences, and only of what is drawn.
 */
import type { Course, Reading, Series } from '../model/course.ts';
import { weakestOf, type Facets } from '../model/evidence.ts';
import type { View } from '../view/view.ts';
import { memo } from './memo.ts';
import { countOf, listOf, paragraph, present } from './phrase.ts';
import { sayNotStated } from './sentence.ts';

const NOT_FOR_DECISIONS = 'Not for clinical decisions.';

export function captionOf(course: Course, view: View): string {
  const panels = drawnSeries(course, view);
  const sources = sourcesOf(course);
  return paragraph([
    ...course.remarks,
    sayIllustrative(course, view),
    drawnReading(course)?.says,
    sayNotStated(course.notStated),
    saySources('Reference ranges', panels, ({ id }) => sources.get(id)?.ranges),
    saySources('Bounds', panels, ({ id }) => sources.get(id)?.bounds),
    sayHidden(course, view),
    NOT_FOR_DECISIONS,
  ]);
}

/** "Boy, 12 years · Mu K et al., Medicine 2018 · doi:10.1097/…". */
export function sourceLineOf({ patient, source }: Course): string {
  const named = `${patient.label} ${source.citation ?? ''}`;
  const isUnsaid = source.basis === 'synthetic' && !/synthetic/i.test(named);
  return present([
    patient.label,
    isUnsaid ? 'synthetic case' : undefined,
    source.citation,
    source.doi === undefined ? undefined : `doi:${source.doi}`,
    source.doi === undefined && source.citation === undefined ? source.url : undefined,
  ]).join(' · ');
}

/** The reading the course was resolved for; undefined when it has none. */
export function drawnReading({ reading, readings }: Course): Reading | undefined {
  return readings.find(({ id, isDefault }) => (reading === undefined ? isDefault : id === reading));
}

export function drawnSeries(course: Course, view: View): readonly Series[] {
  return course.series.filter(({ id }) => !view.hiddenPanels.includes(id));
}

/** The lanes and panels that the view hides, counted and named. */
export function sayHidden(course: Course, view: View): string | undefined {
  const lanes = course.lanes.filter(({ id }) => view.hiddenLanes.includes(id));
  const panels = course.series.filter(({ id }) => view.hiddenPanels.includes(id));
  const told = [sayRows(lanes, 'lane'), sayRows(panels, 'panel')].filter((part) => part !== '');
  return told.length === 0 ? undefined : `Hidden: ${told.join('; ')}`;
}

function sayIllustrative(course: Course, view: View): string | undefined {
  if (!view.illustrative) return undefined;
  const rows = illustrativeRows(course);
  const panels = drawnSeries(course, view);
  const isMarked =
    course.lanes.some(({ id }) => rows.lanes.has(id) && !view.hiddenLanes.includes(id)) ||
    panels.some(({ id }) => rows.series.has(id));
  if (isMarked) return 'What is marked illustrative is a drawing aid, not in the source';
  const isShaped = panels.some(({ shapes }) => shapes.length > 0);
  return isShaped ? 'Dashed shapes are illustrative, not in the source' : undefined;
}

/** Lanes and series with an event or a value that is itself illustrative. */
const illustrativeRows = memo((course) => {
  const isAid = ({ evidence }: { readonly evidence: Facets }): boolean =>
    weakestOf(evidence) === 'illustrative';
  return {
    lanes: new Set(course.events.filter(isAid).map(({ lane }) => lane)),
    series: new Set(course.series.filter(({ points }) => points.some(isAid)).map(({ id }) => id)),
  };
});

interface Sources {
  readonly ranges: ReadonlySet<string>;
  readonly bounds: ReadonlySet<string>;
}

/** Who states the limits of each series, by its id; asked for at every change of the view. */
const sourcesOf = memo((course): ReadonlyMap<string, Sources> => {
  const entries = course.series.map(({ id, ranges, points, bounds }): [string, Sources] => {
    const stated = new Set(ranges.map(({ source }) => source));
    for (const { range } of points) if (range) stated.add(range.source);
    return [id, { ranges: stated, bounds: new Set(bounds.map(({ source }) => source)) }];
  });
  return new Map(entries);
});

function sayRows(rows: readonly { readonly label: string }[], name: string): string {
  return rows.length === 0
    ? ''
    : `${countOf(rows.length, name)} (${listOf(rows.map(({ label }) => label))})`;
}

/** "Reference ranges of ALT and AST: hospital laboratory; of Platelets: CALIPER". */
function saySources(
  name: string,
  panels: readonly Series[],
  sourcesIn: (series: Series) => ReadonlySet<string> | undefined,
): string | undefined {
  const bySource = new Map<string, string[]>();
  for (const series of panels) {
    for (const source of sourcesIn(series) ?? []) {
      bySource.set(source, [...(bySource.get(source) ?? []), series.label]);
    }
  }
  if (bySource.size === 0) return undefined;
  const whose = (labels: readonly string[]): string =>
    labels.length === panels.length && labels.length > 2 ? 'all panels' : listOf(labels);
  const told = [...bySource].map(([source, labels]) => `of ${whose(labels)}: ${source}`);
  return `${name} ${told.join('; ')}`;
}
