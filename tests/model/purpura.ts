/** The first case in small: enough of it to resolve its three readings. */
import type { CaseDocument } from '../../src/model/document.ts';

export const PURPURA: CaseDocument = {
  caseline: 1,
  id: 'purpura',
  title: 'Purpura with cirrhosis',
  patient: { label: 'Boy, 12 years', evidence: { reported: 'A 12-year-old boy presented' } },
  source: {
    basis: 'abstract',
    citation: 'Mu K et al.',
    doi: '10.1097/MD.0000000000013287',
    locator: 'abstract',
  },
  anchors: [
    { id: 'presentation', label: 'Presentation' },
    { id: 'first-infusion', label: 'First infusion', after: 'presentation' },
  ],
  phases: [
    { id: 'history', label: 'History', start: 'presentation - 11 months', end: 'presentation' },
    { id: 'work-up', label: 'Work-up', start: 'presentation' },
    {
      id: 'therapy',
      label: 'ucMSC therapy',
      subtitle: '8 infusions over 2 months',
      start: 'first-infusion',
      lasts: '2 months',
      ticks: { unit: 'week', style: 'ordinal' },
    },
    { id: 'follow-up', label: 'Follow-up' },
  ],
  lanes: [
    { id: 'symptoms', label: 'Symptoms' },
    { id: 'diagnosis', label: 'Diagnosis' },
    { id: 'treatment', label: 'Treatment' },
    { id: 'adverse', label: 'Adverse events', empty: 'not reported' },
  ],
  events: [
    {
      id: 'purpura',
      kind: 'symptom',
      lane: 'symptoms',
      label: 'Purpura, both lower limbs',
      start: 'about presentation - 11 months',
      end: 'unknown',
      evidence: { reported: 'an 11-month history of purpura on the skin of both lower limbs' },
    },
    {
      id: 'thrombocytopenia',
      kind: 'finding',
      lane: 'symptoms',
      label: 'Thrombocytopenia',
      start: 'between presentation - 11 months and presentation',
      evidence: {
        what: { reported: 'accompanied by thrombocytopenia' },
        when: { derived: 'Onset is not stated.' },
      },
    },
    {
      id: 'feet',
      kind: 'symptom',
      lane: 'symptoms',
      label: 'Swelling of the feet',
      episodes: { start: 'presentation - 11 months', end: 'presentation' },
    },
    {
      id: 'marrow',
      kind: 'finding',
      lane: 'diagnosis',
      label: 'Bone marrow',
      at: 'at or after presentation',
      phase: 'work-up',
    },
    {
      id: 'diagnosis',
      kind: 'diagnosis',
      lane: 'diagnosis',
      label: 'Nodular cirrhosis',
      at: 'after marrow and pathology',
      phase: 'work-up',
    },
    {
      id: 'pathology',
      kind: 'finding',
      lane: 'diagnosis',
      label: 'Pathology',
      at: 'before diagnosis',
    },
    {
      id: 'infusion',
      kind: 'infusion',
      lane: 'treatment',
      label: 'ucMSC infusion',
      dose: { value: { low: 5.48, high: 5.98, median: 5.65 }, unit: '×10⁷/L' },
      repeat: { from: 'first-infusion', every: '1 week', count: 8 },
      evidence: { reported: 'ucMSCs were injected 8 times/wk in 2 months' },
    },
    { id: 'rash', kind: 'outcome', lane: 'symptoms', label: 'Rash resolved', phase: 'follow-up' },
  ],
  order: [['marrow', 'diagnosis']],
  series: [
    {
      id: 'platelets',
      label: 'Platelets',
      unit: '×10⁹/L',
      codes: [{ system: 'LOINC', code: '777-3' }],
      bounds: [{ at: 150, side: 'above', label: 'above 150', source: 'the authors' }],
      points: [
        {
          phase: 'follow-up',
          value: '>150',
          evidence: { reported: 'his platelets gradually increased to >150 × 10^9/L' },
        },
        {
          at: 'presentation',
          value: '<150',
          evidence: { derived: 'the usual definition of thrombocytopenia' },
        },
      ],
      shapes: [
        {
          label: 'gradually increased',
          vertices: [
            { at: 'presentation', level: 0.3 },
            { phase: 'follow-up', along: 0.5, level: 1.2 },
          ],
        },
      ],
    },
  ],
  readings: [
    { id: 'weekly', label: 'Weekly', says: 'eight weekly infusions', default: true },
    {
      id: 'literal',
      label: 'Literal',
      says: 'eight a week',
      patch: {
        events: {
          infusion: {
            repeat: {
              from: 'first-infusion',
              every: '8 per week',
              until: '2 months',
              approximate: true,
            },
          },
        },
        phases: { therapy: { subtitle: 'about 70 infusions over 2 months' } },
      },
    },
    {
      id: 'unspaced',
      label: 'Unspaced',
      says: 'eight within two months',
      patch: {
        events: {
          infusion: {
            repeat: { from: 'first-infusion', count: 8, until: 'first-infusion + 2 months' },
          },
        },
      },
    },
  ],
};
