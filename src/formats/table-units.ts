/**
 * Units as laboratories write them, in cells and in headings ("plt_k_uL", "WBC (10^9/L)"), and the
 * UCUM code of those that are sure. UCUM itself would take "K/uL" for kelvin. A spelling that is not
 * here is kept as written, without a code.
 */
import type { UnitDoc } from '../model/document.ts';

/** UCUM code, how it is drawn, and the spellings, compared without case, spaces and carets. */
const UNITS: readonly (readonly [ucum: string, display: string, spellings: string])[] = [
  [
    '10*9/L',
    '×10⁹/L',
    '10^9/L 10*9/L 10e9/L 10e+9/L x10^9/L x10e9/L x10*9/L ×10^9/L ×10⁹/L 10⁹/L giga/L gpt/L e9/L e9_l x109/L x109cells/L 109/L 10^9/л x10^9/л 10*9/л 10⁹/л 10^9cells/L billion/L bil/L',
  ],
  [
    '10*3/uL',
    '×10³/µL',
    '10^3/uL 10*3/uL 10e3/uL x10^3/uL x10e3/uL x10*3/uL ×10³/µL 10³/µL k/uL k/ul k/cumm k/mm3 thou/uL thou/mm3 tsd/µL th/uL x1000/uL 1000/uL k_ul e3_ul 10^3/mm3 x10^3/mm3 10^3/mcL k/mcL',
  ],
  [
    '10*6/uL',
    '×10⁶/µL',
    '10^6/uL 10*6/uL 10e6/uL x10^6/uL x10e6/uL ×10⁶/µL m/uL mil/uL million/uL mio/µL m_ul e6_ul 10^6/mm3 m/mm3',
  ],
  [
    '10*12/L',
    '×10¹²/L',
    '10^12/L 10*12/L 10e12/L x10^12/L x10e12/L ×10¹²/L 10¹²/L tpt/L e12/L e12_l x1012/L x1012cells/L 10^12/л x10^12/л 10*12/л 10¹²/л',
  ],
  ['10*4/uL', '×10⁴/µL', '10^4/uL x10^4/uL ×10⁴/µL 万/uL 万/µL 万/mm3'],
  ['10*6/L', '×10⁶/L', '10^6/L 10*6/L x10^6/L ×10⁶/L e6_l'],
  ['/uL', '/µL', '/uL /ul cells/uL cells/mm3 /mm3 /cumm zellen/µL'],
  ['U/L', 'U/L', 'U/L u_l units/L unit/L ед/л'],
  ['[IU]/L', 'IU/L', 'IU/L iu_l'],
  ['ukat/L', 'µkat/L', 'ukat/L µkat/L mckat/L'],
  ['nkat/L', 'nkat/L', 'nkat/L'],
  ['mg/dL', 'mg/dL', 'mg/dL mg_dl mg/100ml mg% мг/дл'],
  ['g/dL', 'g/dL', 'g/dL g_dl gm/dL g/100ml г/дл'],
  ['g/L', 'g/L', 'g/L g_l gm/L г/л'],
  ['mg/L', 'mg/L', 'mg/L mg_l мг/л'],
  ['ug/L', 'µg/L', 'ug/L µg/L mcg/L ug_l'],
  ['ug/mL', 'µg/mL', 'ug/mL µg/mL mcg/mL ug_ml'],
  ['ug/dL', 'µg/dL', 'ug/dL µg/dL mcg/dL ug_dl'],
  ['ng/mL', 'ng/mL', 'ng/mL ng_ml нг/мл'],
  ['ng/dL', 'ng/dL', 'ng/dL ng_dl'],
  ['ng/L', 'ng/L', 'ng/L ng_l'],
  ['pg/mL', 'pg/mL', 'pg/mL pg_ml'],
  ['pg', 'pg', 'pg'],
  ['fL', 'fL', 'fL'],
  ['mmol/L', 'mmol/L', 'mmol/L mmol_l ммоль/л'],
  ['umol/L', 'µmol/L', 'umol/L µmol/L mcmol/L umol_l мкмоль/л'],
  ['nmol/L', 'nmol/L', 'nmol/L nmol_l'],
  ['pmol/L', 'pmol/L', 'pmol/L pmol_l'],
  ['meq/L', 'mEq/L', 'mEq/L meq_l'],
  ['mosm/kg', 'mOsm/kg', 'mOsm/kg'],
  ['m[IU]/L', 'mIU/L', 'mIU/L miu_l'],
  ['u[IU]/mL', 'µIU/mL', 'uIU/mL µIU/mL uiu_ml'],
  ['[IU]/mL', 'IU/mL', 'IU/mL'],
  ['mg/g', 'mg/g', 'mg/g'],
  ['mg/mmol', 'mg/mmol', 'mg/mmol'],
  ['%', '%', '% pct percent prozent %v'],
  ['mm[Hg]', 'mmHg', 'mmHg mm_hg mm[Hg]'],
  ['kPa', 'kPa', 'kPa'],
  [
    '/min',
    '/min',
    '/min 1/min per_min beats/min beats/minute bpm breaths/min breaths/minute {beats}/min',
  ],
  ['mL/min', 'mL/min', 'mL/min ml_min'],
  [
    'mL/min/{1.73_m2}',
    'mL/min/1.73 m²',
    'mL/min/1.73m2 mL/min/1.73m² ml/min/{1.73_m2} ml/min/1,73m2',
  ],
  ['mm/h', 'mm/h', 'mm/h mm/hr mm_h мм/ч мм/час'],
  ['s', 's', 's sec secs seconds sek'],
  ['kg', 'kg', 'kg'],
  ['cm', 'cm', 'cm'],
  ['mm', 'mm', 'mm'],
  ['kg/m2', 'kg/m²', 'kg/m2 kg/m²'],
  ['Cel', '°C', '°C degC ℃ cel deg_c'],
  ['[degF]', '°F', '°F degF [degF] deg_f'],
  ['mg', 'mg', 'mg'],
  ['g', 'g', 'g gm gram'],
  ['ug', 'µg', 'ug µg mcg'],
  ['mL', 'mL', 'mL'],
  ['L', 'L', 'L litre liter'],
];

