/**
 * Evidence as written becomes evidence per facet. Defaults, where a facet is absent:
 * - *what* is reported at the source's locator (a synthetic case: at "synthetic");
 * - *value* is as *what*;
 * - *when* is as *what*, without its quotation, if a time is stated. Where only an order or nothing is
 *   stated it is derived: nobody wrote when.
 * A datum with both the source's words and a reasoning is derived, and keeps both.
 */
import type { EvidenceDoc, FacetsDoc } from './document.ts';
import type { Evidence, Facets } from './evidence.ts';
import type { When } from './when.ts';

export interface EvidenceDefaults {
  /** Where in the source a datum stands that does not say so itself. */
  readonly locator?: string;
}

interface FacetContext {
  readonly defaults: EvidenceDefaults;
  readonly when: When;
  readonly hasValue: boolean;
  /** Evidence of the series, which its points share. */
  readonly shared?: FacetsDoc | EvidenceDoc;
}

export function toEvidence(doc: EvidenceDoc | undefined, { locator }: EvidenceDefaults): Evidence {
  const own = doc?.locator ?? locator;
  return {
    kind: kindOf(doc),
    ...(own !== undefined && { locator: own }),
    ...(typeof doc?.reported === 'string' && { quote: doc.reported }),
    ...(reasoningOf(doc) !== undefined && { reasoning: reasoningOf(doc) }),
    ...(doc?.attributedTo !== undefined && { attributedTo: doc.attributedTo }),
  };
}

export function toFacets(doc: FacetsDoc | EvidenceDoc | undefined, context: FacetContext): Facets {
  const { defaults, when, hasValue } = context;
  const plain = context.shared === undefined && isDated(when) ? plainEvidence(doc) : undefined;
  if (plain)
    return hasValue ? { what: plain, when: plain, value: plain } : { what: plain, when: plain };
  const facets = { ...facetsOf(context.shared), ...facetsOf(doc) };
  const what = toEvidence(facets.what, defaults);
  return {
    what,
    when: facets.when ? toEvidence(facets.when, defaults) : defaultWhen(what, when),
    ...(hasValue && { value: facets.value ? toEvidence(facets.value, defaults) : what }),
  };
}

/** Reported at a place, and nothing else: what a record of many values says of each. */
function plainEvidence(doc: FacetsDoc | EvidenceDoc | undefined): Evidence | undefined {
  if (doc === undefined || !('reported' in doc) || doc.reported !== true) return undefined;
  const { locator } = doc;
  if (locator === undefined) return undefined;
  return Object.keys(doc).length === 2 ? { kind: 'reported', locator } : undefined;
}

function isDated({ precision }: When): boolean {
  return precision !== 'none' && precision !== 'order';
}

/** Facets for the points of a series: points without evidence of their own share theirs. */
export function sharedFacets(
  context: Pick<FacetContext, 'defaults' | 'shared'>,
): (when: When, doc: FacetsDoc | EvidenceDoc | undefined) => Facets {
  const known = new Map<string, Facets>();
  return (when, doc) => {
    const plain = context.shared === undefined && isDated(when) ? plainEvidence(doc) : undefined;
    if (plain) return { what: plain, when: plain, value: plain };
    const full = { ...context, when, hasValue: true };
    if (doc !== undefined) return toFacets(doc, full);
    const key = when.precision === 'none' || when.precision === 'order' ? when.precision : '';
    const facets = known.get(key) ?? toFacets(undefined, full);
    known.set(key, facets);
    return facets;
  };
}

function facetsOf(doc: FacetsDoc | EvidenceDoc | undefined): FacetsDoc {
  if (doc === undefined) return {};
  if ('what' in doc || 'when' in doc || 'value' in doc) return doc;
  return Object.keys(doc).length === 0 ? {} : { what: doc as EvidenceDoc };
}

function kindOf(doc: EvidenceDoc | undefined): Evidence['kind'] {
  if (doc?.illustrative !== undefined) return 'illustrative';
  return doc?.derived === undefined ? 'reported' : 'derived';
}

function reasoningOf(doc: EvidenceDoc | undefined): string | undefined {
  return doc?.derived ?? (typeof doc?.illustrative === 'string' ? doc.illustrative : undefined);
}

function defaultWhen(what: Evidence, { precision }: When): Evidence {
  if (what.kind === 'illustrative') return { kind: 'illustrative' };
  if (precision === 'none')
    return { kind: 'derived', reasoning: 'The source does not state when.' };
  if (precision === 'order')
    return {
      kind: 'derived',
      reasoning: 'The source states no date; the order follows from its account.',
    };
  const { quote: _, ...rest } = what;
  return rest;
}
