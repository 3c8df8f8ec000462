/**
 * The one schema of the case document. The published JSON Schema is written from it, the reader
 * conforms files to it, and the compiler holds it equal to the model's type. It knows shapes only;
 * what the words mean (times, kinds, lanes) is the model's business.
 */
import * as v from 'valibot';
import { EVENT_KINDS } from '../model/course.ts';
import type { CaseDocument, Column } from '../model/document.ts';
import { SAMPLE_PRECISIONS } from '../model/samples.ts';
import { id } from './schema-id.ts';
import { story } from './schema-story.ts';

const STATUSES = ['affirmed', 'excluded', 'refuted', 'planned', 'not-done'];

const line = v.pipe(v.string(), v.maxLength(10_000));
const prose = v.pipe(v.string(), v.maxLength(100_000));
/** What a person may write without quotes, and what an editor completes; the model judges the word. */
const word = (choices: readonly string[]) =>
  v.pipe(v.string(), v.maxLength(200), v.metadata({ enum: choices }));
/** A year alone, `at: 2021`, is a number in YAML and a time to a person. */
export const time = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(9999))]),
  v.transform(String),
  v.maxLength(500),
  v.metadata({
    description: 'A time in words.',
    examples: ['2021-03-04', '2021-03', 'presentation - 11 months', 'after marrow', 'not stated'],
  }),
);
const number = v.pipe(v.number(), v.finite());
const lines = v.array(line);

export const evidence = v.strictObject({
  reported: v.optional(v.union([prose, v.literal(true)])),
  derived: v.optional(prose),
  illustrative: v.optional(v.union([prose, v.literal(true)])),
  locator: v.optional(line),
  attributedTo: v.optional(line),
});
export const facets = v.strictObject({
  what: v.optional(evidence),
  when: v.optional(evidence),
  value: v.optional(evidence),
});
const anyEvidence = v.union([facets, evidence]);

export const code = v.strictObject({ system: line, code: line, display: v.optional(line) });
const codes = v.array(code);

const level = v.picklist(['low', 'normal', 'high']);
const trend = v.picklist(['rising', 'falling', 'stable']);
export const value = v.union([
  number,
  line,
  v.strictObject({ low: number, high: number, median: v.optional(number) }),
  v.strictObject({ level, trend: v.optional(trend) }),
  v.strictObject({ absent: line }),
  v.strictObject({ text: line }),
]);

export const unit = v.union([line, v.strictObject({ display: line, ucum: v.optional(line) })]);

export const dose = v.strictObject({
  value,
  unit,
  route: v.optional(line),
  frequency: v.optional(line),
  note: v.optional(line),
});

const repeat = v.strictObject({
  from: time,
  every: v.optional(line),
  count: v.optional(number),
  until: v.optional(time),
  approximate: v.optional(v.boolean()),
});
const episodes = v.strictObject({
  start: v.optional(time),
  end: v.optional(time),
  count: v.optional(number),
});
const links = v.array(v.strictObject({ to: id, relation: line }));

export const event = v.strictObject({
  id,
  kind: word(EVENT_KINDS),
  lane: id,
  label: line,
  note: v.optional(line),
  detail: v.optional(prose),
  status: v.optional(word(STATUSES)),
  severity: v.optional(line),
  at: v.optional(time),
  start: v.optional(time),
  end: v.optional(time),
  lasts: v.optional(line),
  episodes: v.optional(episodes),
  repeat: v.optional(repeat),
  phase: v.optional(id),
  codes: v.optional(codes),
  dose: v.optional(dose),
  links: v.optional(links),
  evidence: v.optional(anyEvidence),
  notStated: v.optional(lines),
});