const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/μ/g, 'µ')
    .replace(/⁄/g, '/')
    .replace(/[\s^]/g, '')
    .replace(/^[x×]/, 'x');

const BY_SPELLING = new Map(
  UNITS.flatMap(([ucum, display, spellings]) =>
    [display, ucum, ...spellings.split(' ')].map((each) => [key(each), { ucum, display }] as const),
  ),
);

/** Giga and tera in France, gram and ton elsewhere: kept as written, for no code is sure. */
const UNSURE = /^[GT]\/[Ll]$/;

/** The unit of a cell or a heading; one that is not in the table keeps its spelling. */
export function toUnitDoc(written: string): UnitDoc {
  const told = known.get(written);
  if (told !== undefined) return told;
  const unit = readUnit(written);
  if (known.size < MOST_KNOWN) known.set(written, unit);
  return unit;
}

/** A long table repeats its units in every row. */
const known = new Map<string, UnitDoc>();
const MOST_KNOWN = 2000;

const LONGEST = 100;

function readUnit(written: string): UnitDoc {
  const text = written.trim().replace(/\s+/g, ' ');
  // A whole text in a column of units is none, and is not carried with every value.
  if (text.length > LONGEST) return `${text.slice(0, LONGEST)}…`;
  // Molar; in small letters a length.
  if (text === 'mM') return { ucum: 'mmol/L', display: 'mmol/L' };
  return UNSURE.test(text) ? text : (BY_SPELLING.get(key(text)) ?? text);
}

export function isKnownUnit(written: string): boolean {
  return BY_SPELLING.has(key(written)) || UNSURE.test(written.trim());
}

/** What a unit is told apart by: its code, or its spelling. */
export function unitKey(unit: UnitDoc): string {
  return typeof unit === 'string' ? unit.toLowerCase() : (unit.ucum ?? unit.display);
}

export function sayUnit(unit: UnitDoc): string {
  return typeof unit === 'string' ? unit : unit.display;
}

/** "WBC (10^9/L)", "ALT [U/L]", "CRP, mg/L", "plt_k_uL": the name and the unit, if there is one. */
export function splitUnit(heading: string): { readonly label: string; readonly unit: string } {
  const text = heading.trim().replace(/\s+/g, ' ');
  const braced =
    /^(.+?)[ _]*[([{（【]([^()[\]{}（）【】]{1,30}(?:\[[^\]]{1,8}\])?)[)\]}）】]$/.exec(text);
  const degrees = /^°?([CF])$/.exec(braced?.[2] ?? '')?.[1];
  if (degrees !== undefined && isTemperature(braced?.[1] ?? ''))
    return { label: braced?.[1] ?? '', unit: `°${degrees}` };
  if (braced && looksLikeUnit(braced[2] ?? ''))
    return { label: braced[1] ?? '', unit: braced[2] ?? '' };
  const comma = /^(.+?)(?:, ?| in | ?[-–:] )([^, ]{1,20})$/.exec(text);
  if (comma && isKnownUnit(comma[2] ?? '')) return { label: comma[1] ?? '', unit: comma[2] ?? '' };
  return (
    bySuffix(text, '_') ?? bySuffix(text, ' ') ?? bySuffix(text, '.') ?? { label: text, unit: '' }
  );
}

/** Of which "C" and "F" are degrees, no coulomb and farad. */
export function isTemperature(test: string): boolean {
  return /\b(?:body )?temp(?:erature|eratur|[ée]rature|eratura)?\b|体温|体溫|体温/i.test(test);
}

/** A unit never seen is still one when it has a bar or a sign. */
function looksLikeUnit(text: string): boolean {
  return (
    isKnownUnit(text) ||
    /^[^\d\s][^\s]{0,12}\/[^\s]{1,12}$|^(?:x|×)? ?10[\^*e]?\d/i.test(text.trim())
  );
}

function bySuffix(text: string, sign: string): { label: string; unit: string } | undefined {
  const parts = text.split(sign);
  for (let count = Math.min(3, parts.length - 1); count >= 1; count -= 1) {
    const tail = parts.slice(-count);
    const label = parts.slice(0, -count).join(sign);
    const found = ['_', '', '/'].map((glue) => tail.join(glue)).find(isKnownUnit);
    // "protein s" and "factor g" are names: one letter is a unit only inside brackets.
    if (found !== undefined && found.length > 1 && label !== '') return { label, unit: found };
  }
  return undefined;
}
