/** How a row is known, in the cells of a table: its evidence by facet, and the words it rests on. */
import type { Facets } from '../model/evidence.ts';
import { badgesOf, facetsOf, sayBasis, type FacetWords } from './evidence.ts';
import { present } from './phrase.ts';

/** "reported; time derived", "reported, as the opinion of the authors". */
export function sayKinds(facets: Facets, words: FacetWords = {}): string {
  const { attributedTo } = facets.what;
  const [what, ...others] = badgesOf(facets, words).map(({ says }) => says);
  const opinion = attributedTo === undefined ? undefined : `as the opinion of ${attributedTo}`;
  return present([present([what, opinion]).join(', '), ...others]).join('; ');
}

/** "abstract: “…”; time derived: Told among the outcomes." No passage and no reason twice. */
export function sayGrounds(facets: Facets, words: FacetWords = {}): string {
  const said = new Map<string, string>();
  for (const { facet, evidence } of facetsOf(facets)) {
    const basis = sayBasis(evidence);
    const name = facet === 'what' ? undefined : (words[facet] ?? NAMES[facet]);
    const isNamed = evidence.kind !== 'reported' && name !== undefined;
    // A kind alone is in the column beside it.
    if (basis === '' || basis === evidence.kind || said.has(basis)) continue;
    said.set(basis, isNamed ? `${name} ${basis}` : basis);
  }
  // A bare "abstract" says nothing beside "abstract: “…”".
  const bases = [...said.keys()];
  return bases
    .filter((one) => !bases.some((other) => other.startsWith(`${one}: `)))
    .map((one) => withoutStop(said.get(one) ?? ''))
    .join('; ');
}

const NAMES = { when: 'time', value: 'value' } as const;

/** A full stop before a semicolon is one sign too many. */
export function withoutStop(text: string): string {
  return text.replace(/(?<!\.)\.$/, '');
}
