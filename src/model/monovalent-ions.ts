/**
 * Ions of one charge by the LOINC codes of their concentration in moles (property SCnc, “[Moles/volume]”
 * in the long names, https://loinc.org/2951-2 and so on). Of them one equivalent is one mole: UCUM
 * defines eq as an amount of substance whose size the valence of the ion decides
 * (https://ucum.org/ucum, table 4, “equivalents”), and theirs is 1. Total carbon dioxide is no one ion,
 * and of calcium, magnesium and phosphate no valence is sure from the code alone: none is here.
 *
 * Each code was looked up: sodium of blood in https://loinc.org/LG11363-5 (all six and 77139-4),
 * 1963-8 in https://loinc.org/1963-8, 1959-6 (“Bicarbonate [Moles/volume] in Blood”) in
 * https://www.healthassure.in/codes/loinc-1959-6-hco3-bld-molesvol, 2828-2 in the catalogue of a
 * laboratory (https://decaturgeneral.testcatalog.org/show/UK), the potassium and chloride of blood in
 * public lists of code and name and in records of Synthea.
 */
import type { Code } from './quantity.ts';

const IONS: readonly (readonly [name: string, codes: readonly string[]])[] = [
  // Serum or plasma, blood, arterial and venous blood, capillary and mixed venous blood, any of them.
  ['Na⁺', ['2951-2', '2947-0', '32717-1', '39791-9', '39792-7', '41657-8', '77139-4']],
  // Serum or plasma, blood, arterial and venous blood, urine.
  ['K⁺', ['2823-3', '6298-4', '32713-0', '39789-3', '2828-2']],
  ['Cl⁻', ['2075-0', '2069-3']],
  ['HCO₃⁻', ['1963-8', '1959-6']],
];

export interface MonovalentIon {
  readonly name: string;
  readonly loinc: string;
}

/** The ion that a test measures, where its LOINC code says so. */
export function monovalentIonOf(codes: readonly Code[]): MonovalentIon | undefined {
  for (const { system, code } of codes) {
    const found = /^loinc$|loinc\.org/i.test(system)
      ? IONS.find(([, own]) => own.includes(code))
      : undefined;
    if (found) return { name: found[0], loinc: code };
  }
  return undefined;
}

/** A unit of equivalents in moles, of an ion of one charge: "meq/L" is "mmol/L". */
export function inMoles(ucum: string): string {
  return ucum.replace(/^([munp]?)eq(?=\/|$)/, '$1mol');
}
