/** Features, diseases and biosamples of a phenopacket as events, and what all its records share. */
import type { CodeDoc, EventDoc } from '../model/document.ts';
import {
  isGroup,
  listAt,
  textAt,
  toDetail,
  toLabel,
  toText,
  valueAt,
  type Group,
} from './foreign-data.ts';
import type { Became, ForeignEvent, ForeignFault, ForeignLane } from './foreign-became.ts';
import { termAt } from './phenopacket-data.ts';
import { readOnset, readTimeElement, type ToldTime } from './phenopacket-time.ts';

const FEATURES: ForeignLane = { id: 'features', label: 'Phenotypic features' };
const EXCLUDED: ForeignLane = { id: 'excluded-features', label: 'Features looked for, not found' };
const DISEASES: ForeignLane = { id: 'diseases', label: 'Diseases' };
const SAMPLES: ForeignLane = { id: 'biosamples', label: 'Biosamples' };
export const EVENT_LANES = [DISEASES, FEATURES, EXCLUDED, SAMPLES] as const;

export function readFeature(record: string, feature: unknown): Became {
  const name = termAt(feature, 'type');
  if (!isGroup(feature) || name === undefined) return unnamed(record, feature);
  const isOut = isTrue(valueAt(feature, 'excluded')) || isTrue(valueAt(feature, 'negated'));
  const onset = readOnset(feature);
  const resolution = readTimeElement(valueAt(feature, 'resolution'));
  const severity = termAt(feature, 'severity');
  const { label, full } = toLabel(name);
  const event: ForeignEvent = {
    wants: label,
    kind: 'finding',
    lane: isOut ? EXCLUDED : FEATURES,
    label,
    ...(isOut && { status: 'excluded' }),
    ...(severity !== undefined && { severity }),
    ...codesOf(valueAt(feature, 'type')),
    ...timesOf(record, onset, resolution, !isOut),
    ...detailOf([
      full,
      textAt(feature, 'description'),
      sayTerms('With', listAt(feature, 'modifiers')),
      sayEvidence(listAt(feature, 'evidence')),
    ]),
  };
  return became(record, [event], [onset, resolution], leftOf(feature, FEATURE_KEYS));
}

const ONSETS = ['onset', 'ageOfOnset', 'ageRangeOfOnset', 'classOfOnset'];
const FEATURE_KEYS = [
  ...ONSETS,
  ...['type', 'excluded', 'negated', 'severity', 'modifiers', 'resolution'],
  ...['description', 'evidence'],
];

export function readDisease(record: string, disease: unknown): Became {
  const name = termAt(disease, 'term');
  if (!isGroup(disease) || name === undefined) return unnamed(record, disease);
  const isOut = isTrue(valueAt(disease, 'excluded'));
  const onset = readOnset(disease);
  const resolution = readTimeElement(valueAt(disease, 'resolution'));
  const { label, full } = toLabel(name);
  const site = termAt(disease, 'primarySite');
  const side = termAt(disease, 'laterality');
  const tnm = [...listAt(disease, 'clinicalTnmFinding'), ...listAt(disease, 'tnmFinding')];
  const event: ForeignEvent = {
    wants: label,
    kind: 'diagnosis',
    lane: DISEASES,
    label,
    ...(isOut && { status: 'excluded' }),
    ...codesOf(valueAt(disease, 'term')),
    ...timesOf(record, onset, resolution, !isOut),
    ...detailOf([
      full,
      sayTerms('Stage', listAt(disease, 'diseaseStage')),
      sayTerms('TNM', tnm),
      site && `Primary site: ${site}`,
      side && `Side: ${side}`,
    ]),
  };
  return became(record, [event], [onset, resolution], leftOf(disease, DISEASE_KEYS));
}

const DISEASE_KEYS = [
  ...ONSETS,
  ...['term', 'excluded', 'resolution', 'diseaseStage', 'clinicalTnmFinding', 'tnmFinding'],
  ...['primarySite', 'laterality'],
];

export function readSample(record: string, sample: unknown): Became {
  if (!isGroup(sample)) return unnamed(record, sample);
  const tissue = termAt(sample, 'sampledTissue') ?? termAt(sample, 'sampleType');
  const diagnosis = termAt(sample, 'histologicalDiagnosis');
  const name = [tissue ?? 'Biosample', diagnosis].filter((part) => part !== undefined).join(': ');
  const { label, full } = toLabel(name);
  const time = readTimeElement(
    valueAt(sample, 'timeOfCollection') ?? firstVersionAge(sample, 'OfIndividualAtCollection'),
  );
  const event: ForeignEvent = {
    wants: textAt(sample, 'id') ?? label,
    kind: 'finding',
    lane: SAMPLES,
    label,
    ...timesOf(record, time),
    ...detailOf([
      full,
      textAt(sample, 'id') && `Sample ${textAt(sample, 'id') ?? ''}`,
      textAt(sample, 'description'),
      ...SAMPLE_TERMS.map(([key, word]) => {
        const term = termAt(sample, key);
        return term && `${word}: ${term}`;
      }),
      sayTerms('TNM', listAt(sample, 'pathologicalTnmFinding')),
      sayTerms('Markers', listAt(sample, 'diagnosticMarkers')),
    ]),
  };
  return became(record, [event], [time], leftOf(sample, SAMPLE_KEYS));
}

