/**
 * Units of quantities as a clinician writes them: UCUM codes lose their brackets and annotations.
 * Two spellings of one unit read alike; nothing is converted.
 */
import { systemName } from './fhir-codes.ts';
import { textAt, type Node } from './fhir-node.ts';

export interface FhirUnit {
  readonly display: string;
  readonly ucum?: string;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['[degF]', '°F'],
  ['[lb_av]', 'lb'],
  ['[oz_av]', 'oz'],
  ['[in_i]', 'in'],
  ['[ft_i]', 'ft'],
  ['[pH]', 'pH'],
  ['{nominal}', ''],
  ['{#}', ''],
  ['#', ''],
  ['1', ''],
  ['10*-3', '×10⁻³'],
]);
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The unit of a quantity; a quantity without one has an empty display. */
export function unitOf(quantity: Node): FhirUnit {
  const code = textAt(quantity, 'code');
  const isUcum = code !== undefined && systemName(textAt(quantity, 'system') ?? '') === 'UCUM';
  const isOpaque = !isUcum && code !== undefined && /^\d+$|.{11}/.test(code);
  const display = sayUnit(textAt(quantity, 'unit') ?? (isOpaque ? '' : (code ?? '')));
  return isUcum ? { display, ucum: code } : { display };
}

/** The same for every spelling of a unit. */
export function unitKey({ display, ucum }: FhirUnit): string {
  return ucum === undefined ? display : sayUnit(ucum);
}

/** A record uses few units, and each of them often. */
const SAID = new Map<string, string>();
const MOST_SAID = 500;

/** "10*3/uL" is "×10³/µL", "mL/min/{1.73_m2}" is "mL/min/1.73 m²". */
export function sayUnit(unit: string): string {
  const known = WORDS.get(unit) ?? SAID.get(unit);
  if (known !== undefined) return known;
  const said = spell(unit);
  if (SAID.size < MOST_SAID) SAID.set(unit, said);
  return said;
}

function spell(unit: string): string {
  const alone = /^\{([^{}]*)\}$/.exec(unit);
  if (alone) return (alone[1] ?? '').replace(/_/g, ' ');
  return unit
    .replace(/\{1\.73_?\s?m2\}|\{1\.73_?sq\.?_?m\}/gi, '1.73 m²')
    .replace(/\{[^{}]*\}/g, '')
    .replace(/^(?:x ?)?10[*^](\d{1,2})/, (_, power: string) => `×10${raise(power)}`)
    .replace(/\[i?IU\]|\[iU\]/gi, 'IU')
    .replace('mm[Hg]', 'mmHg')
    .replace(/(^|[/.])u(?=(?:g|L|l|mol|kat|m|U|IU|eq)\b)/g, '$1µ')
    .replace(/(^|[/.])([cdkm]?m)2\b/g, '$1$2²')
    .trim();
}

function raise(power: string): string {
  return [...power].map((digit) => RAISED[Number(digit)] ?? digit).join('');
}
