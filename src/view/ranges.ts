/**
 * Which reference ranges a series is read by: what the laboratory reported with a value, then the
 * author's of the series, unless the reader chose one of the catalogue, which then goes before both.
 */
import type { Point, Series } from '../model/course.ts';
import type { ReferenceRange } from '../model/range.ts';
import { catalogueFor, toReferenceRange } from '../model/ranges-catalogue.ts';
import { besideOf, withSamples } from '../model/sample-points.ts';
import type { View } from './view.ts';

export interface RangeChoice {
  /** Value of `view.panels[series].range`; undefined is the case's own. */
  readonly id?: string;
  /** Whose it is. */
  readonly by: 'laboratory' | 'author' | 'catalogue';
  readonly low?: number;
  readonly high?: number;
  /** Printed wherever the range is used. */
  readonly source: string;
  readonly isChosen: boolean;
}

/** Every range a reader can choose for a series, in order of precedence; the case's own have no id. */
export function rangesFor(series: Series, view: View): readonly RangeChoice[] {
  const options = catalogueFor(series);
  const chosen = options.find(({ id }) => id === view.panels[series.id]?.range)?.id;
  const own = (range: ReferenceRange, by: RangeChoice['by']): RangeChoice => ({
    by,
    ...limits(range),
    isChosen: chosen === undefined,
  });
  return [
    ...distinct(besideOf(series).flatMap(({ range }) => range ?? [])).map((r) =>
      own(r, 'laboratory'),
    ),
    ...series.ranges.map((range) => own(range, 'author')),
    ...options.map((option) => ({
      id: option.id,
      by: 'catalogue' as const,
      ...limits(toReferenceRange(option)),
      isChosen: option.id === chosen,
    })),
  ];
}

const known = new WeakMap<Series, Map<string, Series>>();

/**
 * The series with the range that the reader chose in place of all others, those of its values too;
 * the same object where nothing was chosen, or where the choice is not for this test and unit.
 */
export function chosenSeries(series: Series, view: View): Series {
  const id = view.panels[series.id]?.range;
  if (id === undefined) return series;
  const made = known.get(series) ?? new Map<string, Series>();
  known.set(series, made);
  const found = made.get(id) ?? withRange(series, id);
  made.set(id, found);
  return found;
}

function withRange(series: Series, id: string): Series {
  const option = catalogueFor(series).find((each) => each.id === id);
  if (option === undefined) return series;
  const ranges = [toReferenceRange(option)];
  if (besideOf(series).every(({ range }) => range === undefined)) return { ...series, ranges };
  const unranged = ({ range: _, ...point }: Point): Point => point;
  const { samples, beside = [] } = series;
  if (samples === undefined) return { ...series, ranges, points: series.points.map(unranged) };
  const others = beside.map((each) => ({ ...each, point: unranged(each.point) }));
  return withSamples({ ...series, ranges }, samples, others);
}

function limits({
  low,
  high,
  source,
}: ReferenceRange): Pick<RangeChoice, 'low' | 'high' | 'source'> {
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }), source };
}

function distinct(ranges: readonly ReferenceRange[]): readonly ReferenceRange[] {
  const byWords = new Map(ranges.map((range) => [JSON.stringify(limits(range)), range]));
  return [...byWords.values()];
}
