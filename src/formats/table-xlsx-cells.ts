/**
 * What the library for spreadsheets would pass over or misread is said in a way that it keeps: errors
 * and formulas without a result become text, dates in ISO 8601 stay as they are written, and a
 * percentage or a duration is the number that the sheet shows. ECMA-376 part 1, 18.3.1.4 (c) and 18.8.30 (numFmt).
 */

export type Parts = ReadonlyMap<string, Uint8Array>;

export function keepAll(parts: Parts): Parts {
  const shown = shownStyles(textOf(parts.get('xl/styles.xml')));
  return new Map(
    [...parts].map(([name, bytes]) => {
      if (name === 'xl/workbook.xml') return [name, withSystem(bytes)];
      return [name, /^xl\/worksheets\/[^/]+\.xml$/.test(name) ? rewrite(bytes, shown) : bytes];
    }),
  );
}

const textOf = (bytes: Uint8Array | undefined): string =>
  bytes === undefined ? '' : new TextDecoder().decode(bytes);

/** The library knows "1" alone of the two spellings of a true xsd:boolean. */
function withSystem(bytes: Uint8Array): Uint8Array {
  const text = textOf(bytes);
  const told = text.replace(/\bdate1904="true"/, 'date1904="1"');
  return told === text ? bytes : new TextEncoder().encode(told);
}

/** What the number of a cell is multiplied by as its style shows it, and the unit behind it. */
interface Shown {
  readonly times: number;
  readonly unit: string;
}

const PERCENT: Shown = { times: 100, unit: '%' };
/** Days are counted on beyond 24 hours: a duration, no time of day. */
const DURATIONS: readonly (readonly [RegExp, Shown])[] = [
  [/\[h+\]/i, { times: 24, unit: ' hours' }],
  [/\[m+\]/i, { times: 1440, unit: ' minutes' }],
  [/\[s+\]/i, { times: 86_400, unit: ' seconds' }],
];

/**
 * Of the styles of cells, those that show a percentage (built-in 9 and 10, and codes with a "%") or a
 * duration (built-in 46, and codes such as "[h]:mm").
 */
function shownStyles(styles: string): ReadonlyMap<string, Shown> {
  const formats = new Map([
    ['9', PERCENT],
    ['10', PERCENT],
    ['46', { times: 24, unit: ' hours' }],
  ]);
  for (const [tag] of styles.matchAll(/<numFmt\b[^>]{0,2000}>/g)) {
    const code = (attribute(tag, 'formatCode') ?? '').replace(/&quot;.*?&quot;|\\./g, '');
    const id = attribute(tag, 'numFmtId');
    const lasting = DURATIONS.find(([pattern]) => pattern.test(code))?.[1];
    const isPercent = code.replace(/\[[^\]]*\]/g, '').includes('%');
    const how = isPercent ? PERCENT : lasting;
    if (id !== undefined && how !== undefined) formats.set(id, how);
  }
  const own = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? '';
  const cells = [...own.matchAll(/<xf\b[^>]{0,2000}>/g)];
  return new Map(
    cells.flatMap(([tag], at) => {
      const how = formats.get(attribute(tag, 'numFmtId') ?? '');
      return how === undefined ? [] : [[String(at), how] as const];
    }),
  );
}

const ATTRIBUTES = {
  t: /\st="([^"]*)"/,
  s: /\ss="([^"]*)"/,
  numFmtId: /\snumFmtId="([^"]*)"/,
  formatCode: /\sformatCode="([^"]*)"/,
};

function attribute(tag: string, name: keyof typeof ATTRIBUTES): string | undefined {
  return ATTRIBUTES[name].exec(tag)?.[1];
}

const CELL = /<c((?:\s[^<>]*?)?)(?:\/>|>((?:(?!<\/?c[\s>])[\s\S])*?)<\/c>)/g;

function rewrite(bytes: Uint8Array, shown: ReadonlyMap<string, Shown>): Uint8Array {
  const text = textOf(bytes);
  const asks = [
    /\st="[ed]"/,
    /<f[\s>/]/,
    ...[...shown.keys()].map((id) => new RegExp(`\\ss="${id}"`)),
  ];
  if (!asks.some((pattern) => pattern.test(text))) return bytes;
  const told = text.replace(CELL, (cell, attributes: string, inner: string | undefined) => {
    const kept = inner === undefined ? undefined : keep(attributes, inner, shown);
    if (kept === undefined) return cell;
    return `<c${attributes.replace(/\st="[^"]*"/, '')} t="str"><v>${kept}</v></c>`;
  });
  return new TextEncoder().encode(told);
}

/** Midnight says a day and whole minutes a minute, as in cells that count days. */
function plainDate(value: string): string {
  const text = value.trim().replace(/(?::00(?:\.0+)?)?Z?$/, '');
  return text.replace(/T00(?::00)?$/, '');
}

/** The text of a cell, in XML; undefined where the library reads it as it is meant. */
function keep(
  attributes: string,
  inner: string,
  shown: ReadonlyMap<string, Shown>,
): string | undefined {
  const type = attribute(attributes, 't') ?? 'n';
  const value = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(inner)?.[1];
  if (type === 'e') return value;
  if (type === 'd') return value && plainDate(value);
  const formula = /<f(?:\s[^>]*?)?(?:\/>|>([^<]*)<\/f>)/.exec(inner);
  // The empty text is a result.
  const isBlank = value === undefined || (value === '' && type !== 'str');
  if (formula && isBlank) return `=${formula[1] ?? 'SHARED()'}`;
  const how = shown.get(attribute(attributes, 's') ?? '');
  if (type !== 'n' || how === undefined) return undefined;
  const number = Number(value);
  if (value === undefined || value === '' || !Number.isFinite(number)) return undefined;
  return `${Number((number * how.times).toPrecision(how === PERCENT ? 15 : 12))}${how.unit}`;
}
