/**
 * Drugs: prescribed, given, taken, dispensed. When a prescription was written is not when the drug
 * was taken, and is told as our reasoning; a length on a prescription is what was prescribed.
 */
import { codesOf, conceptAt, labelOf } from './fhir-codes.ts';
import type { EventDraft, FhirDesk } from './fhir-desk.ts';
import { dosageOf, isInfusion } from './fhir-dosage.ts';
import { codeAt, nodeAt, nodesAt, textAt, toText, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import {
  lengthOf,
  momentAt,
  periodOf,
  spanOf,
  statedAt,
  type Going,
  type Period,
} from './fhir-time.ts';
import type { FhirTime } from './fhir-when.ts';
import { sayQuantity } from './fhir-values.ts';
import { notesOf, told } from './fhir-words.ts';

interface Drug {
  readonly label: string;
  readonly codes: EventDraft['codes'];
}

/** The drug itself: a concept, a contained or separate Medication, an R5 reference to either. */
function drugOf(record: FhirRecord, desk: FhirDesk): Drug {
  const { resource } = record;
  const direct =
    nodeAt(resource, 'medicationCodeableConcept') ??
    nodeAt(nodeAt(resource, 'medication'), 'concept');
  const reference =
    nodeAt(resource, 'medicationReference') ??
    nodeAt(nodeAt(resource, 'medication'), 'reference') ??
    nodeAt(resource, 'medication');
  const medication = direct ? undefined : desk.find(reference, record)?.resource;
  const concept = direct ?? conceptAt(medication, 'code') ?? ingredientOf(medication);
  const label = labelOf(concept) ?? textAt(reference, 'display') ?? 'Medication not named';
  return { label, codes: codesOf(concept) };
}

function ingredientOf(medication: Node | undefined): Node | undefined {
  const [ingredient] = nodesAt(medication, 'ingredient');
  return conceptAt(ingredient, 'itemCodeableConcept') ?? conceptAt(ingredient, 'item');
}

const GOING: ReadonlyMap<string, Going> = new Map([
  ['active', 'ongoing'],
  ['in-progress', 'ongoing'],
]);
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['draft', 'planned'],
  ['intended', 'planned'],
  ['preparation', 'planned'],
  ['cancelled', 'not-done'],
  ['declined', 'not-done'],
  ['not-taken', 'not-done'],
  ['not-done', 'not-done'],
]);

function statusOf(resource: Node): string | undefined {
  const isNegated =
    resource['doNotPerform'] === true ||
    resource['wasNotTaken'] === true ||
    resource['wasNotGiven'] === true ||
    resource['notGiven'] === true ||
    resource['taken'] === 'n';
  if (isNegated) return 'not-done';
  const intent = textAt(resource, 'intent');
  if (intent === 'proposal' || intent === 'plan') return 'planned';
  return STATUSES.get(codeAt(resource, 'status') ?? '');
}

function add(
  record: FhirRecord,
  desk: FhirDesk,
  draft: Partial<EventDraft> & { time: FhirTime },
): void {
  const { resource } = record;
  const { label, codes } = drugOf(record, desk);
  const dosages = [...nodesAt(resource, 'dosageInstruction'), ...nodesAt(resource, 'dosage')];
  const { dose, words } = dosageOf(dosages);
  const status = statusOf(resource);
  const standing = codeAt(resource, 'status');
  desk.addEvent(record, {
    kind: isInfusion(dosages) ? 'infusion' : 'medication',
    lane: 'medications',
    label,
    codes: codes ?? [],
    ...(dose && { dose }),
    ...(status !== undefined && { status }),
    ...draft,
    details: [
      ...(draft.details ?? []),
      words,
      standing === undefined ? undefined : `Status: ${standing}`,
      told('Status reason', resource, 'statusReason'),
      told(
        'Reason',
        resource,
        'reasonCode',
        'reason',
        'reasonReference',
        'reasonForUseCodeableConcept',
      ),
      ...notesOf(resource),
    ],
  });
}

const goingOf = (resource: Node): Going => GOING.get(codeAt(resource, 'status') ?? '') ?? 'unknown';