export const range = v.strictObject({
  low: v.optional(number),
  high: v.optional(number),
  source: line,
  from: v.optional(time),
});
export const bound = v.strictObject({
  at: number,
  side: v.picklist(['above', 'below']),
  label: line,
  source: line,
});
export const point = v.strictObject({
  id: v.optional(id),
  at: v.optional(time),
  phase: v.optional(id),
  value,
  label: v.optional(line),
  note: v.optional(line),
  range: v.optional(range),
  evidence: v.optional(anyEvidence),
});
/** A column is kept or left as a whole: an item less would pair times with other values. */
const column = v.custom<Column>((input) => Array.isArray(input) || input instanceof Float64Array);
export const samples = v.strictObject({
  anchor: v.optional(id),
  precision: v.picklist(SAMPLE_PRECISIONS),
  times: column,
  values: column,
});
const vertex = v.strictObject({
  at: v.optional(time),
  phase: v.optional(id),
  along: v.optional(number),
  level: number,
});
const shape = v.strictObject({
  label: line,
  evidence: v.optional(evidence),
  vertices: v.array(vertex),
});

export const series = v.strictObject({
  id,
  label: line,
  unit,
  codes: v.optional(codes),
  scale: v.optional(v.picklist(['linear', 'log'])),
  relative: v.optional(v.boolean()),
  range: v.optional(v.union([range, v.array(range)])),
  bounds: v.optional(v.array(bound)),
  samples: v.optional(samples),
  points: v.optional(v.array(point)),
  shapes: v.optional(v.array(shape)),
  note: v.optional(line),
  evidence: v.optional(anyEvidence),
  notStated: v.optional(lines),
});

const anchors = v.union([id, v.array(id)]);
export const anchor = v.strictObject({
  id,
  label: v.optional(line),
  at: v.optional(time),
  after: v.optional(anchors),
  before: v.optional(anchors),
});

const ticks = v.strictObject({
  unit: v.picklist(['day', 'week', 'month', 'year']),
  anchor: v.optional(id),
  style: v.optional(v.picklist(['offset', 'ordinal'])),
});
export const phase = v.strictObject({
  id,
  label: line,
  subtitle: v.optional(line),
  start: v.optional(time),
  end: v.optional(time),
  lasts: v.optional(line),
  ticks: v.optional(ticks),
  evidence: v.optional(evidence),
});

const patch = v.strictObject({
  title: v.optional(line),
  phases: v.optional(v.record(id, v.partial(phase))),
  events: v.optional(v.record(id, v.partial(event))),
  series: v.optional(v.record(id, v.partial(series))),
  remove: v.optional(v.array(id)),
});
const reading = v.strictObject({
  id,
  label: line,
  says: line,
  default: v.optional(v.boolean()),
  patch: v.optional(patch),
});

const patient = v.strictObject({
  label: line,
  sex: v.optional(line),
  age: v.optional(line),
  birth: v.optional(time),
  evidence: v.optional(evidence),
});
const source = v.strictObject({
  basis: v.picklist([
    'abstract',
    'full-text',
    'conference-abstract',
    'record',
    'synthetic',
    'unknown',
  ]),
  citation: v.optional(line),
  doi: v.optional(line),
  url: v.optional(line),
  licence: v.optional(line),
  locator: v.optional(line),
  note: v.optional(prose),
});
const lane = v.strictObject({ id, label: line, empty: v.optional(line) });

/** The order of its keys is the order in which a fresh file is written. */
export const caseSchema = v.strictObject({
  caseline: v.literal(1),
  id,
  title: line,
  teachingTitle: v.optional(line),
  patient,
  source,
  consent: v.optional(prose),
  anchors: v.optional(v.array(anchor)),
  dayZero: v.optional(id),
  phases: v.optional(v.array(phase)),
  lanes: v.array(lane),
  events: v.optional(v.array(event)),
  series: v.optional(v.array(series)),
  order: v.optional(v.array(v.strictTuple([id, id]))),
  readings: v.optional(v.array(reading)),
  notStated: v.optional(lines),
  remarks: v.optional(lines),
  stories: v.optional(v.array(story)),
});

type Written<T> = T extends string | number | boolean
  ? T
  : T extends readonly [infer A, infer B]
    ? [Written<A>, Written<B>]
    : T extends readonly (infer Item)[]
      ? Written<Item>[]
      : { -readonly [K in keyof T]: Written<T[K]> };
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when the schema and the model's type drift apart. */
export const SCHEMA_IS_THE_TYPE: Same<
  Written<v.InferOutput<typeof caseSchema>>,
  Written<CaseDocument>
> = true;
