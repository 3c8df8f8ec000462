/** What was done with the patient: procedures, encounters, immunizations, imaging. */
import { codesOf, conceptAt, labelAt, labelOf } from './fhir-codes.ts';
import type { FhirDesk } from './fhir-desk.ts';
import { codeAt, nodeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import { goingOf, statusPart, type ReadResource } from './fhir-status.ts';
import { momentAt, periodOf, spanOf, statedAt } from './fhir-time.ts';
import type { FhirTime } from './fhir-when.ts';
import { firstLabel, notesOf, told } from './fhir-words.ts';

export const readProcedure: ReadResource = (record, desk) => {
  const { resource } = record;
  const concept = conceptAt(resource, 'code');
  desk.addEvent(record, {
    kind: 'procedure',
    lane: 'procedures',
    label: labelOf(concept) ?? 'Procedure not named',
    time: doneAt(record, ['performed', 'occurrence'], desk),
    ...statusPart(resource),
    codes: codesOf(concept),
    notes: [codeAt(resource, 'status') === 'stopped' ? 'stopped' : undefined],
    details: [
      told('Reason', resource, 'reasonCode', 'reasonReference', 'reasonCodeableConcept', 'reason'),
      told('Why not', resource, 'statusReason', 'notDoneReason', 'reasonNotPerformed'),
      told('Site', resource, 'bodySite'),
      told('Outcome', resource, 'outcome'),
      told('Complication', resource, 'complication'),
      ...notesOf(resource),
    ],
  });
};

function doneAt(record: FhirRecord, stems: readonly string[], desk: FhirDesk): FhirTime {
  for (const stem of stems) {
    const period = nodeAt(record.resource, `${stem}Period`);
    if (period) return spanOf(periodOf(period, record, desk), goingOf(record.resource, 'status'));
    const { words, note } = statedAt(record.resource, stem, record, desk);
    if (words !== undefined) return { at: words };
    if (note !== undefined) return { notes: [note] };
  }
  return {};
}

export const readEncounter: ReadResource = (record, desk) => {
  const { resource } = record;
  const period = nodeAt(resource, 'period') ?? nodeAt(resource, 'actualPeriod');
  const setting = classOf(resource);
  const going = ['in-progress', 'arrived', 'onleave', 'active', 'triaged'].includes(
    codeAt(resource, 'status') ?? '',
  )
    ? 'ongoing'
    : 'unknown';
  const stay = nodeAt(resource, 'hospitalization') ?? nodeAt(resource, 'admission');
  desk.addEvent(record, {
    kind: 'encounter',
    lane: 'encounters',
    label: labelAt(resource, 'type') ?? setting ?? 'Encounter',
    time: spanOf(periodOf(period, record, desk), going),
    ...statusPart(resource),
    codes: codesOf(conceptAt(resource, 'type')),
    details: [
      setting && `Class: ${setting}`,
      told('Reason', resource, 'reasonCode', 'reason'),
      told('Discharge', stay ?? {}, 'dischargeDisposition'),
    ],
  });
};

/** HL7 v3 ActCode, https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['AMB', 'Ambulatory'],
  ['EMER', 'Emergency'],
  ['IMP', 'Inpatient'],
  ['ACUTE', 'Inpatient acute'],
  ['NONAC', 'Inpatient non-acute'],
  ['OBSENC', 'Observation'],
  ['PRENC', 'Pre-admission'],
  ['SS', 'Short stay'],
  ['HH', 'Home health'],
  ['VR', 'Virtual'],
  ['FLD', 'Field'],
]);

function classOf(resource: Node): string | undefined {
  const code = codeAt(resource, 'class') ?? textAt(nodeAt(resource, 'class'), 'code');
  return CLASSES.get(code ?? '') ?? labelAt(resource, 'class');
}

export const readImmunization: ReadResource = (record, desk) => {
  const { resource } = record;
  const concept = conceptAt(resource, 'vaccineCode');
  const { words, note } = statedAt(resource, 'occurrence', record, desk);
  const at = words ?? momentAt(resource, 'date', record, desk);
  const [protocol] = [
    ...nodesAt(resource, 'protocolApplied'),
    ...nodesAt(resource, 'vaccinationProtocol'),
  ];
  const number =
    protocol?.['doseNumberPositiveInt'] ??
    protocol?.['doseNumber'] ??
    protocol?.['doseNumberString'];
  const isNumbered = typeof number === 'number' || typeof number === 'string';
  desk.addEvent(record, {
    kind: 'immunization',
    lane: 'immunizations',
    label: labelOf(concept) ?? 'Vaccine not named',
    time: { ...(at !== undefined && { at }), ...(note !== undefined && { notes: [note] }) },
    ...statusPart(resource),
    codes: codesOf(concept),
    notes: [isNumbered ? `dose ${String(number).slice(0, 20)}` : undefined],
    details: [
      told('Why not', resource, 'statusReason'),
      told('Why not', nodeAt(resource, 'explanation') ?? {}, 'reasonNotGiven'),
      told('Against', protocol ?? {}, 'targetDisease'),
      ...notesOf(resource),
    ],
  });
};

export const readImaging: ReadResource = (record, desk) => {
  const { resource } = record;
  const series = nodesAt(resource, 'series');
  const modality = series
    .map((each) => labelAt(each, 'modality'))
    .find((each) => each !== undefined);
  const site = series.map((each) => labelAt(each, 'bodySite')).find((each) => each !== undefined);
  const at = momentAt(resource, 'started', record, desk);
  const label = firstLabel(resource, 'procedureCode') ?? textAt(resource, 'description');
  desk.addEvent(record, {
    kind: 'imaging',
    lane: 'imaging',
    label: label ?? ([modality, site].filter(Boolean).join(', ') || 'Imaging'),
    time: { ...(at !== undefined && { at }) },
    ...statusPart(resource),
    codes: codesOf(nodesAt(resource, 'procedureCode')[0]),
    details: [
      modality && `Modality: ${modality}`,
      site && `Site: ${site}`,
      told('Reason', resource, 'reasonCode', 'reason'),
      ...notesOf(resource),
    ],
  });
};
