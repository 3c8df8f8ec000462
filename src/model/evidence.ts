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

/** What a tally looks at: every mark that stands for a datum. */
interface Marks {
  readonly events: readonly { readonly evidence: Facets }[];
  readonly series: readonly {
    readonly points: readonly { readonly evidence: Facets }[];
    readonly samples?: { readonly values: Float64Array; readonly evidence: Facets };
    readonly beside?: readonly { readonly point: { readonly evidence: Facets } }[];
    readonly shapes: readonly { readonly evidence: Evidence }[];
  }[];
}

/** How many marks of a course are reported, derived and illustrative, each by its weakest facet drawn. */
export function tally({ events, series }: Marks): Readonly<Record<EvidenceKind, number>> {
  const counts = { reported: 0, derived: 0, illustrative: 0 };
  for (const { evidence } of events) counts[weakestOf(evidence)] += 1;
  for (const { points, samples, beside = [], shapes } of series) {
    if (samples) {
      counts[weakestOf(samples.evidence)] += samples.values.length;
      for (const { point } of beside) counts[weakestOf(point.evidence)] += 1;
    } else for (const { evidence } of points) counts[weakestOf(evidence)] += 1;
    for (const { evidence } of shapes) counts[evidence.kind] += 1;
  }
  return counts;
}
