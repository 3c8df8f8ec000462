/**
 * Numbers that a person types: a length with or without its unit, a resolution, a type size. What
 * cannot be is refused in words, with what would do instead.
 */

export type Field = 'width' | 'height' | 'type' | 'dpi';

export type Entered =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'refused'; readonly says: string };

interface Rule {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  /** Other units that may be written behind the number, and how many of ours each is. */
  readonly units: Readonly<Record<string, number>>;
  readonly whole?: true;
}

const LENGTHS = { mm: 1, cm: 10, m: 1000, in: 25.4, inch: 25.4, '"': 25.4, pt: 25.4 / 72 } as const;

const RULES: Readonly<Record<Field, Rule>> = {
  width: { name: 'Width', least: 40, most: 1000, unit: 'mm', units: LENGTHS },
  height: { name: 'Height', least: 20, most: 1500, unit: 'mm', units: LENGTHS },
  type: { name: 'Type', least: 4, most: 40, unit: 'pt', units: { pt: 1, mm: 72 / 25.4 } },
  dpi: {
    name: 'Resolution',
    least: 72,
    most: 2400,
    unit: 'dpi',
    units: { dpi: 1, ppi: 1 },
    whole: true,
  },
};

/** "90", "9 cm", "3.5 in"; a comma is a decimal point unless three digits follow it. */
export function readField(field: Field, text: string): Entered {
  const rule = RULES[field];
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(',', '.');
  const [, number = '', unit = ''] = /^([+\-−]?[\d.]+)\s*([a-z"]*)$/.exec(plain) ?? [];
  const factor = unit === '' ? 1 : rule.units[unit];
  const value = Number(number.replace('−', '-')) * (factor ?? NaN);
  if (number === '' || !Number.isFinite(value))
    return refused(rule, `“${text.trim()}” is no ${nameOf(rule)}`);
  if (value < rule.least)
    return refused(rule, `${say(value, rule)} is too ${field === 'type' ? 'small' : 'little'}`);
  if (value > rule.most) return refused(rule, `${say(value, rule)} is too much`);
  return {
    kind: 'value',
    value: rule.whole === true ? Math.round(value) : Math.round(value * 100) / 100,
  };
}

/** Out of a stored value: undefined where it is no number or lies outside. */
export function maybeField(field: Field, value: unknown): number | undefined {
  const { least, most } = RULES[field];
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function refused(rule: Rule, what: string): Entered {
  const { least, most, unit } = rule;
  return {
    kind: 'refused',
    says: `${what}: write a number from ${least} to ${most} ${unit}. The figure keeps what it had.`,
  };
}

const nameOf = ({ name }: Rule): string => name.toLowerCase();
const say = (value: number, { unit }: Rule): string => `${Math.round(value * 100) / 100} ${unit}`;
