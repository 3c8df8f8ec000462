/** Further resource types of a course: plans, episodes, specimens, family history, reports, documents. */
import { codesOf, conceptAt, labelAt, labelOf, labelsAt } from './fhir-codes.ts';
import type { EventDraft } from './fhir-desk.ts';
import type { ReadResource } from './fhir-status.ts';
import { codeAt, nodeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import { momentAt, periodOf, spanOf, statedAt, type Going } from './fhir-time.ts';
import { periodWords, sayQuantity } from './fhir-values.ts';
import { firstLabel, notesOf, told } from './fhir-words.ts';

const PLANNED: readonly string[] = ['draft', 'proposed', 'planned', 'waitlist'];

function statusPart(resource: Node): Pick<EventDraft, 'status'> {
  const status = codeAt(resource, 'status') ?? '';
  if (PLANNED.includes(status)) return { status: 'planned' };
  return status === 'cancelled' ? { status: 'not-done' } : {};
}

const goingOf = (resource: Node): Going =>
  codeAt(resource, 'status') === 'active' ? 'ongoing' : 'unknown';

export const readCarePlan: ReadResource = (record, desk) => {
  const { resource } = record;
  const activities = nodesAt(resource, 'activity').flatMap((activity) => {
    const detail = nodeAt(activity, 'detail');
    return (
      labelAt(detail, 'code') ??
      textAt(detail, 'description') ??
      labelAt(activity, 'plannedActivityReference') ??
      []
    );
  });
  const categories = labelsAt(resource, 'category').filter((label) => label !== 'Care Plan');
  desk.addEvent(record, {
    kind: 'note',
    lane: 'care-plans',
    label: textAt(resource, 'title') ?? categories.at(-1) ?? activities[0] ?? 'Care plan',
    time: spanOf(periodOf(nodeAt(resource, 'period'), record, desk), goingOf(resource)),
    ...statusPart(resource),
    codes: nodesAt(resource, 'category').flatMap((each) => codesOf(each)),
    details: [
      activities.length === 0 ? undefined : `Activities: ${activities.join(', ')}`,
      textAt(resource, 'description'),
      ...notesOf(resource),
    ],
  });
};

export const readEpisode: ReadResource = (record, desk) => {
  const { resource } = record;
  desk.addEvent(record, {
    kind: 'encounter',
    lane: 'encounters',
    label: labelAt(resource, 'type') ?? 'Episode of care',
    time: spanOf(periodOf(nodeAt(resource, 'period'), record, desk), goingOf(resource)),
    ...statusPart(resource),
    codes: codesOf(conceptAt(resource, 'type')),
    notes: ['episode of care'],
  });
};

export const readSpecimen: ReadResource = (record, desk) => {
  const { resource } = record;
  const collection = nodeAt(resource, 'collection');
  const { words } = statedAt(collection ?? {}, 'collected', record, desk);
  const type = labelAt(resource, 'type');
  desk.addEvent(record, {
    kind: 'procedure',
    lane: 'specimens',
    label: type === undefined ? 'Specimen' : `Specimen: ${type}`,
    time: { ...(words !== undefined && { at: words }) },
    codes: codesOf(conceptAt(resource, 'type')),
    details: [
      told('Method', collection ?? {}, 'method'),
      told('Site', collection ?? {}, 'bodySite'),
      ...notesOf(resource),
    ],
  });
};

export const readFamily: ReadResource = (record, desk) => {
  const { resource } = record;
  const conditions = nodesAt(resource, 'condition').map((condition) => {
    const outcome = labelAt(condition, 'outcome');
    const label = labelAt(condition, 'code') ?? 'a condition not named';
    const told = [onsetOf(condition), outcome].filter((part) => part !== undefined);
    return told.length === 0 ? label : `${label} (${told.join(', ')})`;
  });
  const relation = labelAt(resource, 'relationship') ?? 'Relative';
  desk.addEvent(record, {
    kind: 'note',
    lane: 'family-history',
    label:
      conditions.length === 0 ? relation : `${relation}: ${conditions.join(', ')}`.slice(0, 200),
    time: {},
    codes: nodesAt(resource, 'condition').flatMap((each) => codesOf(conceptAt(each, 'code'))),
    details: [
      resource['deceasedBoolean'] === true ? 'Deceased' : undefined,
      textAt(resource, 'date') && `Recorded ${textAt(resource, 'date') ?? ''}`,
      ...notesOf(resource),
    ],
  });
};

/** At which age a relative fell ill, in words: it is no time of the patient's. */
function onsetOf(condition: Node): string | undefined {
  const range = nodeAt(condition, 'onsetRange');
  const ends = [nodeAt(range, 'low'), nodeAt(range, 'high')].map(sayQuantity).filter(Boolean);
  const period = nodeAt(condition, 'onsetPeriod');
  const age = sayQuantity(nodeAt(condition, 'onsetAge'));
  const told =
    (age === '' ? undefined : `at ${age}`) ??
    (ends.length === 0 ? undefined : `at ${ends.join(' to ')}`) ??
    (period && periodWords(period)) ??
    textAt(condition, 'onsetString');
  return told && `onset ${told}`;
}

/** A report is a note where it says something of its own; its results are counted once, as values. */
export const readReport: ReadResource = (record, desk) => {
  const { resource } = record;
  const results = nodesAt(resource, 'result');
  const found = results.filter((each) => desk.find(each, record)?.type === 'Observation');
  const conclusion = textAt(resource, 'conclusion');
  const codes = labelsAt(resource, 'conclusionCode').concat(labelsAt(resource, 'codedDiagnosis'));
  const isTold =
    conclusion !== undefined || codes.length > 0 || resource['presentedForm'] !== undefined;
  if (!isTold && results.length > 0 && found.length === results.length) {
    desk.ignore(record, `A report; its ${String(found.length)} results stand for themselves.`);
    return;
  }
  const missing = results.filter((each) => desk.find(each, record) === undefined).length;
  const concept = conceptAt(resource, 'code');
  const { words } = statedAt(resource, 'effective', record, desk);
  const issued = textAt(resource, 'issued');
  desk.addEvent(record, {
    kind: isImaging(resource) ? 'imaging' : 'note',
    lane: isImaging(resource) ? 'imaging' : 'notes',
    label: labelOf(concept) ?? 'Report',
    time: { ...(words !== undefined && { at: words }) },
    ...statusPart(resource),
    codes: codesOf(concept),
    notes: ['report'],
    details: [
      conclusion && `Conclusion: ${conclusion}`,
      codes.length === 0 ? undefined : `Conclusion: ${codes.join(', ')}`,
      found.length === 0
        ? undefined
        : `${String(found.length)} results stand as values of their own`,
      missing === 0 ? undefined : `${String(missing)} results are not in the files`,
      words === undefined && issued !== undefined ? `Issued ${issued}` : undefined,
      ...notesOf(resource),
    ],
  });
};

function isImaging(resource: Node): boolean {
  const codes = nodesAt(resource, 'category').flatMap((each) =>
    codesOf(each).map(({ code }) => code),
  );
  return codes.some((code) => ['RAD', 'RUS', 'CT', 'NMR', 'imaging', 'LP29684-5'].includes(code));
}

export const readDocument: ReadResource = (record, desk) => {
  const { resource } = record;
  const period = nodeAt(nodeAt(resource, 'context') ?? resource, 'period');
  const date =
    momentAt(resource, 'date', record, desk) ?? momentAt(resource, 'indexed', record, desk);
  const time = period ? spanOf(periodOf(period, record, desk), 'unknown') : {};
  const isTimed = time.at !== undefined || time.start !== undefined || time.end !== undefined;
  desk.addEvent(record, {
    kind: 'note',
    lane: 'notes',
    label: firstLabel(resource, 'description', 'type') ?? 'Document',
    time: isTimed || date === undefined ? time : { at: date },
    codes: codesOf(conceptAt(resource, 'type')),
    notes: ['document'],
  });
};

export const readAdverseEvent: ReadResource = (record, desk) => {
  const { resource } = record;
  const concept =
    conceptAt(resource, 'event') ?? conceptAt(resource, 'code') ?? conceptAt(resource, 'type');
  const { words, note } = statedAt(resource, 'occurrence', record, desk);
  const at = words ?? momentAt(resource, 'date', record, desk);
  const severity = labelAt(resource, 'severity') ?? labelAt(resource, 'seriousness');
  desk.addEvent(record, {
    kind: 'adverse-event',
    lane: 'conditions',
    label: labelOf(concept) ?? textAt(resource, 'description') ?? 'Adverse event not named',
    time: { ...(at !== undefined && { at }), ...(note !== undefined && { notes: [note] }) },
    ...(severity !== undefined && { severity }),
    codes: codesOf(concept),
    notes: [resource['actuality'] === 'potential' ? 'potential' : undefined],
    details: [textAt(resource, 'description'), told('Outcome', resource, 'outcome')],
  });
};
