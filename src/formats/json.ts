/**
 * JSON of foreign files. The engine parses; where it refuses, a scanner of our own says where, because
 * engines word that differently and some not at all.
 */

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly line: number;
      readonly column: number;
      /** "the text ends here, within a list that began on line 3". */
      readonly about: string;
    };

/** Parses JSON, a byte order mark before it allowed. */
export function parseJsonText(text: string): ParsedJson {
  const plain = text.replace(/^\ufeff/, '');
  try {
    return { ok: true, value: JSON.parse(plain) as unknown };
  } catch {
    const { at, about } = findFault(plain);
    return { ok: false, about, ...placeOf(plain, at) };
  }
}

interface JsonFault {
  readonly at: number;
  readonly about: string;
}

const BLANK = /[ \t\r\n]*/y;
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/** The first sign that JSON does not allow; one pass, without recursion. */
function findFault(text: string): JsonFault {
  const open: { readonly sign: string; readonly at: number }[] = [];
  let expected: Expected = 'value';
  let at = skip(BLANK, text, 0);
  while (at < text.length) {
    const sign = text.charAt(at);
    const next = step(sign, expected, open.at(-1)?.sign);
    if (next === undefined) return { at, about: sayExpected(sign, expected, open.length) };
    if (next.opens) open.push({ sign, at });
    if (next.closes) open.pop();
    const end: number = next.scalar ? skip(SCALAR, text, at) : at + 1;
    if (end === at) return { at, about: sayScalar(sign) };
    expected = next.expected;
    at = skip(BLANK, text, end);
  }
  const last = open.at(-1);
  const within =
    last === undefined
      ? ''
      : `, within a ${last.sign === '[' ? 'list' : 'group'} that began on line ${placeOf(text, last.at).line}`;
  return { at, about: `the text ends here${within}` };
}

interface Step {
  readonly expected: Expected;
  readonly opens?: true;
  readonly closes?: true;
  readonly scalar?: true;
}

/** What a sign means where something is expected; undefined: it may not stand there. */
function step(sign: string, expected: Expected, within: string | undefined): Step | undefined {
  if (expected === 'colon') return sign === ':' ? { expected: 'value' } : undefined;
  if (expected === 'comma or end') {
    if (sign === ',' && within !== undefined) return { expected: within === '{' ? 'key' : 'value' };
    const closing = within === '{' ? '}' : ']';
    return sign === closing && within !== undefined
      ? { expected: 'comma or end', closes: true }
      : undefined;
  }
  if (sign === (expected === 'key or }' ? '}' : expected === 'value or ]' ? ']' : ''))
    return { expected: 'comma or end', closes: true };
  if (expected.startsWith('key'))
    return sign === '"' ? { expected: 'colon', scalar: true } : undefined;
  if (sign === '{') return { expected: 'key or }', opens: true };
  if (sign === '[') return { expected: 'value or ]', opens: true };
  return /["\d\-tfn]/.test(sign) ? { expected: 'comma or end', scalar: true } : undefined;
}

function sayExpected(sign: string, expected: Expected, depth: number): string {
  const wanted = {
    value: 'a value',
    'value or ]': 'a value or ]',
    key: 'a key in quotes',
    'key or }': 'a key in quotes or }',
    colon: 'a colon',
    'comma or end': depth === 0 ? 'the end' : 'a comma or a closing bracket',
  }[expected];
  return `${wanted} is expected where “${sign}” stands`;
}

function sayScalar(sign: string): string {
  return sign === '"'
    ? 'a text begins here that does not end soundly'
    : 'no value can be read here';
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
