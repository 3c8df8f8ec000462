// What no table may do: lose a row, show a number that nobody reported, run as a formula, break its format.
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { tablesOf } from '../../src/describe/tables.ts';
import type { TableDoc } from '../../src/describe/table-doc.ts';
import { exportTable, TABLE_FORMATS, type TableFormat } from '../../src/export/table.ts';
import { printable } from '../../src/export/table-text.ts';
import type { Course } from '../../src/model/course.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import {
  aCourse,
  anEvent,
  aPoint,
  aSeries,
  aShape,
  illustrative,
  reported,
} from '../describe/course.ts';
import { CASES, courseOf } from '../layout/cases.ts';

const SEED = { seed: 7, numRuns: 60 };

async function textOf(tables: readonly TableDoc[], format: TableFormat): Promise<string> {
  const bytes = await exportTable(tables, format);
  if (format !== 'xlsx' && format !== 'docx')
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

const tables = (course: Course): readonly TableDoc[] => tablesOf(course, DEFAULT_VIEW);
const rowsOf = ({ sections }: TableDoc) => sections.flatMap(({ rows }) => rows);

/** A text as a hostile or a foreign file may hold it. */
const foreign = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    'a|b\\|c',
    '"quoted", and\r\nbroken',
    '<script>alert(1)</script>',
    '&amp; & &#60;',
    '=1+1',
    '\t=HYPERLINK("x")',
    '＝1',
    '@SUM(A1)',
    '- item',
    '-',
    '++',
    'שלום (עולם)',
    '\u202eevil\u202c',
    '\ud800 half',
    '\u0000\u0007\u001b[31m',
    '# heading',
    '**bold** _x_ `y` [z](http://a)',
    ']]>',
    'constructor',
    '__proto__',
    '',
  ),
);

const courses = fc
  .record({
    label: foreign,
    note: foreign,
    quote: foreign,
    series: foreign,
    unit: foreign,
    title: foreign,
  })
  .map(({ label, note, quote, series, unit, title }) => ({
    label,
    course: aCourse({
      title,
      events: [
        anEvent('one', {
          label,
          note,
          evidence: { what: reported(quote), when: reported(quote) },
        }),
      ],
      series: [
        aSeries('s', {
          label: series,
          unit: { display: unit },
          points: [aPoint('p', { note, value: { kind: 'text', text: label } })],
        }),
      ],
    }),
  }));

describe('CSV', () => {
  test('read back it gives the same cells, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        for (const table of tables(course)) {
          const text = await textOf([table], 'csv');
          expect(text.startsWith('\uFEFF')).toBe(true);
          const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
          expect(errors).toEqual([]);
          expect(new Set(data.map(({ length }) => length))).toEqual(
            new Set([table.columns.length]),
          );
          const cells = rowsOf(table).map((row) => row.cells.map((cell) => printable(cell.text)));
          const undefused = data
            .slice(1, 1 + cells.length)
            .map((line) => line.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')));
          expect(undefused).toEqual(cells);
        }
      }),
      SEED,
    );
  });

  test('no cell is a formula; a negative number stays a number', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        for (const table of tables(course)) {
          const { data } = Papa.parse<string[]>((await textOf([table], 'csv')).slice(1));
          for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
      SEED,
    );
    const value = { kind: 'number', comparator: '=', value: -3.5 } as const;
    const course = aCourse({ series: [aSeries('be', { points: [aPoint('p', { value })] })] });
    expect(await textOf(tables(course).slice(1), 'csv')).toContain(',-3.5,');
  });

  test('holds one table, the timeline unless asked otherwise', async () => {
    const both = tables(courseOf('dili'));
    const csv = new TextDecoder().decode(await exportTable(both, 'csv'));
    expect(csv).toContain('Amoxicillin–clavulanate');
    const values = await exportTable(both, 'csv', { which: 'measurements' });
    expect(new TextDecoder().decode(values)).toMatch(/\nvalue,AST,.*,702,U\/L,/);
  });
});

describe('markup', () => {
  test('no text of a file becomes an element, and HTML balances', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        const html = await textOf(tables(course), 'html');
        expect(html).not.toMatch(/<(?:script|img|a|iframe)\b|on\w+=/i);
        for (const name of ['table', 'tbody', 'tr', 'td', 'th', 'p', 'caption']) {
          const count = (of: RegExp): number => html.match(of)?.length ?? 0;
          expect(count(new RegExp(`<${name}[ >]`, 'g'))).toBe(count(new RegExp(`</${name}>`, 'g')));
        }
      }),
      SEED,
    );
  });

  test('every line of a Markdown table has the same number of cells', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        for (const table of tables(course)) {
          const lines = (await textOf([table], 'md')).split('\n').filter((l) => l.startsWith('| '));
          const bars = lines.map((line) => line.replace(/\\[\\|]/g, '').match(/\|/g)?.length);
          expect(new Set(bars).size).toBe(1);
          expect(lines.length).toBeGreaterThanOrEqual(rowsOf(table).length + 2);
        }
      }),
      SEED,
    );
  });
});

