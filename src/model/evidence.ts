/**
 * How we know what we draw. Every datum carries evidence for each of its facets: what happened,
 * when, and how much. Nothing here decides how evidence looks; that is the business of draw.
 */

/** From strongest to weakest: the source says it; it follows from what the source says; a drawing aid. */
export type EvidenceKind = 'reported' | 'derived' | 'illustrative';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Where in the source: "abstract", "Table 1, row 1". A reported datum needs one. */
  readonly locator?: string;
  /** The source's own words. */
  readonly quote?: string;
  /** Why a derived datum follows. */
  readonly reasoning?: string;
  /** Whose opinion it is, when the source gives it as an opinion. */
  readonly attributedTo?: string;
}

export interface Facets {
  readonly what: Evidence;
  readonly when: Evidence;
  readonly value?: Evidence;
}

const RANK: Readonly<Record<EvidenceKind, number>> = { reported: 0, derived: 1, illustrative: 2 };

/** The weakest evidence of the facets a mark draws: of *what* and, where there is one, *value*. */
export function weakestOf(facets: Facets): EvidenceKind {
  const value = facets.value?.kind ?? 'reported';
  return RANK[value] > RANK[facets.what.kind] ? value : facets.what.kind;
}
