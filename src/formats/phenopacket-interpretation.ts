/** Interpretations of a phenopacket as notes: what was concluded from the genome. */
import { isGroup, listAt, numberAt, textAt, toLabel, valueAt } from './foreign-data.ts';
import type { Became, ForeignEvent, ForeignLane } from './foreign-became.ts';
import { termAt } from './phenopacket-data.ts';
import {
  became,
  codesOf,
  detailOf,
  evidenceOf,
  leftOf,
  sayEnum,
  unnamed,
} from './phenopacket-events.ts';

export const INTERPRETATIONS: ForeignLane = { id: 'interpretations', label: 'Interpretations' };

/** What was concluded from the genome; when, a phenopacket does not say. */
export function readInterpretation(record: string, interpretation: unknown): Became {
  if (!isGroup(interpretation)) return unnamed(record, interpretation);
  const diagnosis = valueAt(interpretation, 'diagnosis') ?? listAt(interpretation, 'diagnosis')[0];
  const disease = termAt(diagnosis, 'disease');
  const status =
    textAt(interpretation, 'progressStatus') ?? textAt(interpretation, 'resolutionStatus');
  const genomic = listAt(diagnosis, 'genomicInterpretations').map(sayGenomic);
  const { label, full } = toLabel(
    `Interpretation${status === undefined ? '' : ` (${sayEnum(status)})`}: ${disease ?? 'no disease named'}`,
  );
  const event: ForeignEvent = {
    wants: `interpretation-${disease ?? textAt(interpretation, 'id') ?? ''}`,
    kind: 'note',
    lane: INTERPRETATIONS,
    label,
    ...codesOf(valueAt(diagnosis, 'disease')),
    evidence: evidenceOf(record, {}),
    ...detailOf([full, textAt(interpretation, 'summary'), ...genomic]),
  };
  return became(record, [event], [], leftOf(interpretation, INTERPRETATION_KEYS));
}

const INTERPRETATION_KEYS = ['id', 'progressStatus', 'resolutionStatus', 'diagnosis', 'summary'];

/** "CD274, NM_014143.4:c.682+1G>A, homozygous: causative, pathogenic". */
function sayGenomic(given: unknown): string | undefined {
  const variant = valueAt(given, 'variantInterpretation');
  const described = valueAt(variant, 'variationDescriptor');
  const gene =
    textAt(valueAt(described, 'geneContext'), 'symbol') ??
    textAt(valueAt(given, 'gene'), 'symbol') ??
    textAt(valueAt(given, 'geneDescriptor'), 'symbol');
  const [expression] = listAt(described, 'expressions').map((each) => textAt(each, 'value'));
  const what = [gene, expression ?? textAt(described, 'label'), termAt(described, 'allelicState')];
  const judged = [
    textAt(given, 'interpretationStatus') ?? textAt(given, 'status'),
    textAt(variant, 'acmgPathogenicityClassification'),
  ].map((word) => word && sayEnum(word));
  const said = [what, judged].map((parts) => parts.filter((part) => part !== undefined).join(', '));
  return said.filter((part) => part !== '').join(': ');
}

/** A variant of version 1, by the one of four notations in which it stands. */
export function readVariant(record: string, variant: unknown): Became {
  const name = sayAllele(variant);
  if (!isGroup(variant) || name === undefined) return unnamed(record, variant);
  const zygosity = termAt(variant, 'zygosity');
  const { label, full } = toLabel(`Variant: ${[name, zygosity].filter(Boolean).join(', ')}`);
  const event: ForeignEvent = {
    wants: `variant-${name}`,
    kind: 'note',
    lane: INTERPRETATIONS,
    label,
    evidence: evidenceOf(record, {}),
    ...detailOf([full]),
  };
  return became(record, [event], [], leftOf(variant, VARIANT_KEYS));
}

const VARIANT_KEYS = ['hgvsAllele', 'vcfAllele', 'spdiAllele', 'iscnAllele', 'zygosity'];

function sayAllele(variant: unknown): string | undefined {
  const [hgvs, vcf, spdi, iscn] = VARIANT_KEYS.map((key) => valueAt(variant, key));
  const plain = textAt(hgvs, 'hgvs') ?? textAt(iscn, 'iscn');
  if (plain !== undefined) return plain;
  if (isGroup(vcf)) {
    const [build, chromosome, from, to] = ['genomeAssembly', 'chr', 'ref', 'alt'].map((key) =>
      textAt(vcf, key),
    );
    const place = numberAt(vcf, 'pos') ?? textAt(vcf, 'pos');
    if (chromosome === undefined || place === undefined) return undefined;
    const change = `${chromosome}:${place} ${from ?? ''}>${to ?? ''}`;
    return build === undefined ? change : `${change} (${build})`;
  }
  const sequence = textAt(spdi, 'seqId');
  if (sequence === undefined) return undefined;
  // Of protobuf JSON a position of 0 is left out, and so is an empty sequence.
  const place = numberAt(spdi, 'position') ?? textAt(spdi, 'position') ?? 0;
  const [deleted, inserted] = ['deletedSequence', 'insertedSequence'].map((key) =>
    textAt(spdi, key),
  );
  return `${sequence}:${place}:${deleted ?? ''}:${inserted ?? ''}`;
}
