/** The part of the schema that a talk has: steps, their questions and what they change of the view. */
import * as v from 'valibot';
import { id } from './schema-id.ts';

const line = v.pipe(v.string(), v.maxLength(10_000));
const prose = v.pipe(v.string(), v.maxLength(100_000));
const minutes = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1000));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** An id, or a part of one: "platelets/bound-1", "platelets/*". */
const reference = v.pipe(v.string(), v.maxLength(200));
const references = v.array(reference);
const some = v.union([v.literal('all'), references]);

const view = v.strictObject({
  axis: v.optional(v.picklist(['phases', 'linear', 'calendar'])),
  window: v.optional(v.strictTuple([share, share])),
  lanes: v.optional(some),
  panels: v.optional(some),
  emphasis: v.optional(references),
  reading: v.optional(reference),
  illustrative: v.optional(v.boolean()),
  lens: v.optional(v.boolean()),
  dayZero: v.optional(reference),
  cursor: v.optional(reference),
});

const question = v.strictObject({
  kind: v.picklist(['open', 'choose', 'predict']),
  ask: line,
  choices: v.optional(v.array(v.strictObject({ label: line, right: v.optional(v.boolean()) }))),
  series: v.optional(references),
  answer: v.optional(prose),
});

export const story = v.strictObject({
  id,
  title: line,
  minutes: v.optional(minutes),
  steps: v.array(
    v.strictObject({
      id,
      title: line,
      text: v.optional(line),
      notes: v.optional(prose),
      minutes: v.optional(minutes),
      question: v.optional(question),
      reveal: v.optional(some),
      mask: v.optional(references),
      view: v.optional(view),
    }),
  ),
});