export function readPrescription(record: FhirRecord, desk: FhirDesk): void {
  const { resource } = record;
  const written =
    momentAt(resource, 'authoredOn', record, desk) ??
    momentAt(resource, 'dateWritten', record, desk);
  const supply = lengthOf(nodeAt(nodeAt(resource, 'dispenseRequest'), 'expectedSupplyDuration'));
  add(record, desk, {
    time: prescribedTime(record, written, desk),
    notes: ['prescribed'],
    details: [
      written === undefined ? undefined : `Prescribed ${written}`,
      supply === undefined ? undefined : `Supply for ${supply}`,
    ],
  });
}

function prescribedTime(record: FhirRecord, written: string | undefined, desk: FhirDesk): FhirTime {
  const { resource } = record;
  const bounds = nodesAt(resource, 'dosageInstruction').map((each) =>
    nodeAt(nodeAt(each, 'timing'), 'repeat'),
  );
  const period = boundsOf(bounds, record, desk);
  if (period.start !== undefined || period.end !== undefined)
    return spanOf(period, goingOf(resource));
  const ended = momentAt(resource, 'dateEnded', record, desk);
  const lasts = bounds.length === 1 ? lengthOf(nodeAt(bounds[0], 'boundsDuration')) : undefined;
  const derived = 'the record states when it was prescribed, not when it was taken';
  if (written === undefined) return lasts === undefined ? {} : { lasts };
  if (ended === undefined && lasts !== undefined)
    return { start: written, lasts, derived: `${derived}; the length is the prescribed one` };
  const span = spanOf(
    { start: written, ...(ended !== undefined && { end: ended }) },
    goingOf(resource),
  );
  return { ...span, derived };
}

/** From the first start to the last end of the dosages; one that does not end leaves the end open. */
function boundsOf(
  bounds: readonly (Node | undefined)[],
  record: FhirRecord,
  desk: FhirDesk,
): Period {
  const periods = bounds.flatMap((each) => {
    const period = nodeAt(each, 'boundsPeriod');
    return period ? [periodOf(period, record, desk)] : [];
  });
  const starts = periods.flatMap(({ start }) => start ?? []).sort();
  const ends = periods.flatMap(({ end }) => end ?? []).sort();
  const [start, end] = [starts[0], ends.length === periods.length ? ends.at(-1) : undefined];
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

export function readStatement(record: FhirRecord, desk: FhirDesk): void {
  const asserted = textAt(record.resource, 'dateAsserted');
  add(record, desk, {
    time: takenTime(record, ['effective'], desk),
    details: [asserted === undefined ? undefined : `Stated ${asserted}`],
  });
}

export function readAdministration(record: FhirRecord, desk: FhirDesk): void {
  add(record, desk, {
    time: takenTime(record, ['effective', 'occurence', 'occurrence', 'effectiveTime'], desk),
  });
}

function takenTime(record: FhirRecord, stems: readonly string[], desk: FhirDesk): FhirTime {
  const { resource } = record;
  for (const stem of stems) {
    const period = nodeAt(resource, `${stem}Period`);
    if (period) return spanOf(periodOf(period, record, desk), goingOf(resource));
    const { words, note } = statedAt(resource, stem, record, desk);
    // A single date of something that is still taken is a day on which it was taken.
    if (words !== undefined) return { at: words };
    if (note !== undefined) return { notes: [note] };
  }
  return {};
}

export function readDispense(record: FhirRecord, desk: FhirDesk): void {
  const { resource } = record;
  const handed = momentAt(resource, 'whenHandedOver', record, desk);
  const prepared =
    handed === undefined ? momentAt(resource, 'whenPrepared', record, desk) : undefined;
  const quantity = sayQuantity(nodeAt(resource, 'quantity'));
  const days = sayQuantity(nodeAt(resource, 'daysSupply'));
  const at = handed ?? prepared;
  add(record, desk, {
    time: { ...(at !== undefined && { at }) },
    notes: [
      handed === undefined && prepared !== undefined ? 'prepared for dispensing' : 'dispensed',
    ],
    details: [
      quantity === '' ? undefined : `Quantity: ${quantity}`,
      days === '' ? undefined : `Supply for ${days}`,
      toText(resource['type']),
    ],
  });
}
