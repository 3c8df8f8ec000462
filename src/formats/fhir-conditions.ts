/** Conditions and allergies: from onset to abatement, as sure as the record says they are. */
import { codesOf, conceptAt, labelAt, labelOf } from './fhir-codes.ts';
import type { FhirDesk } from './fhir-desk.ts';
import { codeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import { goingOf, statusPart, type ReadResource } from './fhir-status.ts';
import { momentAt, periodOf, statedAt, type Going } from './fhir-time.ts';
import type { FhirTime } from './fhir-when.ts';
import { firstLabel, notesOf, told } from './fhir-words.ts';

export const readCondition: ReadResource = (record, desk) => {
  const { resource } = record;
  const concept = conceptAt(resource, 'code');
  const severity = labelAt(resource, 'severity');
  const verified = codeAt(resource, 'verificationStatus');
  const isDoubted = verified !== undefined && !['confirmed', 'refuted'].includes(verified);
  desk.addEvent(record, {
    kind: conditionKind(resource, concept),
    lane: 'conditions',
    label: labelOf(concept) ?? 'Condition not named',
    time: courseOf(record, desk, goingOf(resource, 'clinicalStatus')),
    ...statusPart(resource),
    ...(severity !== undefined && { severity }),
    codes: codesOf(concept),
    notes: [isDoubted ? verified : undefined, remission(resource)],
    details: [
      told('Site', resource, 'bodySite'),
      told('Stage', nodesAt(resource, 'stage')[0] ?? {}, 'summary'),
      recorded(resource, 'recordedDate', 'assertedDate', 'dateRecorded'),
      ...notesOf(resource),
    ],
  });
};

function conditionKind(resource: Node, concept: Node | undefined): string {
  const [coding] = nodesAt(concept, 'coding');
  // "No known problems" is a statement about a list, and no disease.
  if (textAt(coding, 'system')?.includes('absent-unknown') === true) return 'note';
  const words = `${textAt(concept, 'text') ?? ''} ${textAt(coding, 'display') ?? ''}`;
  const category = codeAt(resource, 'category') ?? '';
  if (category === 'symptom' || category === 'complaint') return 'symptom';
  return category === 'finding' || /\((?:finding|situation)\)/.test(words)
    ? 'finding'
    : 'diagnosis';
}

function remission(resource: Node): string | undefined {
  const status = codeAt(resource, 'clinicalStatus');
  return status === 'remission' || status === 'recurrence' || status === 'relapse'
    ? status
    : undefined;
}

function recorded(resource: Node, ...keys: readonly string[]): string | undefined {
  const date = keys.flatMap((key) => textAt(resource, key) ?? [])[0];
  return date && `Recorded ${date}`;
}

/** R4 moved the date of assertion into an extension, http://hl7.org/fhir/StructureDefinition/condition-assertedDate. */
function asserted(resource: Node): readonly (readonly [Node, string])[] {
  return nodesAt(resource, 'extension').flatMap((each) =>
    textAt(each, 'url')?.endsWith('/condition-assertedDate') === true
      ? [[each, 'valueDateTime'] as const]
      : [],
  );
}

/** From onset to abatement. What was recorded at some date began at that date or before. */
function courseOf(record: FhirRecord, desk: FhirDesk, going: Going): FhirTime {
  const { resource } = record;
  const onset = statedAt(resource, 'onset', record, desk);
  const abated = statedAt(resource, 'abatement', record, desk);
  const known = [
    ...['recordedDate', 'assertedDate', 'dateRecorded'].map((key) => [resource, key] as const),
    ...asserted(resource),
  ].flatMap(([node, key]) => momentAt(node, key, record, desk) ?? [])[0];
  const noted = onset.words === undefined && known !== undefined;
  const start = onset.words ?? (known === undefined ? undefined : `at or before ${known}`);
  const isOver = abated.said === true || abated.note !== undefined;
  const end = abated.words ?? (going === 'ongoing' && !isOver ? 'ongoing' : 'unknown');
  if (noted) desk.see(known);
  return {
    ...(start !== undefined && { start }),
    ...((start !== undefined || end !== 'unknown') && { end: soundEnd(start, end, record, desk) }),
    ...(noted && { derived: 'the onset is not stated; it was recorded at that date' }),
    notes: [onset.note, abated.note].flatMap((note) => note ?? []),
  };
}

/** An end before its start is told and left open. */
function soundEnd(
  start: string | undefined,
  end: string,
  record: FhirRecord,
  desk: FhirDesk,
): string {
  if (start === undefined || !/^\d/.test(start) || !/^\d/.test(end)) return end;
  if (start.includes('/') || end.includes('/')) return end;
  return periodOf({ start, end }, record, desk).end ?? 'unknown';
}

export const readAllergy: ReadResource = (record, desk) => {
  const { resource } = record;
  const concept = conceptAt(resource, 'code') ?? conceptAt(resource, 'substance');
  const reactions = nodesAt(resource, 'reaction');
  const going =
    goingOf(resource, 'clinicalStatus') === 'ongoing' ? 'ongoing' : goingOf(resource, 'status');
  const criticality = textAt(resource, 'criticality');
  const last = textAt(resource, 'lastOccurrence') ?? textAt(resource, 'lastOccurence');
  const verified = codeAt(resource, 'verificationStatus');
  desk.addEvent(record, {
    kind: isNoAllergy(concept) ? 'note' : 'allergy',
    lane: 'allergies',
    label: labelOf(concept) ?? firstLabel(reactions[0] ?? {}, 'substance') ?? 'Allergy not named',
    time: courseOf(record, desk, going),
    ...statusPart(resource),
    codes: codesOf(concept),
    notes: [verified === 'unconfirmed' ? verified : undefined],
    details: [
      ...reactions.map((each) => {
        const severity = textAt(each, 'severity');
        const words = told('Reaction', each, 'manifestation');
        return words === undefined || severity === undefined ? words : `${words} (${severity})`;
      }),
      criticality === undefined ? undefined : `Criticality: ${criticality}`,
      last === undefined ? undefined : `Last reaction ${last}`,
      recorded(resource, 'recordedDate', 'assertedDate'),
      ...notesOf(resource),
    ],
  });
};

/** SNOMED CT "No known allergy" and its kin, and the IPS codes for "none known". */
function isNoAllergy(concept: Node | undefined): boolean {
  return nodesAt(concept, 'coding').some(
    (coding) =>
      textAt(coding, 'system')?.includes('absent-unknown') === true ||
      ['716186003', '409137002', '429625007', '428607008'].includes(textAt(coding, 'code') ?? ''),
  );
}