describe('XLSX', () => {
  test('read back it gives the same cells, numbers as numbers', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        const both = tables(course);
        const bytes = await exportTable(both, 'xlsx');
        for (const table of both) {
          const read = await readSheet(new Blob([bytes]), table.name, { trim: false });
          const cells = rowsOf(table).map((row) =>
            row.cells.map(({ text, number }) => number ?? (printable(text) || null)),
          );
          expect(read.slice(1, 1 + cells.length)).toEqual(cells);
        }
      }),
      { ...SEED, numRuns: 25 },
    );
  });
});

describe('DOCX', () => {
  test('is whole XML with one heading row that repeats in each table, and names nobody', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async ({ course }) => {
        const both = tables(course);
        const parts = unzipSync(await exportTable(both, 'docx'));
        const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
        expect(body.match(/<w:tblHeader/g)).toHaveLength(2);
        expect(body.match(/<w:tblCaption /g)).toHaveLength(2);
        // What XML may hold: neither control characters nor halves of pairs.
        expect(body).not.toMatch(/[^\P{Cc}\n\r\t]|\p{Cs}|\ufffe|\uffff/u);
        const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
        expect(core).not.toMatch(/creator|lastModifiedBy|created|modified|Un-named/);
      }),
      { ...SEED, numRuns: 15 },
    );
  });
});

describe.each(CASES)('%s', (id) => {
  const course = courseOf(id);

  test('every event and value is in a table, or hidden and counted in its foot', () => {
    const [lane] = course.lanes;
    for (const view of [DEFAULT_VIEW, { ...DEFAULT_VIEW, hiddenLanes: [lane?.id ?? ''] }]) {
      const both = tablesOf(course, view);
      const ids = new Set(both.flatMap(rowsOf).map((row) => row.id));
      const hidden = course.events.filter(({ lane: of }) => view.hiddenLanes.includes(of));
      const foot = both[0]?.foot.join(' ') ?? '';
      for (const event of course.events) expect(ids.has(event.id)).toBe(!hidden.includes(event));
      for (const { points } of course.series) for (const p of points) expect(ids).toContain(p.id);
      if (hidden.length > 0) {
        expect(foot).toContain(`${hidden.length} of ${course.events.length} events`);
        expect(foot).toContain(lane?.label);
      }
    }
  });

  test.each(TABLE_FORMATS)('%s gives the same bytes twice, and no moment of writing', async (f) => {
    const [first, second] = [
      await exportTable(tables(course), f),
      await exportTable(tables(course), f),
    ];
    expect(second).toEqual(first);
    if (f === 'docx' || f === 'xlsx')
      expect(await textOf(tables(course), f)).not.toMatch(/20[23]\d-\d\d-\d\dT/);
  });

  test('each table names the reading drawn, and lanes of which nothing is reported have a row', () => {
    for (const { foot } of tables(course)) {
      for (const { isDefault, says } of course.readings)
        if (isDefault) expect(foot.join(' ')).toContain(says);
      expect(foot.at(-1)).toBe('Not for clinical decisions.');
    }
    const filled = new Set(course.events.map(({ lane }) => lane));
    const empty = course.lanes.filter((lane) => !filled.has(lane.id));
    const rows = tables(course)
      .flatMap(rowsOf)
      .filter(({ type }) => type === 'not reported');
    const words = JSON.stringify(rows);
    for (const { label, empty: says = 'no events' } of empty) {
      expect(words).toContain(label);
      expect(words).toContain(says);
    }
  });
});

test('no number of an illustrative shape, value or dose is in any table', async () => {
  const strange = fc.integer({ min: 3_456_789, max: 9_876_543 }).map((n) => n / 1e4);
  await fc.assert(
    fc.asyncProperty(strange, strange, async (level, value) => {
      const number = { kind: 'number', comparator: '=', value } as const;
      const facets = { what: illustrative(), when: illustrative() };
      const course = aCourse({
        events: [
          anEvent('e', { dose: { value: number, unit: { display: 'mg' } }, evidence: facets }),
        ],
        series: [
          aSeries('a', {
            shapes: [aShape([level])],
            points: [
              aPoint('p', { value: number, evidence: { ...facets, value: illustrative() } }),
            ],
          }),
        ],
      });
      for (const format of ['csv', 'md', 'html', 'xlsx'] as const) {
        for (const table of tables(course)) {
          const text = await textOf([table], format);
          expect(text).not.toContain(String(level));
          expect(text).not.toContain(String(value));
        }
      }
      expect(JSON.stringify(tables(course))).toContain('illustrative, no number');
    }),
    { ...SEED, numRuns: 20 },
  );
});

test('what numbered doses share is told with the first in sight, and only where it is the same', () => {
  const [timeline] = tables(courseOf('purpura'));
  const sources = (timeline === undefined ? [] : rowsOf(timeline))
    .filter(({ id }) => id?.startsWith('infusions'))
    .map(({ cells }) => cells[7]?.text);
  expect(sources[0]).toContain('8 times/wk in 2 months');
  expect(sources.slice(1)).toEqual(Array<string>(7).fill('as for 1 of 8'));
});

test('an empty case gives tables that say so', async () => {
  for (const format of TABLE_FORMATS) {
    const course = aCourse({ lanes: [], phases: [] });
    expect((await exportTable(tables(course), format)).length).toBeGreaterThan(100);
  }
  expect(tables(aCourse())[1]?.foot.join(' ')).toContain('The case has no measurements.');
});