const SAMPLE_TERMS = [
  ['tumorProgression', 'Progression'],
  ['tumorGrade', 'Grade'],
  ['pathologicalStage', 'Stage'],
  ['materialSample', 'Material'],
  ['sampleProcessing', 'Processing'],
  ['sampleStorage', 'Storage'],
] as const;
const SAMPLE_KEYS = [
  ...SAMPLE_TERMS.map(([key]) => key as string),
  ...['id', 'individualId', 'description', 'sampledTissue', 'sampleType', 'timeOfCollection'],
  ...['histologicalDiagnosis', 'pathologicalTnmFinding', 'diagnosticMarkers'],
  ...['ageOfIndividualAtCollection', 'ageRangeOfIndividualAtCollection'],
  // They are records of their own.
  ...['phenotypicFeatures', 'measurements', 'variants', 'procedure'],
];

/** Version 1: `ageOfIndividualAtCollection`, `ageRangeOfIndividualAtCollection`. */
export function firstVersionAge(group: Group, key: string): Group | undefined {
  const age = valueAt(group, `age${key}`);
  const range = valueAt(group, `ageRange${key}`);
  if (age !== undefined) return { age };
  return range === undefined ? undefined : { ageRange: range };
}

export function sayEnum(word: string): string {
  return word.toLowerCase().replace(/_/g, ' ');
}

/** Protobuf writes true; programs have been seen to write 1 and "true". */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

/** An onset begins a stretch whose end is known, or else is not stated. */
function timesOf(
  record: string,
  start: ToldTime,
  end: ToldTime = {},
  isLasting = false,
): Pick<EventDoc, 'at' | 'start' | 'end' | 'note' | 'evidence' | 'notStated'> {
  const notes = [start.note, end.note && `until ${end.note}`].filter((note) => note !== undefined);
  const isSpan = end.words !== undefined;
  return {
    ...(isSpan
      ? { ...(start.words !== undefined && { start: start.words }), end: end.words }
      : start.words !== undefined && { at: start.words }),
    ...(notes.length > 0 && { note: notes.join(', ') }),
    ...(isLasting && !isSpan && start.words !== undefined && { notStated: ['how long it lasted'] }),
    evidence: evidenceOf(record, start),
  };
}

export function evidenceOf(
  record: string,
  { derived }: ToldTime,
): NonNullable<EventDoc['evidence']> {
  const what = { reported: true, locator: record } as const;
  return derived === undefined ? what : { what, when: { derived, locator: record } };
}

export function detailOf(parts: readonly (string | undefined)[]): Pick<EventDoc, 'detail'> {
  const detail = toDetail(parts);
  return detail === undefined ? {} : { detail };
}

const SYSTEMS: Readonly<Record<string, string>> = {
  HP: 'HPO',
  SNOMED: 'SNOMED CT',
  SCTID: 'SNOMED CT',
  RXNORM: 'RxNorm',
  ICD10: 'ICD-10',
  ORPHA: 'Orphanet',
};

/** "HP:0001250" is a code of the HPO; the whole CURIE is kept. */
export function codesOf(term: unknown): { readonly codes?: readonly CodeDoc[] } {
  const id = textAt(term, 'id');
  if (id === undefined) return {};
  const prefix = id.includes(':') ? id.slice(0, id.indexOf(':')) : '';
  const system = Object.hasOwn(SYSTEMS, prefix.toUpperCase())
    ? (SYSTEMS[prefix.toUpperCase()] ?? prefix)
    : prefix;
  const display = textAt(term, 'label');
  const isOwn = ['HP', 'OMIM', 'MONDO', ''].includes(prefix);
  return {
    codes: [
      {
        system: system === '' ? 'not stated' : system,
        code: isOwn ? id : id.slice(prefix.length + 1),
        ...(display !== undefined && { display }),
      },
    ],
  };
}

function sayTerms(word: string, terms: readonly unknown[]): string | undefined {
  const said = terms.flatMap(
    (term) => textAt(term, 'label') ?? textAt(term, 'id') ?? toText(term) ?? [],
  );
  return said.length === 0 ? undefined : `${word}: ${said.join(', ')}`;
}

function sayEvidence(evidence: readonly unknown[]): string | undefined {
  const said = evidence.flatMap((each) => {
    const code = termAt(each, 'evidenceCode');
    const reference = textAt(valueAt(each, 'reference'), 'id');
    return [code, reference].filter((part) => part !== undefined).join(', ') || [];
  });
  return said.length === 0 ? undefined : `Evidence: ${said.join('; ')}`;
}

/** Keys of the record that nothing above says. */
export function leftOf(group: Group, known: readonly string[]): readonly string[] {
  const left = Object.keys(group).filter((key) => !known.includes(key));
  return left.length === 0 ? [] : [`not drawn: ${left.slice(0, 20).join(', ')}`];
}

export function became(
  record: string,
  events: readonly ForeignEvent[],
  times: readonly ToldTime[],
  ignored: readonly string[] = [],
): Became {
  const faults: readonly ForeignFault[] = times.flatMap(({ fault }) => fault ?? []);
  return { record, events, faults, ignored };
}

export function unnamed(record: string, received: unknown): Became {
  const about = 'a record with a name';
  return {
    record,
    faults: [
      {
        code: 'foreign-part-unreadable',
        received: toText(received) ?? received ?? 'nothing',
        about,
        outcome: 'It is left out.',
      },
    ],
  };
}
