/**
 * Molar masses of substances whose mass and amount laboratories report in turn. Each is the sum of
 * its formula over the abridged standard atomic weights of IUPAC (2021): H 1.008, C 12.011,
 * N 14.007, O 15.999, Mg 24.305, Ca 40.078, Fe 55.845. Formulas as PubChem has them. A protein, and a
 * test that is told by another substance than it names (urea nitrogen), has none here.
 */
export interface MolarMass {
  /** Of the test, in lower case. */
  readonly names: readonly string[];
  readonly formula: string;
  /** g/mol */
  readonly value: number;
}

export const MOLAR_MASSES: readonly MolarMass[] = [
  {
    names: ['creatinine', 'serum creatinine', 'plasma creatinine', 'urine creatinine', 'kreatinin'],
    formula: 'C4H7N3O',
    value: 113.12,
  },
  {
    names: [
      'bilirubin',
      'total bilirubin',
      'bilirubin total',
      'bilirubin, total',
      'direct bilirubin',
    ],
    formula: 'C33H36N4O6',
    value: 584.673,
  },
  {
    names: ['glucose', 'blood glucose', 'plasma glucose', 'serum glucose', 'fasting glucose'],
    formula: 'C6H12O6',
    value: 180.156,
  },
  { names: ['uric acid', 'urate', 'serum uric acid'], formula: 'C5H4N4O3', value: 168.112 },
  {
    names: ['cholesterol', 'total cholesterol', 'hdl cholesterol', 'ldl cholesterol'],
    formula: 'C27H46O',
    value: 386.664,
  },
  { names: ['calcium', 'total calcium', 'ionised calcium'], formula: 'Ca', value: 40.078 },
  { names: ['magnesium'], formula: 'Mg', value: 24.305 },
  { names: ['iron', 'serum iron'], formula: 'Fe', value: 55.845 },
];

const byName = new Map(
  MOLAR_MASSES.flatMap((each) => each.names.map((name) => [name, each] as const)),
);

/** Of a test by its whole name; undefined where none is sure. */
export function molarMassOf(label: string): MolarMass | undefined {
  return byName.get(label.trim().toLowerCase());
}
