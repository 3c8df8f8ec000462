/**
 * The caption and the source line of a figure: what a reader must know to read it honestly, in
 * short sentences, and only of what is drawn.
 */
import type { Course, DateForm, Reading, Series } from '../model/course.ts';
import { weakestOf, type Facets } from '../model/evidence.ts';
import { isRounded } from '../model/printed.ts';
import { besideOf } from '../model/sample-points.ts';
import { chosenSeries } from '../view/ranges.ts';
import { visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { sayHidden } from './hidden.ts';
import { memo } from './memo.ts';
import { sayOutside } from './outside.ts';
import { listOf, paragraph, present } from './phrase.ts';
import { sayNotStated } from './sentence.ts';

export const NOT_FOR_DECISIONS = 'Not for clinical decisions.';

const ROUNDED = 'Printed values of many digits are rounded to four; the table holds all digits';

/** Said wherever dates are not those of the source. */
export const DATES: Readonly<Record<DateForm, string>> = {
  shifted: 'Dates are shifted; the time between them is kept',
  relative: 'Dates are told as the time from one of them',
};

export function captionOf(course: Course, view: View): string {
  const panels = drawnSeries(course, view);
  const outside = sayOutside(course, view);
  return paragraph([
    ...course.remarks,
    view.lens ? sayLens(course, view) : sayIllustrative(course, view),
    drawnReading(course)?.says,
    course.dates && DATES[course.dates],
    sayNotStated(course.notStated),
    saySources('Reference ranges', panels, (series) => rangeSources(series, view)),
    saySources('Bounds', panels, (series) => sourcesOf(series).bounds),
    panels.some(isRounded) ? ROUNDED : undefined,
    sayHidden(course, view),
    outside && `Outside the window: ${outside}`,
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

/** The panels in sight, each read by the range that the reader chose for it. */
export function drawnSeries(course: Course, view: View): readonly Series[] {
  return visibleSeries(course, view).map((series) => chosenSeries(series, view));
}

/** Under the lens nothing is told by a dash or a colour: what is not reported is pale, or not there. */
function sayLens(course: Course, { illustrative, hiddenPanels }: View): string {
  const hasAids =
    illustrative &&
    course.series.some(({ id, shapes }) => shapes.length > 0 && !hiddenPanels.includes(id));
  const aids = hasAids ? ', and illustrative shapes are left out' : '';
  return `Honesty lens: what is not reported in the source is faded${aids}`;
}

function sayIllustrative(course: Course, view: View): string | undefined {
  if (!view.illustrative || view.filter.hiddenEvidence.includes('illustrative')) return undefined;
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
    series: new Set(
      course.series
        .filter((one) => [...(one.samples ? [one.samples] : []), ...besideOf(one)].some(isAid))
        .map(({ id }) => id),
    ),
  };
});

interface Sources {
  readonly ranges: ReadonlySet<string>;
  readonly bounds: ReadonlySet<string>;
}

const known = new WeakMap<Series, Sources>();

/** Who states the limits of a series; asked for at every change of the view. */
function sourcesOf(series: Series): Sources {
  const found = known.get(series) ?? readSources(series);
  known.set(series, found);
  return found;
}

function readSources(series: Series): Sources {
  const { ranges, bounds } = series;
  const stated = new Set(ranges.map(({ source }) => source));
  for (const { range } of besideOf(series)) if (range) stated.add(range.source);
  return { ranges: stated, bounds: new Set(bounds.map(({ source }) => source).filter(Boolean)) };
}

/** A range that nobody measured with is never taken for the laboratory's own. */
function rangeSources(series: Series, view: View): ReadonlySet<string> {
  const { ranges } = sourcesOf(series);
  if (view.panels[series.id]?.range === undefined) return ranges;
  return new Set(Array.from(ranges, (source) => `${source} (chosen by the reader)`));
}

/** "Reference ranges of ALT and AST: hospital laboratory; of Platelets: CALIPER". */
function saySources(
  name: string,
  panels: readonly Series[],
  sourcesIn: (series: Series) => ReadonlySet<string>,
): string | undefined {
  const bySource = new Map<string, string[]>();
  for (const series of panels) {
    for (const source of sourcesIn(series)) {
      bySource.set(source, [...(bySource.get(source) ?? []), series.label]);
    }
  }
  if (bySource.size === 0) return undefined;
  const whose = (labels: readonly string[]): string =>
    labels.length === panels.length && labels.length > 2 ? 'all panels' : listOf(labels);
  const told = [...bySource].map(([source, labels]) => `of ${whose(labels)}: ${source}`);
  return `${name} ${told.join('; ')}`;
}
