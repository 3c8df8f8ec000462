/**
 * Words looked for in the words of a course. A search is blind to case, accents and the kind of
 * dash, and asks for every word; each datum's words are folded once.
 */
import type { CourseEvent, Point, Series } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import type { Code } from '../model/quantity.ts';

/** The words of a search; none where nothing is looked for. */
export function searchWords(text: string): readonly string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

export function foundIn(words: readonly string[], folded: string): boolean {
  return words.every((word) => folded.includes(word));
}

/** Label, note, detail, codes and the source's words. */
export const eventWords = once(({ label, note, detail, codes, evidence }: CourseEvent) =>
  folded([label, note, detail, ...codes.flatMap(codeWords), ...quotes(evidence)]),
);

export const seriesWords = once(({ label, note, codes }: Series) =>
  folded([label, note, ...codes.flatMap(codeWords)]),
);

export const pointWords = once(({ label, note, evidence }: Point) =>
  folded([label, note, ...quotes(evidence)]),
);

function codeWords({ system, code, display }: Code): readonly (string | undefined)[] {
  return [system, code, display];
}

function quotes({ what, when, value }: Facets): readonly (string | undefined)[] {
  return [what.quote, when.quote, value?.quote];
}

/** A line each, so that no word is found across two of them. */
function folded(lines: readonly (string | undefined)[]): string {
  return fold(lines.filter((line) => line !== undefined).join('\n'));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/ς/g, 'σ');
}

function once<T extends object>(compute: (datum: T) => string): (datum: T) => string {
  const known = new WeakMap<T, string>();
  return (datum) => {
    const found = known.get(datum) ?? compute(datum);
    known.set(datum, found);
    return found;
  };
}
