/** A single value against its schema: text, number, word or id, or what is wrong with it. */
import * as v from 'valibot';
import {
  fails,
  fits,
  tell,
  withoutControls,
  type Fault,
  type Log,
  type Outcome,
  type Path,
} from './outcome.ts';
import { expectedBy, type Schema } from './schema-words.ts';

export function isLeaf(schema: Schema): boolean {
  return schema.type === 'union' && schema.pipe !== undefined;
}

export function leaf(schema: Schema, input: unknown, path: Path, log: Log): Outcome {
  const text = typeof input === 'string' ? withoutControls(input) : input;
  const result = v.safeParse(schema as v.GenericSchema, text);
  if (!result.success) return fails({ ...faultOf(result.issues[0], schema, input), path });
  if (text !== input) {
    tell([{ code: 'control-characters', path }], '', log);
  }
  return fits(result.output);
}

function faultOf(
  issue: v.BaseIssue<unknown>,
  schema: Schema,
  received: unknown,
): Omit<Fault, 'path'> {
  if (typeof received === 'number' && !Number.isFinite(received))
    return { code: 'not-finite', received: String(received) };
  if (issue.type === 'regex') return { code: 'bad-id', received };
  if (issue.type === 'max_length')
    return { code: 'too-long', received, about: String(issue.requirement) };
  if (issue.type === 'picklist' && typeof received === 'string') {
    return {
      code: 'unknown-word',
      received,
      about: (schema.options as readonly string[]).join(', '),
    };
  }
  if (schema.type === 'string' && ['number', 'boolean'].includes(typeof received))
    return { code: 'needs-quotes', received };
  return { code: 'wrong-type', received: received ?? 'nothing', about: expectedBy(schema) };
}
/** No member of a union takes this. */
export function wrong(schema: Schema, received: unknown): Omit<Fault, 'path'> {
  const isScalar = ['number', 'boolean'].includes(typeof received);
  const isText = (schema.options as readonly Schema[] | undefined)?.some(
    ({ type }) => type === 'string',
  );
  if (isScalar && isText) return { code: 'needs-quotes', received };
  return { code: 'wrong-type', received: received ?? 'nothing', about: expectedBy(schema) };
}
