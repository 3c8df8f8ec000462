/**
 * Conversion by the UCUM library of the Lister Hill Center, which is loaded when one test comes in two
 * units. Where the library would be too generous we refuse: annotations in braces are no numbers to
 * it, though "mL/min" is not "mL/min per 1.73 m²", and a percentage is to it any ratio.
 */
import type { UnitConverter } from '../model/unit.ts';

export async function loadConverter(): Promise<UnitConverter> {
  const { UcumLhcUtils } = await import('@lhncbc/ucum-lhc');
  const library = UcumLhcUtils.getInstance();
  const known = new Map<string, Line | undefined>();
  const lineOf = (from: string, to: string): Line | undefined => {
    const key = `${from}\n${to}`;
    if (!known.has(key))
      known.set(
        key,
        readLine((value) => library.convertUnitTo(from, value, to).toVal),
      );
    return known.get(key);
  };
  const convert: UnitConverter['convert'] = (value, from, to, molarMass) => {
    if (from === to) return value;
    if (!UNIT.test(from) || !UNIT.test(to) || !isAlike(from, to)) return undefined;
    const direct = lineOf(...standIn(from, to));
    if (direct) return along(direct, value);
    if (molarMass === undefined) return undefined;
    return throughMoles(lineOf, value, from, to, molarMass);
  };
  return { convert };
}

/** As long as a unit may be; the library complains on the console of what is none. */
const UNIT = /^[!-~]{1,60}$/;

/** Units differ by a factor, temperatures by a distance too. */
interface Line {
  readonly factor: number;
  readonly shift: number;
}

type LineOf = (from: string, to: string) => Line | undefined;

function readLine(convert: (value: number) => number | null): Line | undefined {
  const [zero, one, many] = [0, 1, 1000].map(convert);
  if (typeof zero !== 'number' || typeof one !== 'number' || typeof many !== 'number')
    return undefined;
  const line = { factor: clean(one - zero), shift: clean(zero) };
  // Logarithmic units are no straight line: they are left alone.
  const isStraight = Math.abs(along(line, 1000) - many) <= Math.abs(many) * 1e-9;
  return isStraight && line.factor !== 0 && Number.isFinite(line.factor) ? line : undefined;
}

const along = ({ factor, shift }: Line, value: number): number => clean(value * factor + shift);

/** Without the noise of floating point in the last digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** mg/dL → g/L → mol/L → µmol/L, and back. */
function throughMoles(
  lineOf: LineOf,
  value: number,
  from: string,
  to: string,
  molarMass: number,
): number | undefined {
  for (const [mass, amount] of PAIRS) {
    const [toMass, fromAmount] = [lineOf(from, mass), lineOf(amount, to)];
    if (toMass && fromAmount) return along(fromAmount, along(toMass, value) / molarMass);
    const [toAmount, fromMass] = [lineOf(from, amount), lineOf(mass, to)];
    if (toAmount && fromMass) return along(fromMass, along(toAmount, value) * molarMass);
  }
  return undefined;
}

const PAIRS = [
  ['g/L', 'mol/L'],
  ['g', 'mol'],
  ['g/d', 'mol/d'],
] as const;

/** The same annotations on both sides, and no percentage but of a ratio of volumes. */
function isAlike(from: string, to: string): boolean {
  const notes = (unit: string): string => (unit.match(/\{[^{}]*\}/g) ?? []).sort().join('');
  if (notes(from) !== notes(to)) return false;
  return ratioOf(from) === ratioOf(to);
}

/** What a number without a dimension is a ratio of; undefined: it has a dimension. */
function ratioOf(unit: string): string | undefined {
  if (unit === '%' || unit === 'L/L') return 'part';
  const same = /^[a-z]{0,2}?(mol|g|L)\/[a-z]{0,2}?(mol|g|L)$/i.exec(unit);
  if (same) return same[1] === same[2] ? same[1] : undefined;
  return unit.includes('%') || /^(?:1|10\*-?\d+)$/.test(unit) ? unit : undefined;
}

/**
 * International units measure something else for each substance, so the library converts none of
 * them; of one test the same unit stands on both sides, and only its multiples differ. The candela,
 * which no laboratory uses, stands in for it.
 */
function standIn(from: string, to: string): readonly [string, string] {
  const isOne = (unit: string): boolean => /^[^[\]]*\[i?IU\][^[\]]*$/i.test(unit);
  if (!isOne(from) || !isOne(to)) return [from, to];
  return [from, to].map((unit) => unit.replace(/\[i?IU\]/i, 'cd')) as unknown as readonly [
    string,
    string,
  ];
}
