/**
 * Laboratory tests that are known by name: LOINC code, UCUM unit, and the thresholds worth a line,
 * each with its source. A test that is not here is drawn all the same; nothing is guessed for it.
 */
import type { Code } from './quantity.ts';

export interface Threshold {
  readonly value: number;
  /** `limit`: multiples of the upper limit of the reference range. */
  readonly of: 'value' | 'limit';
  readonly source: string;
}

export interface Analyte {
  readonly name: string;
  readonly loinc: string;
  /** Undefined where no unit is sure. */
  readonly ucum?: string;
  readonly display?: string;
  readonly names: readonly string[];
  readonly thresholds: readonly Threshold[];
}

const CTCAE = 'CTCAE v5.0';
const ITP = 'Rodeghiero et al., Blood 2009;113:2386';
const limits = (source: string, ...values: readonly number[]): readonly Threshold[] =>
  values.map((value) => ({ value, of: 'limit', source }));

// Total bilirubin in umol/L (14631-6) waits for a source at first hand.
export const ANALYTES: readonly Analyte[] = [
  {
    name: 'Platelets',
    loinc: '777-3',
    ucum: '10*9/L',
    display: '×10⁹/L',
    names: ['platelets', 'platelet count', 'thrombocytes', 'plt'],
    thresholds: [
      { value: 30, of: 'value', source: ITP },
      { value: 50, of: 'value', source: CTCAE },
      { value: 100, of: 'value', source: ITP },
    ],
  },
  {
    name: 'ALT',
    loinc: '1742-6',
    ucum: 'U/L',
    display: 'U/L',
    names: ['alt', 'alat', 'sgpt', 'gpt', 'alanine aminotransferase', 'alanine transaminase'],
    thresholds: limits(CTCAE, 1, 3, 5, 20),
  },
  {
    name: 'AST',
    loinc: '1920-8',
    ucum: 'U/L',
    display: 'U/L',
    names: ['ast', 'asat', 'sgot', 'got', 'aspartate aminotransferase', 'aspartate transaminase'],
    thresholds: limits(CTCAE, 1, 3, 5, 20),
  },
  {
    name: 'Total bilirubin',
    loinc: '1975-2',
    ucum: 'mg/dL',
    display: 'mg/dL',
    names: ['total bilirubin', 'bilirubin total', 'bilirubin, total'],
    thresholds: limits(CTCAE, 1, 1.5, 3, 10),
  },
  { name: 'ALP', loinc: '6768-6', names: ['alp', 'alkaline phosphatase'], thresholds: [] },
  {
    name: 'GGT',
    loinc: '2324-2',
    names: ['ggt', 'gamma-glutamyl transferase', 'γ-gt'],
    thresholds: [],
  },
  { name: 'Creatinine', loinc: '2160-0', names: ['creatinine'], thresholds: [] },
  {
    name: 'Haemoglobin',
    loinc: '718-7',
    names: ['haemoglobin', 'hemoglobin', 'hb', 'hgb'],
    thresholds: [],
  },
  { name: 'Albumin', loinc: '1751-7', names: ['albumin'], thresholds: [] },
  { name: 'INR', loinc: '6301-6', names: ['inr'], thresholds: [] },
];

const byLoinc = new Map(ANALYTES.map((analyte) => [analyte.loinc, analyte]));
const byName = new Map(
  ANALYTES.flatMap((analyte) => analyte.names.map((name) => [name, analyte] as const)),
);

/** The test of a series: by its LOINC code, or by its whole name when it carries none. */
export function analyteOf({
  codes,
  label,
}: {
  readonly codes: readonly Code[];
  readonly label: string;
}): Analyte | undefined {
  const loinc = codes.filter(({ system }) => /^loinc$|loinc\.org/i.test(system));
  if (loinc.length > 0)
    return loinc.map(({ code }) => byLoinc.get(code)).find((found) => found !== undefined);
  return byName.get(label.trim().toLowerCase());
}
