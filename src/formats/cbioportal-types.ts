/** What EVENT_TYPE says a row of a cBioPortal timeline is: its lane, its kind, and the columns that name it. */
import type { ForeignLane } from './foreign-became.ts';

export const lane = (id: string, label: string): ForeignLane => ({ id, label });
const DIAGNOSES = lane('diagnoses', 'Diagnoses');
const TREATMENTS = lane('treatments', 'Treatment');
const SURGERY = lane('surgery', 'Surgery');
const IMAGING = lane('imaging', 'Imaging');
const RADIATION = lane('radiation', 'Radiation');
const SPECIMENS = lane('specimens', 'Specimens');
const PATHOLOGY = lane('pathology', 'Pathology');
const STATUS = lane('status', 'Status');
const LABORATORY = lane('laboratory', 'Laboratory');

export const TIMELINE_LANES = [
  ...[DIAGNOSES, TREATMENTS, RADIATION, SURGERY, IMAGING, SPECIMENS, PATHOLOGY, LABORATORY],
  STATUS,
] as const;

export interface TypeOf {
  readonly lane: ForeignLane;
  readonly kind: string;
  /** Columns that name the event, the first that is filled; then those said in its detail. */
  readonly names: readonly string[];
  /** Without a STOP_DATE its end is not known; others are a single day. */
  readonly isLasting?: true;
}

export const MARKERS = ['MARKER', 'TUMOR_MARKER', 'BIOMARKER'];

export const RADIOTHERAPY: TypeOf = {
  lane: RADIATION,
  kind: 'procedure',
  isLasting: true,
  names: ['SUBTYPE', 'RADIATION_TYPE', 'AGENT', 'TREATMENT_TYPE', 'ANATOMY'],
};

/** By what EVENT_TYPE begins with or holds. */
export const TYPES: readonly (readonly [RegExp, TypeOf])[] = [
  [/radiat|radio-?therap|brachy/, RADIOTHERAPY],
  [/marker/, { lane: LABORATORY, kind: 'measurement', names: ['TEST', ...MARKERS, 'SUBTYPE'] }],
  [
    /treatment|medication|chemo|therap|drug/,
    {
      lane: TREATMENTS,
      kind: 'medication',
      isLasting: true,
      names: ['AGENT', 'SUBTYPE', 'TREATMENT_TYPE'],
    },
  ],
  [
    /surg|procedure|biopsy/,
    {
      lane: SURGERY,
      kind: 'procedure',
      names: ['SURGERY', 'PROCEDURE', 'SURGERY_DETAILS', 'SUBTYPE'],
    },
  ],
  [
    /imag|scan|radiolog/,
    { lane: IMAGING, kind: 'imaging', names: ['DIAGNOSTIC_TYPE', 'PROCEDURE_TYPE', 'SUBTYPE'] },
  ],
  [
    /patholog|histolog/,
    {
      lane: PATHOLOGY,
      kind: 'finding',
      names: ['PATH_RESULT', 'RESULT', 'HISTOLOGY', 'DIAGNOSIS', 'SUBTYPE', 'SPECIMEN_SITE'],
    },
  ],
  [
    /specimen|sample|sequenc/,
    { lane: SPECIMENS, kind: 'finding', names: ['SPECIMEN_SITE', 'SPECIMEN_TYPE', 'SAMPLE_ID'] },
  ],
  [
    /diagnos/,
    { lane: DIAGNOSES, kind: 'diagnosis', names: ['DIAGNOSIS', 'DX_DESCRIPTION', 'SUBTYPE'] },
  ],
  [/lab/, { lane: LABORATORY, kind: 'measurement', names: ['TEST'] }],
  [/status|follow|progress/, { lane: STATUS, kind: 'outcome', names: ['STATUS', 'SUBTYPE'] }],
];
