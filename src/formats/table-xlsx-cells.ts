/**
 * What the library for spreadsheets would pass over or misread is said in a way that it keeps: errors
 * and formulas without a result become text, dates in ISO 8601 stay as they are written, and a
 * percentage is the number that the sheet shows. ECMA-376 part 1, 18.3.1.4 (c) and 18.8.30 (numFmt).
 */

export type Parts = ReadonlyMap<string, Uint8Array>;

export function keepAll(parts: Parts): Parts {
  const percents = percentStyles(textOf(parts.get('xl/styles.xml')));
  return new Map(
    [...parts].map(([name, bytes]) => {
      if (name === 'xl/workbook.xml') return [name, withSystem(bytes)];
      return [name, /^xl\/worksheets\/[^/]+\.xml$/.test(name) ? rewrite(bytes, percents) : bytes];
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

/** Of the styles of cells, those that show a percentage: built-in 9 and 10, and codes with a "%". */
function percentStyles(styles: string): ReadonlySet<string> {
  const formats = new Set(['9', '10']);
  for (const [tag] of styles.matchAll(/<numFmt\b[^>]{0,2000}>/g)) {
    const code = (attribute(tag, 'formatCode') ?? '').replace(
      /&quot;.*?&quot;|\\.|\[[^\]]*\]/g,
      '',
    );
    const id = attribute(tag, 'numFmtId');
    if (id !== undefined && code.includes('%')) formats.add(id);
  }
  const own = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? '';
  const cells = [...own.matchAll(/<xf\b[^>]{0,2000}>/g)];
  return new Set(
    cells.flatMap(([tag], at) =>
      formats.has(attribute(tag, 'numFmtId') ?? '') ? [String(at)] : [],
    ),
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

function rewrite(bytes: Uint8Array, percents: ReadonlySet<string>): Uint8Array {
  const text = textOf(bytes);
  const asks = [/\st="[ed]"/, /<f[\s>/]/, ...[...percents].map((id) => new RegExp(`\\ss="${id}"`))];
  if (!asks.some((pattern) => pattern.test(text))) return bytes;
  const told = text.replace(CELL, (cell, attributes: string, inner: string | undefined) => {
    const kept = inner === undefined ? undefined : keep(attributes, inner, percents);
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
  percents: ReadonlySet<string>,
): string | undefined {
  const type = attribute(attributes, 't') ?? 'n';
  const value = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(inner)?.[1];
  if (type === 'e') return value;
  if (type === 'd') return value && plainDate(value);
  const formula = /<f(?:\s[^>]*?)?(?:\/>|>([^<]*)<\/f>)/.exec(inner);
  // The empty text is a result.
  const isBlank = value === undefined || (value === '' && type !== 'str');
  if (formula && isBlank) return `=${formula[1] ?? 'SHARED()'}`;
  if (type !== 'n' || !percents.has(attribute(attributes, 's') ?? '')) return undefined;
  const number = Number(value);
  if (value === undefined || value === '' || !Number.isFinite(number)) return undefined;
  return `${Number((number * 100).toPrecision(15))}%`;
}
