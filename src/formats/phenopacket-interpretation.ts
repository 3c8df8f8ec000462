/** Interpretations of a phenopacket as notes: what was concluded from the genome. */
import { isGroup, listAt, textAt, toLabel, valueAt } from './foreign-data.ts';
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
