/**
 * What a file in another format holds of a case, part by part. A writer says what it kept and what it
 * kept only in part; whatever it passes over is lost and is listed, so that nothing vanishes.
 */
import type { Course } from '../model/course.ts';
import type { CaseDocument } from '../model/document.ts';
import {
  dataOf,
  keyOf,
  type Datum,
  type DatumKey,
  type DatumKind,
  type Part,
} from './write-data.ts';

export type Held = 'whole' | 'part' | 'none';

/** Of one datum: held whole, or what of it is not held and why. */
export interface Entry {
  readonly kind: DatumKind;
  readonly id: string;
  readonly label: string;
  readonly held: Held;
  readonly lost: readonly Loss[];
}

export interface Loss {
  /** Undefined: the whole datum. */
  readonly part?: Part;
  /** What the case says there. */
  readonly words: string;
  /** `part`: something of it is in the file. */
  readonly held: 'part' | 'none';
  readonly why: string;
}

/** Why a format has no place for a part, where a writer does not say it for the single datum. */
export type Reasons = Readonly<Partial<Record<Part | DatumKind, string>>>;

const NO_PLACE = 'the format has no place for it';

export class Account {
  readonly #data: ReadonlyMap<DatumKey, Datum>;
  readonly #reasons: Reasons;
  readonly #kept = new Map<DatumKey, Set<Part>>();
  readonly #partly = new Map<
    DatumKey,
    Map<Part, { readonly why: string; readonly held: 'part' | 'none' }>
  >();
  readonly #dropped = new Map<DatumKey, string>();

  constructor(data: readonly Datum[], reasons: Reasons = {}) {
    this.#data = new Map(data.map((each) => [keyOf(each), each]));
    this.#reasons = reasons;
  }

  /** These parts stand in the file as the case has them. */
  keep(key: DatumKey, ...parts: readonly Part[]): void {
    const kept = this.#kept.get(key) ?? new Set();
    for (const part of parts) kept.add(part);
    this.#kept.set(key, kept);
  }

  /** The part stands in the file, but not all of it. */
  keepPartly(key: DatumKey, part: Part, why: string): void {
    this.#say(key, part, why, 'part');
  }

  /** The part does not stand in the file, for a reason of this datum. */
  lose(key: DatumKey, part: Part, why: string): void {
    this.#say(key, part, why, 'none');
  }

  /** Nothing of the datum stands in the file. */
  drop(key: DatumKey, why: string): void {
    this.#dropped.set(key, why);
  }

  /** Every datum of the case, in its order. */
  entries(): readonly Entry[] {
    return [...this.#data.values()].map((each) => this.#entryOf(each));
  }

  #say(key: DatumKey, part: Part, why: string, held: 'part' | 'none'): void {
    const known = this.#partly.get(key) ?? new Map<Part, { why: string; held: 'part' | 'none' }>();
    known.set(part, { why, held });
    this.#partly.set(key, known);
  }

  #entryOf(datum: Datum): Entry {
    const { kind, id, label, parts } = datum;
    const key = keyOf(datum);
    const common = { kind, id, label };
    const dropped = this.#dropped.get(key);
    if (dropped !== undefined) return { ...common, held: 'none', lost: [whole(label, dropped)] };
    const lost = [...parts].flatMap(([part, words]) => this.#lossOf(key, kind, part, words) ?? []);
    const isNone =
      parts.size > 0 && lost.filter(({ held }) => held === 'none').length === parts.size;
    if (isNone) {
      const why = this.#reasons[kind] ?? lost[0]?.why ?? NO_PLACE;
      return { ...common, held: 'none', lost: [whole(label, why)] };
    }
    return { ...common, held: lost.length === 0 ? 'whole' : 'part', lost };
  }

  #lossOf(key: DatumKey, kind: DatumKind, part: Part, words: string): Loss | undefined {
    const said = this.#partly.get(key)?.get(part);
    if (said) return { part, words, ...said };
    if (this.#kept.get(key)?.has(part)) return undefined;
    const why = this.#reasons[part] ?? this.#reasons[kind] ?? NO_PLACE;
    return { part, words, held: 'none', why };
  }
}

/** Of a case in our own format, which holds everything. */
export function wholeOf(course: Course, document: CaseDocument): readonly Entry[] {
  return dataOf(course, document).map(({ kind, id, label }) => ({
    kind,
    id,
    label,
    held: 'whole',
    lost: [],
  }));
}

const whole = (words: string, why: string): Loss => ({ words, why, held: 'none' });

/** Losses alike, for a list that people read: "evidence of 30 events: the format has no place for it". */
export interface LossGroup {
  readonly kind: DatumKind;
  readonly part?: Part;
  readonly held: 'part' | 'none';
  readonly why: string;
  readonly count: number;
  /** The first few, in words. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** By kind, part and reason; whole data first, then what is lost of the others. */
export function groupLosses(entries: readonly Entry[]): readonly LossGroup[] {
  const groups = new Map<string, LossGroup & { examples: string[]; count: number }>();
  for (const { kind, label, lost } of entries)
    for (const { part, held, why } of lost) {
      const key = [kind, part ?? '', held, why].join('\n');
      const group = groups.get(key) ?? {
        kind,
        ...(part && { part }),
        held,
        why,
        count: 0,
        examples: [],
      };
      group.count += 1;
      if (group.examples.length < EXAMPLES) group.examples.push(label);
      groups.set(key, group);
    }
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

const rank = ({ part, held }: LossGroup): number =>
  part === undefined ? 0 : held === 'none' ? 1 : 2;

/** "30 events", "1 value". */
export function countKind(count: number, kind: DatumKind): string {
  if (kind === 'case' || kind === 'patient') return `the ${kind}`;
  const many = { series: 'series', story: 'talks', order: 'stated orders' } as const;
  const one = { series: 'series', story: 'talk', order: 'stated order' } as const;
  const of = (words: Readonly<Partial<Record<DatumKind, string>>>): string | undefined =>
    words[kind];
  return count === 1 ? `1 ${of(one) ?? kind}` : `${count} ${of(many) ?? `${kind}s`}`;
}

/** "12 events, not held: …", "time of 3 values, held in part: …". */
export function sayGroup({ kind, part, held, why, count }: LossGroup): string {
  const what = countKind(count, kind);
  const subject = part === undefined ? what : `${part} of ${what}`;
  return `${subject}, ${held === 'part' ? 'held in part' : 'not held'}: ${why}`;
}

/** How many data are held whole, in part, and not at all. */
export function countHeld(entries: readonly Entry[]): Readonly<Record<Held, number>> {
  const counts = { whole: 0, part: 0, none: 0 };
  for (const { held } of entries) counts[held] += 1;
  return counts;
}

/** A line each: what is held, and each part that is not. Tab separated, with a line of names. */
export function reportText(entries: readonly Entry[]): string {
  const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  const lines = entries.flatMap(({ kind, id, label, held, lost }) =>
    lost.length === 0
      ? [[kind, id, label, held, '', '', '']]
      : lost.map((loss) => [
          kind,
          id,
          label,
          loss.held === 'part' ? 'part' : 'none',
          loss.part ?? 'all of it',
          loss.words,
          loss.why,
        ]),
  );
  return [['kind', 'id', 'label', 'held', 'part', 'words', 'why'], ...lines]
    .map((cells) => `${cells.map(cell).join('\t')}\n`)
    .join('');
}
