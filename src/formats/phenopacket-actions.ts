/** Medical actions of a phenopacket: procedures, treatments dose by dose, radiation, regimens. */
import type { DoseDoc, EventDoc } from '../model/document.ts';
import { isGroup, listAt, numberAt, textAt, toLabel, valueAt, type Group } from './foreign-data.ts';
import type { Became, ForeignEvent, ForeignFault, ForeignLane } from './foreign-became.ts';
import { termAt } from './phenopacket-data.ts';
import { codesOf, detailOf, evidenceOf, leftOf, sayEnum, unnamed } from './phenopacket-events.ts';
import { readEnd, readTimeElement, type ToldTime } from './phenopacket-time.ts';
import { sayQuantity, unitOf } from './phenopacket-values.ts';

const MEDICATIONS: ForeignLane = { id: 'medications', label: 'Treatments' };
const PROCEDURES: ForeignLane = { id: 'procedures', label: 'Procedures' };
const ADVERSE: ForeignLane = { id: 'adverse-events', label: 'Adverse events' };
export const ACTION_LANES = [MEDICATIONS, PROCEDURES, ADVERSE] as const;

export function readAction(record: string, action: unknown): Became {
  if (!isGroup(action)) return unnamed(record, action);
  const kind = KINDS.find(([key]) => isGroup(valueAt(action, key)));
  const parts = kind === undefined ? [] : kind[1](record, action[kind[0]] as Group);
  const said = sayAction(action);
  const events = parts.map(({ event, said: own }) => ({
    ...event,
    ...detailOf([...own, ...said]),
  }));
  const faults = parts.flatMap(({ faults: own }) => own);
  return {
    record,
    events: [...events, ...adverseEvents(record, action)],
    faults: parts.length === 0 ? [...faults, ...(unnamed(record, action).faults ?? [])] : faults,
    ignored: leftOf(action, [...KINDS.map(([key]) => key), ...ACTION_KEYS]),
  };
}

const ACTION_KEYS = [
  ...['treatmentTarget', 'treatmentIntent', 'responseToTreatment', 'adverseEvents'],
  'treatmentTerminationReason',
];

interface Part {
  readonly event: ForeignEvent;
  readonly said: readonly (string | undefined)[];
  readonly faults: readonly ForeignFault[];
}

type ReadPart = (record: string, group: Group) => readonly Part[];

const KINDS: readonly (readonly [string, ReadPart])[] = [
  ['procedure', procedure],
  ['treatment', treatment],
  ['radiationTherapy', radiation],
  ['therapeuticRegimen', regimen],
];

export function procedure(record: string, group: Group): readonly Part[] {
  const { label, full } = toLabel(termAt(group, 'code') ?? 'Procedure');
  const time = readTimeElement(valueAt(group, 'performed'));
  const site = termAt(group, 'bodySite');
  const event: ForeignEvent = {
    wants: label,
    kind: 'procedure',
    lane: PROCEDURES,
    label,
    ...codesOf(valueAt(group, 'code')),
    ...atOf(time),
    evidence: evidenceOf(record, time),
  };
  return [{ event, said: [full, site && `Site: ${site}`], faults: faultsOf(time) }];
}

/** One event for each dose interval, since each has its dose and its dates. */
function treatment(record: string, group: Group): readonly Part[] {
  const { label, full } = toLabel(termAt(group, 'agent') ?? 'Treatment');
  const intervals = listAt(group, 'doseIntervals').filter(isGroup);
  const total = sayQuantity(valueAt(group, 'cumulativeDose'));
  const type = textAt(group, 'drugType');
  const said = [
    full,
    total && `Cumulative dose: ${total}`,
    type === undefined || type.startsWith('UNKNOWN') ? undefined : sayEnum(type),
  ];
  const common = {
    wants: label,
    kind: 'medication',
    lane: MEDICATIONS,
    label,
    ...codesOf(valueAt(group, 'agent')),
  } as const;
  const route = termAt(group, 'routeOfAdministration');
  if (intervals.length === 0) {
    const own = route === undefined ? said : [...said, `Route: ${route}`];
    return [{ event: { ...common, evidence: evidenceOf(record, {}) }, said: own, faults: [] }];
  }
  return intervals.map((interval, at) => {
    const { start, end, faults } = datesOf(valueAt(interval, 'interval'));
    const locator = intervals.length > 1 ? `${record}.treatment.doseIntervals[${at}]` : record;
    const dose = doseOf(interval, route);
    return {
      event: {
        ...common,
        ...(dose && { dose }),
        ...spanOf(start, end),
        evidence: evidenceOf(locator, {}),
      },
      said: dose === undefined && route !== undefined ? [...said, `Route: ${route}`] : said,
      faults,
    };
  });
}

