import { describe, expect, test } from 'vitest';
import { toCase } from '../../src/formats/native.ts';
import { readSheets, readTables } from '../../src/formats/table.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { overlapsOf } from '../layout/overlaps.ts';
import { CASES, corpusTable, NO_CASES, pointsOf } from './tables.ts';

describe.each(CASES.map((names) => [names.join(' + '), names] as const))('%s', (_, names) => {
  const files = names.map(corpusTable);

  test('every row has an outcome, and every outcome names its row', async () => {
    const { document, ledger } = await readTables(files, {});
    for (const { outcomes, why, ids } of ledger) {
      expect(outcomes.length).toBeGreaterThan(0);
      if (outcomes.includes('ignored') || outcomes.includes('issue')) expect(why).toBeTruthy();
      if (outcomes.includes('event') || outcomes.includes('value'))
        expect(ids.length).toBeGreaterThan(0);
    }
    for (const file of files) {
      for (const { name, rows } of await readSheets(file)) {
        const records = ledger
          .filter((entry) => entry.file === file.name)
          .map(({ record }) => record);
        const wanted = rows.map(
          ({ number }) => `${name === undefined ? '' : `${name} `}row ${number}`,
        );
        expect(records.filter((record) => /row \d+$/.test(record))).toEqual(
          expect.arrayContaining(wanted),
        );
      }
    }
    const made = new Set(ledger.flatMap(({ ids }) => ids));
    const drawn = [...(document?.events ?? []), ...pointsOf(document)].map(({ id }) => id);
    expect(made).toEqual(new Set(drawn));
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test('the document is a sound case, drawn without overlap, the same each time', async () => {
    const { document } = await readTables(files, {});
    expect((await readTables(files, {})).document).toEqual(document);
    const { case: read, issues } = toCase(document, { name: 'table' });
    expect(issues).toEqual([]);
    expect(read?.document).toEqual(document);
    if (!read) return;
    const { figure, drawing } = renderCourse(
      resolveCase(read.document).course,
      DEFAULT_VIEW,
      DEFAULT_PAGE,
    );
    expect(overlapsOf(figure)).toEqual([]);
    expect(JSON.stringify(drawing)).not.toContain('NaN');
  });

  test('no time says more than a cell of its row', async () => {
    const { document } = await readTables(files, {});
    const said = [...(document?.events ?? []), ...pointsOf(document)].flatMap((each) => {
      const { at, start, end } = each as { at?: string; start?: string; end?: string };
      return [at, start, end].filter((words) => words !== undefined && /^\d{4}-/.test(words));
    });
    const cells = new Set<string>();
    for (const file of files)
      for (const { rows } of await readSheets(file))
        for (const row of rows)
          for (const cell of row.cells) {
            const text = typeof cell === 'object' ? cell.date : String(cell);
            cells.add(
              (text.match(/\d+/g) ?? [])
                .map(Number)
                .sort((a, b) => a - b)
                .join(' '),
            );
          }
    for (const words of said)
      expect(cells).toContain(
        (words?.match(/\d+/g) ?? [])
          .map(Number)
          .sort((a, b) => a - b)
          .join(' '),
      );
  });
});

test.each(NO_CASES)('%s is no course of a patient, and the reader says so', async (name) => {
  const { document, issues, ledger } = await readTables([corpusTable(name)], {});
  expect(document).toBeUndefined();
  expect(issues.map(({ code }) => code)).toContain('foreign-unreadable');
  expect(ledger.every(({ outcomes }) => outcomes.includes('ignored'))).toBe(true);
});

test('the same table in four encodings is the same course', async () => {
  const documents = await Promise.all(
    CASES.slice(0, 4).map(async (names) => (await readTables(names.map(corpusTable), {})).document),
  );
  const plain = documents.map((document) =>
    (document?.series ?? []).map(({ label, unit, points = [] }) => [
      label,
      unit,
      points.map(({ at, value }) => [at, value]),
    ]),
  );
  for (const other of plain.slice(1)) expect(other).toEqual(plain[0]);
  expect(plain[0]?.map(([label]) => label)).toEqual(['淋巴细胞', '乳酸脱氢酶', '超敏C反应蛋白']);
  expect(pointsOf(documents[0])).toHaveLength(23);
});

test('laboratory values and events of a published case stand on one zero', async () => {
  const { document } = await readTables(['c04-labs.csv', 'c04-events.csv'].map(corpusTable), {});
  expect(document?.anchors).toEqual([{ id: 'presentation', label: 'presentation' }]);
  const event = (label: string) => document?.events?.find((each) => each.label === label);
  expect(event('acute sinusitis')).toMatchObject({
    at: 'presentation - 23 days',
    kind: 'diagnosis',
  });
  expect(event('amoxicillin-clavulanate')).toMatchObject({
    at: 'before presentation',
    note: 'completed before presentation',
  });
  expect(event('secukinumab')).not.toHaveProperty('at');
  expect(event('liver tests: normal (qualitative)')).toMatchObject({
    at: 'about presentation - 15 months',
  });
  const alt = document?.series?.find(({ label }) => label === 'ALT');
  expect(alt?.points?.map(({ at, value, note }) => [at, value, note])).toEqual([
    ['presentation', 449, undefined],
    [undefined, 1292, 'peak'],
  ]);
});

test('of several patients one is chosen, and the rows of the others are listed', async () => {
  const files = [corpusTable('messy_bp.xlsx')];
  const first = await readTables(files, {});
  expect(first.patients.length).toBeGreaterThan(10);
  const other = await readTables(files, { patient: '5' });
  expect(other.document?.patient.label).toContain('Patient 5');
  expect(other.ledger.filter(({ outcomes }) => outcomes.includes('value')).length).toBe(
    other.patients.find(({ id }) => id === '5')?.records,
  );
  const none = await readTables(files, { patient: 'nobody' });
  expect(none.issues.map(({ code }) => code)).toContain('foreign-unknown-patient');
});

test('study days without a date are counted from the reference date of the trial', async () => {
  const { document } = await readTables([corpusTable('adtimelines-partial-missing.csv')], {
    patient: '01-011',
  });
  expect(document?.anchors).toEqual([
    { id: 'study-day-1', label: 'study day 1', at: '2015-10-04' },
  ]);
  const enrolled = document?.events?.find(({ label }) => label === 'Enrollment');
  expect(enrolled).toMatchObject({ at: 'study-day-1', kind: 'encounter' });
});
