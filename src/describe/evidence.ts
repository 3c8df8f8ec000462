/**
 * How we know it, in words: by facet (what, when, value), and no facet twice where two facets rest
 * on the same passage.
 */
import type { Evidence, EvidenceKind, Facets } from '../model/evidence.ts';
import { capital, present, quoted, sentence } from './phrase.ts';

export type Facet = 'what' | 'when' | 'value';

/** A badge of the side panel: "reported", "time derived", "spacing derived". */
export interface Badge {
  readonly facet: Facet;
  readonly kind: EvidenceKind;
  readonly says: string;
}

const FACETS: readonly Facet[] = ['what', 'when', 'value'];
const SUBJECT: Readonly<Record<Facet, string>> = { what: '', when: 'time', value: 'value' };

export interface FacetWords {
  /** What the time of this datum is called: a member of a numbered series has a spacing. */
  readonly when?: string;
  /** What the value is called: "dose". */
  readonly value?: string;
}

/** The facets that are there, in the order what, when, value. */
export function facetsOf(
  facets: Facets,
): readonly { readonly facet: Facet; readonly evidence: Evidence }[] {
  return FACETS.flatMap((facet) => {
    const evidence = facets[facet];
    return evidence === undefined ? [] : [{ facet, evidence }];
  });
}

/** One badge where all facets agree; else one for the fact and one for each facet that differs. */
export function badgesOf(facets: Facets, words: FacetWords = {}): readonly Badge[] {
  return facetsOf(facets)
    .filter(({ facet, evidence }) => facet === 'what' || evidence.kind !== facets.what.kind)
    .map(({ facet, evidence: { kind } }) => ({
      facet,
      kind,
      says: present([nameOf(facet, words), kind]).join(' '),
    }));
}

/** "Reported, abstract: “…”. Spacing derived: …" */
export function sayFacets(facets: Facets, words: FacetWords = {}): string {
  const said = new Set<string>();
  return facetsOf(facets)
    .filter(({ facet, evidence }) => facet === 'what' || addsTo(facets.what, evidence))
    .flatMap(({ facet, evidence }) => {
      const says = sayEvidence(evidence);
      if (said.has(says)) return [];
      said.add(says);
      return [sentence(capital(present([nameOf(facet, words), says]).join(' ')))];
    })
    .join(' ');
}

/** False where it says no more than that it is known in the same way. */
function addsTo(what: Evidence, { kind, quote, reasoning }: Evidence): boolean {
  return kind !== what.kind || quote !== undefined || reasoning !== undefined;
}

/** "reported, abstract: “…”", "derived: …", "illustrative, not in the source". */
export function sayEvidence(evidence: Evidence): string {
  const { kind, attributedTo, locator } = evidence;
  const opinion = attributedTo === undefined ? undefined : `as the opinion of ${attributedTo}`;
  const claim = present([kind, opinion]).join(' ');
  if (kind === 'illustrative')
    return present([`${claim}, not in the source`, afterWords(evidence)]).join(', ');
  const place = kind === 'reported' ? present([claim, locator]).join(', ') : claim;
  const because = present([evidence.reasoning, basisOf(evidence)]).join(' ');
  return because === '' ? place : `${place}: ${because}`;
}

/** "abstract: “…”": where and in what words; of what is not reported, how it is known comes first. */
export function sayBasis({ kind, locator, quote, reasoning }: Evidence): string {
  const words = quote === undefined ? undefined : quoted(quote);
  if (kind === 'reported') return present([locator, words]).join(': ');
  return present([kind, present([reasoning, words]).join(' ')]).join(': ');
}

function basisOf(evidence: Evidence): string | undefined {
  if (evidence.quote === undefined) return undefined;
  const words = quoted(evidence.quote);
  return evidence.kind === 'reported'
    ? words
    : `(${present([evidence.locator, words]).join(': ')})`;
}

function afterWords({ quote, reasoning }: Evidence): string | undefined {
  const words = quote === undefined ? reasoning : quoted(quote);
  return words && `drawn after: ${words}`;
}

function nameOf(facet: Facet, words: FacetWords): string {
  return (facet === 'what' ? undefined : words[facet]) ?? SUBJECT[facet];
}