function doseOf(interval: Group, route: string | undefined): DoseDoc | undefined {
  const quantity = valueAt(interval, 'quantity');
  const value = numberAt(quantity, 'value');
  const frequency = termAt(interval, 'scheduleFrequency');
  if (value === undefined && frequency === undefined) return undefined;
  return {
    value: value ?? { absent: 'dose not stated' },
    unit: unitOf(valueAt(quantity, 'unit')),
    ...(route !== undefined && { route }),
    ...(frequency !== undefined && { frequency }),
  };
}

function radiation(record: string, group: Group): readonly Part[] {
  const { label, full } = toLabel(termAt(group, 'modality') ?? 'Radiation therapy');
  const [site, dosage, fractions] = [
    termAt(group, 'bodySite'),
    numberAt(group, 'dosage'),
    numberAt(group, 'fractions'),
  ];
  const event: ForeignEvent = {
    wants: label,
    kind: 'procedure',
    lane: PROCEDURES,
    label,
    ...codesOf(valueAt(group, 'modality')),
    evidence: evidenceOf(record, {}),
  };
  const said = [
    full,
    site && `Site: ${site}`,
    // The unit is the format's: "dosage: total dose given in units of Gray".
    dosage === undefined ? undefined : `Dose: ${dosage} Gy`,
    fractions === undefined ? undefined : `Fractions: ${fractions}`,
  ];
  return [{ event, said, faults: [] }];
}

/** "Started" says that it began, not that it goes on. */
function regimen(record: string, group: Group): readonly Part[] {
  const reference = valueAt(group, 'externalReference');
  const name =
    termAt(group, 'ontologyClass') ?? textAt(reference, 'description') ?? textAt(reference, 'id');
  const { label, full } = toLabel(name ?? 'Therapeutic regimen');
  const start = readTimeElement(valueAt(group, 'startTime'));
  const end = readTimeElement(valueAt(group, 'endTime'));
  const status = textAt(group, 'regimenStatus') ?? textAt(group, 'status');
  const event: ForeignEvent = {
    wants: label,
    kind: 'medication',
    lane: MEDICATIONS,
    label,
    ...codesOf(valueAt(group, 'ontologyClass')),
    ...spanOf(start, end),
    evidence: evidenceOf(record, start),
  };
  const said = [full, status && `Status: ${sayEnum(status)}`];
  return [{ event, said, faults: [...faultsOf(start), ...faultsOf(end)] }];
}

function sayAction(action: Group): readonly (string | undefined)[] {
  const terms = [
    ['treatmentTarget', 'Target'],
    ['treatmentIntent', 'Intent'],
    ['responseToTreatment', 'Response'],
    ['treatmentTerminationReason', 'Stopped because of'],
  ] as const;
  return terms.map(([key, word]) => {
    const term = termAt(action, key);
    return term && `${word}: ${term}`;
  });
}

/** When they came the format does not say; that they followed the treatment is not written either. */
function adverseEvents(record: string, action: Group): readonly ForeignEvent[] {
  return listAt(action, 'adverseEvents').flatMap((term, at): readonly ForeignEvent[] => {
    const name = textAt(term, 'label') ?? textAt(term, 'id');
    if (name === undefined) return [];
    const { label, full } = toLabel(name);
    const locator = `${record}.adverseEvents[${at}]`;
    return [
      {
        wants: label,
        kind: 'adverse-event',
        lane: ADVERSE,
        label,
        ...codesOf(term),
        ...detailOf([full]),
        evidence: evidenceOf(locator, {}),
      },
    ];
  });
}

function datesOf(interval: unknown): {
  readonly start: ToldTime;
  readonly end: ToldTime;
  readonly faults: readonly ForeignFault[];
} {
  const [start, end] = ['start', 'end'].map((key): ToldTime => {
    const value = valueAt(interval, key);
    return value === undefined || value === null ? {} : readEnd(value);
  }) as [ToldTime, ToldTime];
  return { start, end, faults: [...faultsOf(start), ...faultsOf(end)] };
}

function atOf({ words, note }: ToldTime): Pick<EventDoc, 'at' | 'note'> {
  return { ...(words !== undefined && { at: words }), ...(note !== undefined && { note }) };
}

/** A start alone is a stretch whose end is not known. */
function spanOf(start: ToldTime, end: ToldTime): Pick<EventDoc, 'start' | 'end' | 'note'> {
  const notes = [start.note, end.note && `until ${end.note}`].filter((note) => note !== undefined);
  return {
    ...(start.words !== undefined && { start: start.words }),
    ...(end.words !== undefined
      ? { end: end.words }
      : start.words !== undefined && { end: 'unknown' }),
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

function faultsOf({ fault }: ToldTime): readonly ForeignFault[] {
  return fault ? [fault] : [];
}
