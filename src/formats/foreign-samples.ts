/**
 * A long series of plain numbers becomes columns. Plain is a number with an exact time and nothing
 * of its own to say but where it stands in the record; all else stays a point beside them.
 */
import type { EvidenceDoc, FacetsDoc, PointDoc, SamplesDoc, SeriesDoc } from '../model/document.ts';
import { civilMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../model/calendar.ts';
import { readDate } from '../model/parse-date.ts';
import { parseValue } from '../model/parse-value.ts';

/** Beyond so many plain values a series is columns. */
export const MOST_POINTS = 2000;

export interface Sampled {
  readonly series: SeriesDoc;
  /** The ids of its values, in the order in which the points were given. */
  readonly ids: readonly string[];
}

/** The series with its plain points as samples; undefined where it has too few of them. */
export function sampled(series: SeriesDoc): Sampled | undefined {
  const { points = [], ...rest } = series;
  if (points.length <= MOST_POINTS || series.samples || series.evidence) return undefined;
  const plain = points.map(plainOf);
  const grain = commonest(plain);
  const run = plain
    .filter((each): each is Plain => each !== undefined && each.grain === grain)
    .sort((a, b) => a.t - b.t || a.index - b.index);
  const [first] = run;
  if (run.length <= MOST_POINTS || first === undefined) return undefined;
  const ids = points.map(({ id }) => id ?? '');
  run.forEach(({ index }, n) => void (ids[index] = `${series.id}/${n + 1}`));
  const isTaken = new Uint8Array(points.length);
  for (const { index } of run) isTaken[index] = 1;
  const others = points.filter((_, at) => isTaken[at] === 0);
  let next = run.length;
  points.forEach((point, at) => {
    if (isTaken[at] === 1) return;
    next += 1;
    if (point.id === undefined) ids[at] = `${series.id}/${next}`;
  });
  const samples: SamplesDoc = {
    ...(first.anchor !== undefined && { anchor: first.anchor }),
    precision: first.precision,
    times: Float64Array.from(run, ({ t }) => t),
    values: Float64Array.from(run, ({ value }) => value),
  };
  const evidence = sharedEvidence(points[first.index], points[run.at(-1)?.index ?? first.index]);
  return {
    ids,
    series: {
      ...rest,
      ...(evidence && { evidence }),
      samples,
      ...(others.length > 0 && { points: others }),
    },
  };
}

interface Time {
  readonly anchor: string | undefined;
  readonly precision: SamplesDoc['precision'];
  readonly t: number;
}

interface Plain extends Time {
  readonly value: number;
  /** Its place among the points. */
  readonly index: number;
  /** Anchor and precision, which all samples of a series share. */
  readonly grain: string;
}

function plainOf(point: PointDoc, index: number): Plain | undefined {
  const { at, value, phase, label, note, range, evidence } = point;
  if (at === undefined || phase !== undefined || label !== undefined) return undefined;
  if (note !== undefined || range !== undefined || !isPlace(evidence)) return undefined;
  const number = typeof value === 'number' ? value : plainNumber(value);
  const time = timeOf(at);
  if (number === undefined || !Number.isFinite(number) || time === undefined) return undefined;
  const { anchor, precision, t } = time;
  const grain = anchor === undefined ? precision : `${precision} ${anchor}`;
  return { anchor, precision, t, value: number, index, grain };
}

function plainNumber(value: PointDoc['value']): number | undefined {
  const read = parseValue(value);
  const isPlain = typeof read !== 'string' && read.kind === 'number' && read.comparator === '=';
  return isPlain ? read.value : undefined;
}

/** It says no more than where in the record the value stands. */
function isPlace(evidence: EvidenceDoc | FacetsDoc | undefined): boolean {
  if (evidence === undefined) return true;
  if ('what' in evidence || 'when' in evidence || 'value' in evidence) return false;
  const { reported } = evidence as EvidenceDoc;
  for (const key in evidence)
    if (key !== 'locator' && (key !== 'reported' || reported !== true)) return false;
  return true;
}

const OFFSET = /^([A-Za-z][\w.-]*) ([+-]) (\d{1,9}) (day|hour|minute)s?$/;
const UNIT = { day: DAY_MS, hour: HOUR_MS, minute: MINUTE_MS } as const;

function timeOf(at: string): Time | undefined {
  const isDate = /^\d{4}-\d\d-\d\d/.test(at);
  const offset = isDate ? null : OFFSET.exec(at);
  if (offset) {
    const [, anchor, sign, amount, word] = offset;
    const precision = word as keyof typeof UNIT;
    const t = Number(amount) * UNIT[precision] * (sign === '-' ? -1 : 1);
    return { anchor, precision, t };
  }
  const date = isDate ? readDate(at) : undefined;
  if (date?.kind !== 'date' || date.day === undefined || date.approximate) return undefined;
  const { year, month, day, clock } = date;
  const t = civilMs(year, month, day, clock?.ms);
  return { anchor: undefined, precision: clock?.precision ?? 'day', t };
}

function commonest(plain: readonly (Plain | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of plain) if (each) counts.set(each.grain, (counts.get(each.grain) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Where in the record the run stands: "row 2 to row 100001". */
function sharedEvidence(
  begin: PointDoc | undefined,
  end: PointDoc | undefined,
): EvidenceDoc | undefined {
  const placeOf = (point: PointDoc | undefined): string | undefined =>
    (point?.evidence as EvidenceDoc | undefined)?.locator;
  const [first, last] = [placeOf(begin), placeOf(end)];
  if (first === undefined) return undefined;
  const locator = last === undefined || last === first ? first : `${first} to ${last}`;
  return { reported: true, locator };
}
