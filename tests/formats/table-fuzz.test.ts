import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import papa from 'papaparse';
import { readTables } from '../../src/formats/table.ts';
import { toCase } from '../../src/formats/native.ts';
import { CASES, corpusTable, NO_CASES, pointsOf, readText, utf16 } from './tables.ts';

const SEED = 20210304;

describe('writing rows in any way', () => {
  const row = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    test: fc.constantFrom('ALT', 'CRP', 'a "quoted" test', 'with; signs, and | tabs', '血小板'),
    value: fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100),
      fc.constantFrom('<5', '++', 'n/a'),
    ),
    note: fc.constantFrom('', 'haemolysed', 'two\nlines', 'é µ ü'),
  });
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    quotes: fc.boolean(),
    comma: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be'),
    blank: fc.boolean(),
  });

  test('gives the same course, whatever separator, quotes, decimals and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 12 }), style, async (rows, how) => {
        // A fixed row, so that the decimals are decided in either way of writing.
        const all = [{ day: 1, test: 'ALT', value: 1.5, note: '' }, ...rows];
        const comma = how.comma && how.delimiter !== ',';
        const write = (
          { day, test: name, value, note }: (typeof all)[number],
          decimal: boolean,
        ) => [
          `2021-03-${String(day).padStart(2, '0')}`,
          name,
          decimal ? String(value).replace('.', ',') : String(value),
          'U/L',
          note,
        ];
        const header = ['date', 'test', 'value', 'unit', 'comment'];
        const plain = papa.unparse([header, ...all.map((each) => write(each, false))]);
        const lines = all.flatMap((each) => [write(each, comma), ...(how.blank ? [[]] : [])]);
        const text = papa.unparse([header, ...lines], how);
        const bytes =
          how.encoding === 'utf-16le' || how.encoding === 'utf-16be'
            ? utf16(text, how.encoding === 'utf-16le' ? 'le' : 'be')
            : new TextEncoder().encode(how.encoding === 'bom' ? `\ufeff${text}` : text);
        const said = ({ document }: Awaited<ReturnType<typeof readText>>) =>
          pointsOf(document).map(({ at, value, note }) => [at, value, note]);
        const read = await readTables([{ name: 'table.csv', bytes }], {});
        expect(said(read)).toEqual(said(await readText(plain)));
        expect(said(read).length).toBeGreaterThan(0);
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

describe('hostile content', () => {
  const names = [...CASES.flat(), ...NO_CASES];

  test('mutated files end in words, never in an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        async (name, changes, length) => {
          const { bytes } = corpusTable(name);
          const changed = bytes.slice(0, Math.ceil(bytes.length * length));
          for (const { at, byte } of changes) changed[Math.floor(at * (changed.length - 1))] = byte;
          await holds([{ name, bytes: changed }]);
        },
      ),
      { numRuns: 80, seed: SEED },
    );
  }, 60_000);

  test('strange cells under every heading end in a sound case or in words', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '9'.repeat(400),
        '1e999',
        '-',
        '=1+1',
        '1/2/3',
        '"',
        '99/99/9999',
        '2021-99-99',
        'NaN',
        '∞',
        ' ',
        '\u0000',
        '\u202e',
        '<',
        'x'.repeat(50_000),
      ),
      fc.string({ maxLength: 12 }),
      fc.integer().map(String),
    );
    const heading = fc.constantFrom(
      'date',
      'start',
      'end',
      'test',
      'value',
      'unit',
      'patient',
      'low',
      'high',
      'range',
      'event',
      'kind',
      'day',
      'dob',
      'sex',
      'age',
      'visit',
      'dose',
      '__proto__',
      'constructor',
      'ALT (U/L)',
      'Day 1 x',
      'Day 2 x',
      'time',
      'time_unit',
      'time_label',
      'ongoing',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(heading, { minLength: 2, maxLength: 9 }),
        fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 8 }),
        async (header, rows) => {
          const text = papa.unparse([header, ...rows]);
          await holds([{ name: 'table.csv', bytes: new TextEncoder().encode(text) }]);
        },
      ),
      { numRuns: 150, seed: SEED },
    );
  }, 60_000);
});

async function holds(files: Parameters<typeof readTables>[0]): Promise<void> {
  const { document, issues, ledger } = await readTables(files, {});
  for (const { outcomes } of ledger) expect(outcomes.length).toBeGreaterThan(0);
  if (document === undefined) {
    expect(issues.length).toBeGreaterThan(0);
    return;
  }
  const { issues: found } = toCase(document, { name: 'table' });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
}
