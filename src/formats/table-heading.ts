/**
 * The parts of a heading or a test's name: "ALT (U/L) [ref 9-50]" is a name, a unit and a reference
 * range. A bare "(0-10)" is a scale as well as a range, and stays with the name.
 */
import { isKnownUnit, splitUnit } from './table-units.ts';
import { readRange } from './table-value.ts';

export interface Heading {
  readonly label: string;
  readonly unit: string;
  /** The reference range as written, without the word for it. */
  readonly range?: string;
}

const WORD =
  '(?:ref(?:erence)?|normal|norm|referenz(?:bereich|werte?)?|norm(?:al)?(?:bereich|werte?)|valeurs? (?:de r[ée]f[ée]rence|normales?)|r[ée]f(?:[ée]rence)?|rango|n\\.?r\\.?|r\\.?r\\.?|参考(?:值|范围|区间)?|正常(?:值|范围)?)';
const SAID = new RegExp(
  `^${WORD}\\.? ?(?:range|interval|values?|limits?)?\\.? ?[:：=]? ?(.+)$`,
  'i',
);
/** The last brackets, and what stands behind them. */
const BRACED = /^(.*?)[ _,;]*[([{（【]([^()[\]{}（）【】]{1,60})[)\]}）】]\.?$/;
/** "ALT U/L, ref. 9-50", "Hb; normal 12 to 16 g/dL": without brackets the word has to be there. */
const BEHIND = new RegExp(
  `^(.+?)[ ,;:]+(${WORD}\\.? ?(?:range|interval|values?|limits?)?\\.? ?[:：=]? ?[<>≤≥]?=? ?[-−+]?\\d.*)$`,
  'i',
);

/** The name of a heading, its unit ("" where none is said) and its reference range. */
export function splitHeading(heading: string): Heading {
  const text = heading.trim().replace(/\s+/g, ' ');
  if (!/\d/.test(text)) return splitUnit(text);
  return inBraces(text) ?? behind(text) ?? behindUnit(text) ?? splitUnit(text);
}

/** The range of a name whose unit stands elsewhere. */
export function splitRange(name: string): Omit<Heading, 'unit'> {
  const { label, unit, range } = splitHeading(name);
  return range === undefined || unit !== '' ? { label: name } : { label, range };
}

function inBraces(text: string): Heading | undefined {
  const match = BRACED.exec(text);
  if (!match) return undefined;
  const [, before = '', inside = ''] = match;
  if (before === '') return undefined;
  const said = SAID.exec(inside.trim());
  const parts = partsOf(said?.[1] ?? inside);
  if (parts === undefined) return said ? unreadable(before, text) : turned(before, text);
  const own = splitUnit(before);
  const unit = own.unit === '' ? parts.unit : own.unit;
  if (own.unit !== '' && parts.unit !== '' && own.unit !== parts.unit) return undefined;
  const isSure = said !== null || unit !== '';
  return isSure ? { label: own.label, unit, range: parts.range } : undefined;
}

/** "ALT [ref 9-50] (U/L)": the unit behind the range. */
function turned(before: string, text: string): Heading | undefined {
  const { label, unit } = splitUnit(text);
  if (unit === '' || label !== before.trim()) return undefined;
  const inner = inBraces(label);
  return inner?.range === undefined || inner.unit !== '' ? undefined : { ...inner, unit };
}

/** "AST (U/L) <40", "Hb g/dL 12-16": behind a unit limits need no word. */
function behindUnit(text: string): Heading | undefined {
  const match = /^(.+?)[ ,;:]+([<>≤≥]=? ?\d[\d.,]*|\d[\d.,]* ?[-–—~] ?\d[\d.,]*)$/.exec(text);
  if (!match) return undefined;
  const [, before = '', range = ''] = match;
  const { label, unit } = splitUnit(before);
  return unit !== '' && isRange(range) ? { label, unit, range } : undefined;
}

function behind(text: string): Heading | undefined {
  const match = BEHIND.exec(text);
  if (!match) return undefined;
  const [, before = '', said = ''] = match;
  const parts = partsOf(SAID.exec(said)?.[1] ?? '');
  if (parts === undefined) return undefined;
  const own = splitUnit(before);
  if (own.unit !== '' && parts.unit !== '' && own.unit !== parts.unit) return undefined;
  return { label: own.label, unit: own.unit === '' ? parts.unit : own.unit, range: parts.range };
}

/** A range that says more than two limits stays with the name; the unit does not hide behind it. */
function unreadable(before: string, text: string): Heading | undefined {
  const { label, unit } = splitUnit(before);
  return unit === '' ? undefined : { label: `${label}${text.slice(before.length)}`, unit };
}

/** "9-50", "12-16 g/dL", "U/L, 9-50", "<5". */
function partsOf(text: string): { readonly range: string; readonly unit: string } | undefined {
  const said = text.trim();
  const behindRange = /^(.*\d) ?([^\d\s<>≤≥].*)$/.exec(said);
  if (behindRange) {
    const [, range = '', unit = ''] = behindRange;
    if (isUnit(unit) && isRange(range)) return { range, unit };
  }
  const beforeRange = /^(\S.*?)[,;:]? +([<>≤≥]?=? ?[-−+]?\d.*)$/.exec(said);
  if (beforeRange) {
    const [, unit = '', range = ''] = beforeRange;
    if (isUnit(unit) && isRange(range)) return { range, unit };
  }
  return isRange(said) ? { range: said, unit: '' } : undefined;
}

const isUnit = (text: string): boolean => isKnownUnit(text) || splitUnit(`x (${text})`).unit !== '';

/** Words behind its numbers would be lost. */
const isRange = (text: string): boolean =>
  /^[^\p{L}]*(?:(?:to|bis|à|a|up to|至) ?[^\p{L}]*)?$/iu.test(text) &&
  (readRange(text, '.') !== undefined || readRange(text, ',') !== undefined);
