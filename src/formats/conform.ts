/**
 * Brings foreign data into the shape of a schema: what fits is kept, what does not is left out in
 * the smallest piece that leaves no half-truth behind, and every omission is told. One walk over
 * schema and data together, bounded by the schema's depth, so hostile nesting costs nothing.
 */
import { isLeaf, leaf, wrong } from './leaf.ts';
import { LEFT_OUT, mayGo } from './omit.ts';
import {
  fails,
  fits,
  isGroup,
  MOST_FOUND,
  omission,
  remember,
  tell,
  type Fault,
  type Found,
  type Log,
  type Outcome,
  type Path,
  type StandIns,
} from './outcome.ts';
import { candidates, closestTo, expectedBy, type Schema } from './schema-words.ts';

export interface Conformed {
  /** Undefined when nothing sound is left. */
  readonly value: unknown;
  readonly found: readonly Found[];
  /** How many more there are than were noted. */
  readonly untold: number;
  /** Where a kept group stood in the input, for lists that lost items. */
  readonly origin: ReadonlyMap<object, Path>;
}

export function conform(schema: Schema, input: unknown, standIns: StandIns = {}): Conformed {
  const log: Log = { found: [], count: 0, origin: new Map(), standIns };
  const outcome = walk(schema, input, [], log);
  // What keeps the whole case from being shown is told before all that only keeps a part.
  const fatal: Log = { ...log, found: [], count: 0 };
  if (!outcome.ok) tell(outcome.faults, 'Nothing of the case is shown.', fatal);
  return {
    value: outcome.ok ? outcome.value : undefined,
    found: [...fatal.found, ...log.found],
    untold: log.count - log.found.length,
    origin: log.origin,
  };
}

function walk(schema: Schema, input: unknown, path: Path, log: Log): Outcome {
  if (isLeaf(schema)) return leaf(schema, input, path, log);
  switch (schema.type) {
    case 'optional':
      return walk(schema.wrapped as Schema, input, path, log);
    case 'union':
      return choose(schema, input, path, log);
    case 'array':
      return list(schema.item as Schema, input, path, log);
    case 'strict_tuple':
      return tuple(schema.items as readonly Schema[], input, path, log);
    case 'record':
      return dictionary(schema, input, path, log);
    case 'strict_object':
      return group(schema, input, path, log);
    default:
      return leaf(schema, input, path, log);
  }
}

/** A union with a pipe is one value that may be written in two ways. */ function choose(
  schema: Schema,
  input: unknown,
  path: Path,
  log: Log,
): Outcome {
  const [best] = candidates(schema, input);
  if (!best) return fails({ ...wrong(schema, input), path });
  return walk(best, input, path, log);
}
function list(item: Schema, input: unknown, path: Path, log: Log): Outcome {
  if (!Array.isArray(input))
    return fails({ code: 'wrong-type', path, received: input ?? 'nothing', about: 'a list' });
  const kept: unknown[] = [];
  for (const [index, each] of input.entries()) {
    if (each === LEFT_OUT) continue;
    const here = [...path, index];
    const outcome = walk(item, each, here, log);
    if (outcome.ok) {
      kept.push(outcome.value);
      remember(outcome.value, here, log);
    } else if (mayGo(here)) {
      tell(outcome.faults, omission(here, each), log);
    } else {
      return outcome;
    }
  }
  return fits(kept);
}

function tuple(items: readonly Schema[], input: unknown, path: Path, log: Log): Outcome {
  if (!Array.isArray(input) || input.length !== items.length) {
    return fails({
      code: 'wrong-type',
      path,
      received: input ?? 'nothing',
      about: `a list of ${items.length}`,
    });
  }
  return all(items.map((item, index) => walk(item, input[index], [...path, index], log)));
}

function all(outcomes: readonly Outcome[]): Outcome {
  const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults));
  return faults.length > 0
    ? fails(...faults)
    : fits(outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined)));
}

function dictionary(schema: Schema, input: unknown, path: Path, log: Log): Outcome {
  if (!isGroup(input))
    return fails({
      code: 'wrong-type',
      path,
      received: input ?? 'nothing',
      about: 'a group of keys',
    });
  const kept: [string, unknown][] = [];
  for (const [key, each] of Object.entries(input)) {
    const named = walk(schema.key as Schema, key, [...path, key], log);
    const outcome = named.ok ? walk(schema.value as Schema, each, [...path, key], log) : named;
    if (!outcome.ok) return outcome;
    kept.push([key, outcome.value]);
  }
  return fits(Object.fromEntries(kept));
}

function group(schema: Schema, input: unknown, path: Path, log: Log): Outcome {
  if (!isGroup(input))
    return fails({
      code: 'wrong-type',
      path,
      received: input ?? 'nothing',
      about: expectedBy(schema),
    });
  const entries = schema.entries as Readonly<Record<string, Schema>>;
  tellUnknown(input, Object.keys(entries), path, log);
  const kept: [string, unknown][] = [];
  const faults: Fault[] = [];
  for (const [key, entry] of Object.entries(entries)) {
    const outcome = member(entry, input, key, path, log);
    if (outcome === undefined) continue;
    if (outcome.ok) kept.push([key, outcome.value]);
    else faults.push(...outcome.faults);
  }
  return faults.length > 0 ? fails(...faults) : fits(Object.fromEntries(kept));
}

/** Undefined where there is nothing; a key without content counts as not written. */
function member(
  entry: Schema,
  input: object,
  key: string,
  path: Path,
  log: Log,
): Outcome | undefined {
  const held: unknown = Object.hasOwn(input, key)
    ? (input as Record<string, unknown>)[key]
    : undefined;
  const here = [...path, key];
  const isOptional = entry.type === 'optional';
  const isMissing = held === undefined || held === null;
  if (isMissing && isOptional) return undefined;
  const outcome = isMissing
    ? fails({ code: 'missing-key', path, about: key })
    : walk(entry, held, here, log);
  if (outcome.ok) return outcome;
  if (path.length === 0 && key in log.standIns) return standIn(key, outcome.faults, log);
  if (!isOptional || !mayGo(here)) return outcome;
  tell(outcome.faults, `“${key}” is left out.`, log);
  return undefined;
}

const STAND_INS: Readonly<Record<string, string>> = {
  lanes: 'A case without lanes',
  patient: 'A patient not described',
  source: 'A source of unknown basis',
};

function standIn(key: string, faults: readonly Fault[], log: Log): Outcome {
  const value = log.standIns[key];
  tell(
    faults,
    `${typeof value === 'string' ? `“${value}”` : (STAND_INS[key] ?? `An empty “${key}”`)} stands in its place.`,
    log,
  );
  return fits(value);
}

function tellUnknown(input: object, known: readonly string[], path: Path, log: Log): void {
  for (const key of Object.keys(input)) {
    if (known.includes(key)) continue;
    const fault: Fault = {
      code: 'unknown-key',
      path: [...path, key],
      at: 'key',
      received: key,
      // Likeness costs time, and after the first it is not shown.
      about: log.found.length < MOST_FOUND ? (closestTo(key, known) ?? '') : '',
    };
    tell([fault], 'It is ignored.', log);
  }
}
