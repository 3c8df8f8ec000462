/** Dense runs of one test in two units become one run, in the order of time. */
import type { FacetsDoc, SamplesDoc, SeriesDoc } from '../model/document.ts';
import { convertRounded, derivedFrom, type Change } from './unit-values.ts';

/** A series that took another in, and where each value stands now. */
export interface Joined {
  readonly series: SeriesDoc;
  /** The id by which a value is called now; undefined: as before. */
  readonly nowOf: (id: string) => string | undefined;
}

export interface Runs {
  readonly samples?: SamplesDoc;
  readonly evidence?: SeriesDoc['evidence'];
  /** The number of a sample in the joined run, from 1. */
  readonly placeOf: (of: 'main' | 'other', at: number) => number;
}

/** Undefined where the two cannot be one run: told from different zeros, or to different grains. */
export function joinRuns(main: SeriesDoc, other: SeriesDoc, change: Change): Runs | undefined {
  const asWas = {
    ...(main.samples && { samples: main.samples }),
    ...(main.evidence && { evidence: main.evidence }),
    placeOf: (_: 'main' | 'other', at: number) => at,
  };
  if (!other.samples) return asWas;
  const values = Array.from(other.samples.values, (value) => convertRounded(value, change));
  if (values.some((value) => value === undefined)) return undefined;
  const theirs = { ...other.samples, values: values as readonly number[] };
  const isOne = main.samples === undefined || isAlike(main.samples, theirs);
  if (!isOne) return undefined;
  return joined(main, other, theirs, change);
}

function isAlike(a: SamplesDoc, b: SamplesDoc): boolean {
  return a.precision === b.precision && (a.anchor ?? 'calendar') === (b.anchor ?? 'calendar');
}

function joined(main: SeriesDoc, other: SeriesDoc, theirs: SamplesDoc, change: Change): Runs {
  const own = main.samples;
  const sum = (own?.times.length ?? 0) + theirs.times.length;
  const [times, values] = [new Float64Array(sum), new Float64Array(sum)];
  const places = {
    main: new Uint32Array(own?.times.length ?? 0),
    other: new Uint32Array(theirs.times.length),
  };
  let [a, b] = [0, 0];
  for (let at = 0; at < sum; at += 1) {
    const first = own?.times[a] ?? Infinity;
    const second = theirs.times[b] ?? Infinity;
    const isOwn =
      own !== undefined && a < own.times.length && (first <= second || b >= theirs.times.length);
    times[at] = isOwn ? first : second;
    values[at] = (isOwn ? own.values[a] : theirs.values[b]) ?? NaN;
    if (isOwn) places.main[a++] = at + 1;
    else places.other[b++] = at + 1;
  }
  const evidence: FacetsDoc = derivedFrom(main.evidence ?? other.evidence, change);
  const part = `${theirs.times.length} of ${sum} values of this run are converted from ${change.from} to ${change.to}.`;
  return {
    samples: { ...theirs, times, values },
    evidence: { ...evidence, value: { derived: part } },
    placeOf: (of, at) => places[of][at - 1] ?? at,
  };
}
