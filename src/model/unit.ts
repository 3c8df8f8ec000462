/**
 * Units as clinicians write them, and the UCUM code of those few that are sure. A unit that is not
 * in the table keeps its spelling and has no code: UCUM takes "K/uL" for kelvin.
 */
import type { UnitDoc } from './document.ts';
import type { Unit } from './quantity.ts';

const UCUM: Readonly<Record<string, string>> = {
  '×10⁹/L': '10*9/L',
  '10*9/L': '10*9/L',
  '10^9/L': '10*9/L',
  'x10^9/L': '10*9/L',
  'U/L': 'U/L',
  'IU/L': '[IU]/L',
  'mg/dL': 'mg/dL',
  'µmol/L': 'umol/L',
  'μmol/L': 'umol/L',
  'umol/L': 'umol/L',
  'g/dL': 'g/dL',
  'g/L': 'g/L',
};

/** How a UCUM code is drawn. */
const DISPLAY: Readonly<Record<string, string>> = {
  '10*9/L': '×10⁹/L',
  'umol/L': 'µmol/L',
  '[IU]/L': 'IU/L',
  '10*12/L': '×10¹²/L',
};

/** Powers whose raised digits were lost on the way: "x 109/L", "x 1012 cells/L". */
const POWER = /^[x×] ?10[*^]?(9|12)(?: ?cells)?\/L$/;

export function toUnit(doc: UnitDoc): Unit {
  if (typeof doc !== 'string') return doc;
  const power = POWER.exec(doc)?.[1];
  const ucum =
    power !== undefined ? `10*${power}/L` : Object.hasOwn(UCUM, doc) ? UCUM[doc] : undefined;
  return ucum === undefined ? { display: doc } : { display: DISPLAY[ucum] ?? doc, ucum };
}

/** Conversion between units, by a library that formats load when one test comes in two of them. */
export interface UnitConverter {
  /**
   * The value in another unit, both as UCUM codes; undefined where no conversion is sure. Between
   * mass and amount of substance it needs the molar mass, in g/mol.
   */
  readonly convert: (
    value: number,
    from: string,
    to: string,
    molarMass?: number,
  ) => number | undefined;
}
