/**
 * Whether data is sound as it stands, so that nothing has to be left out of it or told: the quick way
 * past `conform`, which copies and keeps paths. What a reader of foreign files makes is sound nearly
 * always, and may hold a million values.
 */
import * as v from 'valibot';
import { isGroup, withoutControls } from './outcome.ts';
import type { Schema } from './schema-words.ts';

type Check = (input: unknown) => boolean;

const known = new WeakMap<Schema, Check>();

/** True only where `conform` would keep all of it as it is, and say nothing. */
export function isSound(schema: Schema, input: unknown): boolean {
  return checkOf(schema)(input);
}

function checkOf(schema: Schema): Check {
  const found = known.get(schema);
  if (found) return found;
  const check = make(schema);
  known.set(schema, check);
  return check;
}

function make(schema: Schema): Check {
  switch (schema.type) {
    case 'optional':
      return checkOf(schema.wrapped as Schema);
    case 'array':
      return listCheck(checkOf(schema.item as Schema));
    case 'strict_object':
      return groupCheck(schema.entries as Readonly<Record<string, Schema>>);
    case 'union':
      return schema.pipe === undefined ? unionCheck(schema) : (input) => isKept(schema, input);
    case 'string':
      return textCheck(schema);
    case 'number':
      return numberCheck(schema);
    default:
      return (input) => typeof input !== 'object' && isKept(schema, input);
  }
}

function listCheck(item: Check): Check {
  return (input) => {
    if (!Array.isArray(input)) return false;
    for (const each of input) if (!item(each)) return false;
    return true;
  };
}

function groupCheck(entries: Readonly<Record<string, Schema>>): Check {
  const checks = new Map(Object.keys(entries).map((key) => [key, checkOf(entries[key] as Schema)]));
  const needed = Object.keys(entries).filter((key) => entries[key]?.type !== 'optional');
  return (input) => {
    if (!isGroup(input)) return false;
    const group = input as Readonly<Record<string, unknown>>;
    let count = 0;
    // What a reader made is plain, so that it has no keys but its own.
    for (const key in group) {
      const check = checks.get(key);
      if (check === undefined || !check(group[key])) return false;
      count += 1;
    }
    if (count < needed.length) return false;
    for (const key of needed) if (!Object.hasOwn(group, key)) return false;
    return true;
  };
}

function unionCheck(schema: Schema): Check {
  const checks = (schema.options as readonly Schema[]).map(checkOf);
  return (input) => {
    for (const check of checks) if (check(input)) return true;
    return false;
  };
}

/** A schema of text, its rules taken apart: most of a document is text. */
function textCheck(schema: Schema): Check {
  const [, ...rules] = (schema.pipe ?? [schema]) as readonly Rule[];
  const [most] = rules.flatMap((rule) => (rule.type === 'max_length' ? [rule.requirement] : []));
  const isPlain = rules.every(({ kind, type }) => kind === 'metadata' || type === 'max_length');
  if (!isPlain) return (input) => typeof input === 'string' && isKept(schema, input);
  const longest = typeof most === 'number' ? most : Infinity;
  return (input) => typeof input === 'string' && input.length <= longest && isVisible(input);
}

function numberCheck(schema: Schema): Check {
  const [, ...rules] = (schema.pipe ?? [schema]) as readonly Rule[];
  const isPlain = rules.every(({ type }) => type === 'finite');
  return isPlain
    ? (input) => typeof input === 'number' && Number.isFinite(input)
    : (input) => isKept(schema, input);
}

interface Rule {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
}

const PLAIN = /^[ -~]*$/;

function isVisible(text: string): boolean {
  return PLAIN.test(text) || withoutControls(text) === text;
}

function isKept(schema: Schema, input: unknown): boolean {
  if (typeof input === 'string' && !isVisible(input)) return false;
  const result = v.safeParse(schema as unknown as v.GenericSchema, input);
  return result.success && Object.is(result.output, input);
}
