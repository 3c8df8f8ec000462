import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_STREAMED } from '../../src/formats/decode.ts';
import { readCaseObject } from '../../src/formats/native.ts';
import { openFiles } from '../../src/formats/open.ts';
import { readCase, readDocument } from '../../src/formats/read.ts';
import { writeCase } from '../../src/formats/write.ts';

const CASES = readdirSync('static/cases').map(
  (name) => [name, readFileSync(`static/cases/${name}`, 'utf8')] as const,
);

/** Pieces that YAML gives a meaning to. */
const SPICE = [
  '\t',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!x ',
  '|\n',
  '>-\n',
  '"',
  "'",
  '#',
  '\n',
  '---\n',
  '%',
  '? ',
  '<<: *a\n',
  '\0',
  '\ufeff',
  '.nan',
  '__proto__: 1\n',
  '\r',
  '9'.repeat(400),
  '- '.repeat(200),
];

interface Change {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    put: fc.oneof(fc.constantFrom(...SPICE), fc.constant('')),
  }),
  { minLength: 1, maxLength: 6 },
);

function changed(text: string, all: readonly Change[]): string {
  return all.reduce((before, { at, cut, put }) => {
    const place = Math.floor(at * before.length);
    return before.slice(0, place) + put + before.slice(place + cut);
  }, text);
}

function readsSafely(text: string): boolean {
  const { case: read, issues } = readCase(text);
  if (read) writeCase(read);
  return (
    (read !== undefined || issues.length > 0) &&
    issues.every(({ message, line = 1, column = 1 }) => message !== '' && line >= 1 && column >= 1)
  );
}

/** The smallest case stands for all where every kind of damage is to be met once. */
const SMALLEST = CASES.map(([, text]) => text).sort((a, b) => a.length - b.length)[0] ?? '';
/** As much reading for a long case as for a short one; `npm run corpus -- DIR --fuzz` goes on. */
const runsOf = (text: string): number => Math.max(6, Math.ceil(90_000 / text.length));

test.each(SPICE.map((put) => [JSON.stringify(put.slice(0, 12)), put]))(
  '%s anywhere: never throws, always finishes, a case or an issue',
  (_, put) => {
    const places = [0, 0.2, 0.5, 0.8, 1];
    const broken = places.map((at) => changed(SMALLEST, [{ at, cut: 3, put }]));
    expect(broken.filter((text) => !readsSafely(text))).toEqual([]);
  },
);

describe.each(CASES)('%s', (_, text) => {
  test('mutated: never throws, always finishes, a case or an issue', () => {
    fc.assert(
      fc.property(changes, (all) => readsSafely(changed(text, all))),
      { numRuns: runsOf(text), seed: 7 },
    );
  });

  test('truncated anywhere: never throws, and no event or point that was not there', () => {
    const whole = new Set(partsOf(text));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (end) => {
        const part = text.slice(0, end);
        return readsSafely(part) && partsOf(part).every((each) => whole.has(each));
      }),
      { numRuns: runsOf(text), seed: 11 },
    );
  });
});

/** Events and points but the last: whether a block item lacks its last line cannot be seen. */
function partsOf(text: string): readonly string[] {
  const { events = [], series = [] } = readDocument(text) ?? {};
  const points = series.flatMap((each) => each.points ?? []);
  return [events, points].flatMap((each) => each.slice(0, -1).map((item) => JSON.stringify(item)));
}

const HEAD =
  'caseline: 1\nid: a\ntitle: A\npatient: { label: A }\nsource: { basis: record, locator: a }\nlanes: []\n';
const SERIES = `${HEAD}series:\n  - id: a\n    label: A\n    unit: x\n    points:\n`;

test.each([
  ['unknown keys', HEAD + Array.from({ length: 40_000 }, (_, at) => `k${at}: 1\n`).join('')],
  ['faulty points', SERIES + '      - { at: [], value: 1 }\n'.repeat(15_000)],
  ['impossible dates', SERIES + '      - { at: 2021-02-31, value: 1 }\n'.repeat(10_000)],
  ['aliases', `${HEAD}x: &a [1]\ny:\n${'  - *a\n'.repeat(50_000)}`],
  ['repeated keys', HEAD + 'a: 1\n'.repeat(80_000)],
  [
    'a staircase of keys',
    HEAD + Array.from({ length: 800 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
  ],
])('a flood of %s ends, and is told of in few issues', (_, text) => {
  expect(readCase(text).issues.length).toBeLessThan(1300);
});

test('any data is read without a throw', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withSparseArray: true }),
      (value) => readCaseObject(value).issues.length > 0,
    ),
    { numRuns: 300, seed: 3 },
  );
});

test('any data in the place of any key is read without a throw', () => {
  const document = readCase(CASES[0]?.[1] ?? '').case?.document as unknown as Record<
    string,
    unknown
  >;
  const paths = Object.keys(document);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.anything(), (key, value) => {
      const { case: read, issues } = readCaseObject({ ...document, [key]: value });
      return read !== undefined || issues.length > 0;
    }),
    { numRuns: 200, seed: 5 },
  );
});

test('any bytes are opened without a throw', async () => {
  const codesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
    (await openFiles([{ name: 'x', bytes }])).issues.map(({ code }) => code);
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      async (bytes) => (await codesOf(bytes)).length > 0,
    ),
    { numRuns: 300, seed: 2 },
  );
  expect(await codesOf(new Uint8Array(MAX_STREAMED + 1))).toEqual(['too-large']);
});
