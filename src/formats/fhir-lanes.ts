/** The lanes in which the events of a FHIR record stand, from top to bottom. */
export const LANES = {
  conditions: 'Conditions',
  medications: 'Medications',
  procedures: 'Procedures',
  imaging: 'Imaging',
  immunizations: 'Immunizations',
  allergies: 'Allergies',
  encounters: 'Encounters',
  results: 'Results',
  findings: 'Findings',
  'social-history': 'Social history',
  surveys: 'Surveys',
  specimens: 'Specimens',
  'care-plans': 'Care plans',
  'family-history': 'Family history',
  notes: 'Notes',
  outcome: 'Outcome',
} as const;

export type LaneName = keyof typeof LANES;

const CATEGORIES: ReadonlyMap<string, LaneName> = new Map([
  ['laboratory', 'results'],
  ['lab', 'results'],
  ['vital-signs', 'results'],
  ['imaging', 'imaging'],
  ['rad', 'imaging'],
  ['procedure', 'procedures'],
  ['therapy', 'procedures'],
  ['social-history', 'social-history'],
  ['survey', 'surveys'],
]);

/** The lane of an observation that is no number, by its category. */
export function laneOf(category: string | undefined): LaneName {
  return CATEGORIES.get((category ?? '').toLowerCase()) ?? 'findings';
}
