/** Documents of every shape the schema allows, sound in form if not in sense. */
import fc from 'fast-check';
import type { CaseDocument } from '../../src/model/document.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/);
/** Strings that YAML likes to take for something else, and anything that a figure could carry. */
const tricky = fc.constantFrom(
  'yes',
  'null',
  '~',
  '1',
  '1e3',
  '.nan',
  '0x1f',
  '- a',
  '# b',
  'a: b',
  "it's",
  '"',
  ' a ',
  'a\nb\n',
  '\n',
  '<150',
  '*a',
  '&a',
  '!b',
  '%',
  '@',
  '`',
  '|',
  '>',
  '{',
  '[',
  '\u202Ea',
  '\u2028',
  '\ufeff',
  '',
  '=',
  '<<',
  'true',
  '2021-03-04',
  'ü×⁹',
  '\t',
);
// Characters that no figure can carry are taken out by the reader, so they do not come back.
const spoken = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((text) => !/(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u.test(text));
const text = fc.oneof(tricky, spoken);
const number = fc
  .oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0.5, 1e21, 1e-7, 150),
  )
  .map((each) => (Object.is(each, -0) ? 0 : each));
const time = fc.oneof(text, fc.constantFrom('2021-03-04', 'visit + 3 days', 'between a and b'));

const some = <T extends Readonly<Record<string, fc.Arbitrary<unknown>>>>(
  model: T,
  ...requiredKeys: readonly (keyof T & string)[]
) => fc.record(model, { requiredKeys: [...requiredKeys] });
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });

const evidence = some({
  reported: fc.oneof(text, fc.constant(true as const)),
  derived: text,
  illustrative: text,
  locator: text,
  attributedTo: text,
});
const anyEvidence = fc.oneof(evidence, some({ what: evidence, when: evidence, value: evidence }));
const value = fc.oneof(
  number,
  text,
  some({ low: number, high: number, median: number }, 'low', 'high'),
  some(
    {
      level: fc.constantFrom('low' as const, 'normal' as const),
      trend: fc.constant('rising' as const),
    },
    'level',
  ),
  fc.record({ absent: text }),
  fc.record({ text }),
);
const unit = fc.oneof(text, some({ display: text, ucum: text }, 'display'));
const codes = list(some({ system: text, code: text, display: text }, 'system', 'code'));
const dose = some({ value, unit, route: text, frequency: text, note: text }, 'value', 'unit');
const repeat = some(
  { from: time, every: text, count: number, until: time, approximate: fc.boolean() },
  'from',
);
const links = list(fc.record({ to: id, relation: text }));
const eventModel = {
  id,
  kind: text,
  lane: id,
  label: text,
  note: text,
  detail: text,
  status: text,
  at: time,
  start: time,
  end: time,
  lasts: text,
  repeat,
  episodes: some({ start: time, end: time, count: number }),
  phase: id,
  codes,
  dose,
  links,
  evidence: anyEvidence,
  notStated: list(text),
};
const event = some(eventModel, 'id', 'kind', 'lane', 'label');
const range = some({ low: number, high: number, source: text, from: time }, 'source');
const bound = fc.record({
  at: number,
  side: fc.constantFrom('above' as const, 'below' as const),
  label: text,
  source: text,
});
const point = some(
  { id, at: time, phase: id, value, label: text, note: text, range, evidence: anyEvidence },
  'value',
);
const vertices = list(some({ at: time, phase: id, along: number, level: number }, 'level'));
const seriesModel = {
  id,
  label: text,
  unit,
  codes,
  scale: fc.constantFrom('linear' as const, 'log' as const),
  relative: fc.boolean(),
  range: fc.oneof(range, list(range)),
  bounds: list(bound),
  points: list(point),
  shapes: list(some({ label: text, evidence, vertices }, 'label', 'vertices')),
  note: text,
  evidence: anyEvidence,
  notStated: list(text),
};
const series = some(seriesModel, 'id', 'label', 'unit');
const phaseModel = {
  id,
  label: text,
  subtitle: text,
  start: time,
  end: time,
  lasts: text,
  ticks: some({ unit: fc.constantFrom('day' as const, 'month' as const), anchor: id }, 'unit'),
  evidence,
};
const phase = some(phaseModel, 'id', 'label');
const anchor = some(
  { id, label: text, at: time, after: fc.oneof(id, list(id)), before: list(id) },
  'id',
);
const patch = some({
  title: text,
  events: fc.dictionary(id, some(eventModel), { maxKeys: 2 }),
  phases: fc.dictionary(id, some(phaseModel), { maxKeys: 2 }),
  remove: list(id),
});
const reading = some(
  { id, label: text, says: text, default: fc.boolean(), patch },
  'id',
  'label',
  'says',
);

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((each) => each + 0);
const someIds = fc.oneof(fc.constant('all' as const), list(id));
const step = some(
  {
    id,
    title: text,
    text,
    notes: text,
    minutes: fc.integer({ min: 0, max: 60 }),
    question: some(
      {
        kind: fc.constantFrom('open' as const, 'choose' as const, 'predict' as const),
        ask: text,
        choices: list(some({ label: text, right: fc.boolean() }, 'label')),
        series: list(id),
        answer: text,
      },
      'kind',
      'ask',
    ),
    reveal: someIds,
    mask: list(id),
    view: some({
      axis: fc.constant('linear' as const),
      window: fc.tuple(share, share),
      lanes: someIds,
      panels: someIds,
      emphasis: list(id),
      reading: id,
      illustrative: fc.boolean(),
      lens: fc.boolean(),
      dayZero: id,
      cursor: id,
    }),
  },
  'id',
  'title',
);
const story = some(
  { id, title: text, minutes: fc.nat(60), steps: fc.array(step, { maxLength: 2 }) },
  'id',
  'title',
  'steps',
);

const anyDocument: fc.Arbitrary<unknown> = some(
  {
    caseline: fc.constant(1 as const),
    id,
    title: text,
    teachingTitle: text,
    patient: some({ label: text, sex: text, age: text, birth: time, evidence }, 'label'),
    source: some(
      { basis: fc.constant('record' as const), citation: text, note: text, locator: text },
      'basis',
    ),
    anchors: list(anchor),
    dayZero: id,
    phases: list(phase),
    lanes: list(some({ id, label: text, empty: text }, 'id', 'label')),
    events: list(event),
    series: list(series),
    order: list(fc.tuple(id, id)),
    readings: list(reading),
    notStated: list(text),
    remarks: list(text),
    stories: fc.array(story, { maxLength: 1 }),
  },
  'caseline',
  'id',
  'title',
  'patient',
  'source',
  'lanes',
);

/** The type is asserted: a document that the schema refuses would not come back, and the law would fail. */
export const documents = anyDocument as fc.Arbitrary<CaseDocument>;
