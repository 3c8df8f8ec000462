/**
 * Molar masses of substances whose mass and amount laboratories report in turn. Each is the sum of
 * its formula over the conventional atomic weights of IUPAC (2013, doi:10.1515/pac-2015-0305): H 1.008,
 * C 12.011, N 14.007, O 15.999, Mg 24.305, Ca 40.078, Fe 55.845. Formula and mass were compared with
 * those that a public page gives, named at each; they differ by 0.01 g/mol at most, since older pages
 * add up older weights. A protein, and a test that is told by another substance than it names (urea
 * nitrogen), has none here.
 */
export interface MolarMass {
  /** Of the test, in lower case. */
  readonly names: readonly string[];
  readonly formula: string;
  /** g/mol */
  readonly value: number;
}

export const MOLAR_MASSES: readonly MolarMass[] = [
  // 113.12 by PubChem “creatinine”, as the R package physiology cites it; Wikipedia: CID 588.
  {
    names: ['creatinine', 'serum creatinine', 'plasma creatinine', 'urine creatinine', 'kreatinin'],
    formula: 'C4H7N3O',
    value: 113.12,
  },
  // 584.673 by Wikipedia “Bilirubin”, revision 972675633.
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
  // 180.156 by Wikipedia “Glucose”.
  {
    names: ['glucose', 'blood glucose', 'plasma glucose', 'serum glucose', 'fasting glucose'],
    formula: 'C6H12O6',
    value: 180.156,
  },
  // 168.110 by French Wikipedia “Acide urique”: PubChem CID 1175.
  { names: ['uric acid', 'urate', 'serum uric acid'], formula: 'C5H4N4O3', value: 168.112 },
  // 386.6535 by DrugBank DB04540 “Cholesterol”; Wikipedia: PubChem CID 5997.
  {
    names: ['cholesterol', 'total cholesterol', 'hdl cholesterol', 'ldl cholesterol'],
    formula: 'C27H46O',
    value: 386.664,
  },
  // Elements: their atomic weights.
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
