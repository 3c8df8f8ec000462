/** Kinds of events by the words that tables use for them, and the lanes they are drawn in. */
import type { EventKind } from '../model/course.ts';

/** The first that fits is meant. */
const WORDS: readonly (readonly [EventKind, RegExp])[] = [
  ['adverse-event', /adverse|^(?:ad)?ae(?:$|term|decod)|side ?effect|toxicity|nebenwirkung|不良/i],
  ['immunization', /immuni[sz]|vaccin|impf|vacuna|疫苗|接种/i],
  ['allergy', /allerg|intoleran|过敏/i],
  ['death', /death|died|deceased|tod\b|verstorben|d[ée]c[èe]s|muerte|fallec|死亡/i],
  ['infusion', /infusion|transfusion|输注|输血/i],
  ['imaging', /imaging|radiolog|\b(?:ct|mri|mrt|pet|x-?ray|ultraso|echo|sono)|影像|超声/i],
  [
    'procedure',
    /procedure|surg|operation|biops|intervention|\bop\b|eingriff|chirurg|cirug|手术|操作|活检/i,
  ],
  [
    'medication',
    /medic|drug|pharma|prescri|^(?:ad)?cm(?:$|trt|decod)|^extrt|dose|therap|treatment|arznei|wirkstoff|traitement|m[ée]dicament|tratamiento|药|治疗/i,
  ],
  ['diagnosis', /diagnos|condition|problem|disease|comorbid|diagnost|erkrankung|诊断|疾病/i],
  ['symptom', /symptom|complaint|sign|beschwerde|s[íi]ntoma|症状/i],
  [
    'encounter',
    /encounter|visit|admi(?:ssion|t)|discharge|inpatient|outpatient|ambulatory|emergency|wellness|urgentcare|hospice|consult|enrol+ment|randomi[sz]ation|screening|study completion|aufnahme|entlassung|hospitali|ingreso|alta|入院|出院|就诊|住院|随访/i,
  ],
  ['exposure', /exposure|exposition|risk|smoking|alcohol|暴露/i],
  ['outcome', /outcome|response|remission|relapse|recover|结局|转归/i],
  ['measurement', /measurement|laborator|vital|检验/i],
  ['finding', /finding|observation|status|result|befund|hallazgo|发现|检查/i],
  ['note', /note|comment|remark|bemerkung|备注/i],
];

/** The kind that words name; undefined when they name none. */
export function kindOfWords(words: string): EventKind | undefined {
  const text = words.trim();
  return WORDS.find(([kind, pattern]) => kind === text || pattern.test(text))?.[0];
}

/** What the events of a table are when they do not say it: by the heading of their names, then by the table's name. */
export function kindOfSheet(heading: string, name: string): EventKind {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '');
  const isPlain = /^(?:event|what|label|description|desc|term|name)s?$/i.test(heading.trim());
  return (isPlain ? undefined : kindOfWords(heading)) ?? kindOfWords(stem) ?? 'note';
}

const LANES: Readonly<Record<EventKind, readonly [id: string, label: string]>> = {
  symptom: ['symptoms', 'Symptoms'],
  finding: ['findings', 'Findings'],
  diagnosis: ['conditions', 'Conditions'],
  exposure: ['exposures', 'Exposures'],
  medication: ['medications', 'Medications'],
  procedure: ['procedures', 'Procedures'],
  infusion: ['medications', 'Medications'],
  imaging: ['imaging', 'Imaging'],
  encounter: ['encounters', 'Encounters'],
  outcome: ['outcomes', 'Outcomes'],
  note: ['events', 'Events'],
  'adverse-event': ['adverse-events', 'Adverse events'],
  immunization: ['immunizations', 'Immunizations'],
  allergy: ['allergies', 'Allergies'],
  death: ['outcomes', 'Outcomes'],
  measurement: ['findings', 'Findings'],
};

export function laneOf(kind: EventKind): { readonly id: string; readonly label: string } {
  const [id, label] = LANES[kind];
  return { id, label };
}

/** From what befell the patient to what was done, in the order that figures have them. */
const ORDER = [
  'encounters',
  'symptoms',
  'exposures',
  'conditions',
  'allergies',
  'findings',
  'imaging',
  'medications',
  'immunizations',
  'procedures',
  'adverse-events',
  'outcomes',
  'events',
];

export function lanesOf(kinds: Iterable<EventKind>): readonly { id: string; label: string }[] {
  const lanes = new Map<string, { id: string; label: string }>();
  for (const kind of kinds) lanes.set(laneOf(kind).id, laneOf(kind));
  return [...lanes.values()].sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}

/** Kinds that last: without an end they are stretches whose end is not known. */
export function isLasting(kind: EventKind): boolean {
  return ['medication', 'symptom', 'exposure', 'adverse-event'].includes(kind);
}
