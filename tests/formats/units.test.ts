import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../src/formats/open.ts';
import { loadConverter } from '../../src/formats/unit-conversion.ts';
import { convertRounded } from '../../src/formats/unit-values.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { MOLAR_MASSES } from '../../src/model/molar-masses.ts';
import { resolveCase } from '../../src/model/resolve.ts';

async function read(text: string): Promise<Awaited<ReturnType<typeof openFiles>>> {
  return openFiles([{ name: 'labs.csv', bytes: new TextEncoder().encode(text) }]);
}

const rows = (...lines: readonly string[]): string =>
  ['date,test,value,unit,low,high', ...lines].join('\n');

const seriesOf = (document: CaseDocument | undefined): readonly unknown[] =>
  (document?.series ?? []).map(({ label, unit, points = [] }) => [
    label,
    typeof unit === 'string' ? unit : unit.display,
    points.map(({ value }) => value),
  ]);

describe('one test in two units', () => {
  test('is one series in the unit of most values; each converted value is derived and keeps its number', async () => {
    const opened = await read(
      rows(
        '2021-01-01,Creatinine,1.2,mg/dL,0.5,1.1',
        '2021-01-02,Creatinine,88,umol/L,44,97',
        '2021-01-03,Creatinine,<90.5,umol/L,44,97',
      ),
    );
    expect(seriesOf(opened.case?.document)).toEqual([['Creatinine', 'µmol/L', [88, '<90.5', 106]]]);
    const point = opened.case?.document.series?.[0]?.points?.[2];
    expect(point?.note).toBe('1.2 mg/dL in the record');
    expect(point?.range).toEqual({
      low: 44.2,
      high: 97.2,
      source: 'the record, converted from mg/dL',
    });
    const course = opened.case && resolveCase(opened.case.document).course;
    const converted = course?.series[0]?.points.find(({ note }) => note !== undefined);
    expect([converted?.evidence.what.kind, converted?.evidence.value?.kind]).toEqual([
      'reported',
      'derived',
    ]);
    expect(opened.issues.map(({ code }) => code)).toEqual(['foreign-unit-converted']);
    expect(opened.ledger.find(({ record }) => record === 'row 2')?.why).toMatch(
      /converted to µmol\/L/,
    );
  });

  test('stays two panels where no conversion is sure', async () => {
    for (const [name, one, two] of [
      ['ALT', 'IU/L', 'U/L'],
      ['Sodium', 'mEq/L', 'mmol/L'],
      ['Haemoglobin', 'g/L', 'mmol/L'],
      ['HbA1c', '%', 'mmol/mol'],
      ['eGFR', 'mL/min', 'mL/min/1.73m2'],
      ['Urea nitrogen', 'mg/dL', 'mmol/L'],
      ['Score', '', 'mg/dL'],
    ]) {
      const { case: opened, issues } = await read(
        rows(`2021-01-01,${name},5,${one},,`, `2021-01-02,${name},6,${two},,`),
      );
      expect(opened?.document.series, name).toHaveLength(2);
      expect(issues.map(({ code }) => code)).not.toContain('foreign-unit-converted');
    }
  });

  test('is one series in equivalents and in moles, where the code names an ion of one charge', async () => {
    const told = async (code: string, unit = 'mEq/L') => {
      const { case: opened } = await read(
        `date,test,loinc,value,unit\n2021-01-01,Ion,${code},140,mmol/L\n2021-01-02,Ion,${code},139,mmol/L\n2021-01-03,Ion,${code},141,${unit}\n`,
      );
      return opened?.document;
    };
    for (const code of ['2951-2', '2823-3', '2075-0', '1963-8']) {
      const document = await told(code);
      expect(seriesOf(document)).toEqual([['Ion', 'mmol/L', [140, 139, 141]]]);
      const point = document?.series?.[0]?.points?.[2];
      expect(point?.note).toBe('141 mEq/L in the record');
      expect(JSON.stringify(point?.evidence)).toContain(`1 eq is 1 mol (UCUM; LOINC ${code})`);
    }
    // Calcium, magnesium, total carbon dioxide, and a test without a code.
    for (const code of ['2000-8', '2601-3', '2028-9', ''])
      expect((await told(code))?.series, code).toHaveLength(2);
  });

  test('keeps every value: none is lost, none is averaged, and the ledger names each', async () => {
    const units = ['mg/dL', 'g/L', 'mg/L', 'umol/L', 'U/L', ''];
    const cell = fc.record({
      n: fc.integer({ min: 1, max: 9999 }),
      unit: fc.constantFrom(...units),
      low: fc.constantFrom('', '1'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 12 }), async (cells) => {
        const { case: opened, ledger } = await read(
          rows(
            ...cells.map(
              ({ n, unit, low }, at) =>
                `2021-01-${String(at + 1).padStart(2, '0')},Glucose,${n / 10},${unit},${low},`,
            ),
          ),
        );
        const course = opened && resolveCase(opened.document).course;
        const points = course?.series.flatMap((series) => series.points) ?? [];
        expect(points).toHaveLength(cells.length);
        const ids = new Set(points.map(({ id }) => id));
        for (const entry of ledger.filter(({ record }) => record.startsWith('row ')))
          for (const id of entry.ids) expect(ids.has(id)).toBe(true);
        for (const { value, evidence, note } of points) {
          expect(value.kind === 'number' && Number.isFinite(value.value)).toBe(true);
          expect(evidence.value?.kind === 'derived').toBe(note !== undefined);
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

describe('the rounding of a converted value', () => {
  test.each([
    ['ukat/L', 'U/L', 0.6, 36],
    ['[degF]', 'Cel', 98.6, 37],
    ['[degF]', 'Cel', 0.1, -17.722],
    ['g/dL', 'g/L', 13.4, 134],
  ])('from %s to %s: %d is %d', async (from, to, value, wanted) => {
    const { convert } = await loadConverter();
    expect(
      convertRounded(value, { convert: (number) => convert(number, from, to), from, to }),
    ).toBe(wanted);
  });

  test('moves it by no more than half a unit of the last digit of its source', async () => {
    const { convert } = await loadConverter();
    const pairs = [
      ['mg/dL', 'umol/L', 113.12],
      ['ukat/L', 'U/L', undefined],
      ['mm[Hg]', 'kPa', undefined],
      ['[degF]', 'Cel', undefined],
      ['Cel', '[degF]', undefined],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 3 }),
        ([from, to, mass], whole, decimals) => {
          const value = Number(`${whole}e-${decimals}`);
          const change = { convert: (number: number) => convert(number, from, to, mass), from, to };
          const written = String(value).split('.')[1]?.length ?? 0;
          const half = Math.abs((change.convert(1) ?? NaN) - (change.convert(0) ?? NaN)) / 2;
          const moved = (convertRounded(value, change) ?? NaN) - (change.convert(value) ?? NaN);
          expect(Math.abs(moved)).toBeLessThanOrEqual((half / 10 ** written) * (1 + 1e-9));
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe('the converter', () => {
  test.each([
    [1, '10*9/L', '10*3/uL', 1],
    [98.6, '[degF]', 'Cel', 37],
    [120, 'mm[Hg]', 'kPa', 15.99864],
    [1, 'm[IU]/L', 'u[IU]/mL', 1],
    [0.45, 'L/L', '%', 45],
    [60, 'U/L', 'ukat/L', 1],
  ])('%d %s in %s is %d', async (value, from, to, wanted) => {
    const { convert } = await loadConverter();
    expect(convert(value, from, to)).toBeCloseTo(wanted, 6);
  });

  test('there and back is the same number', async () => {
    const { convert } = await loadConverter();
    const pairs = [
      ['mg/dL', 'umol/L', 113.12],
      ['10*9/L', '/uL', undefined],
      ['g/dL', 'g/L', undefined],
      ['Cel', '[degF]', undefined],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        ([from, to, mass], value) => {
          const there = convert(value, from, to, mass);
          const back = there === undefined ? undefined : convert(there, to, from, mass);
          expect(Math.abs((back ?? NaN) - value)).toBeLessThanOrEqual(value * 1e-6);
        },
      ),
      { seed: 6 },
    );
  });

  test('words that are no unit give nothing, and never an error', async () => {
    const { convert } = await loadConverter();
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        const value = convert(1, from, to);
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  test('a molar mass is the sum of its formula over the standard atomic weights', () => {
    const weights: Readonly<Record<string, number>> = {
      H: 1.008,
      C: 12.011,
      N: 14.007,
      O: 15.999,
      Mg: 24.305,
      Ca: 40.078,
      Fe: 55.845,
    };
    for (const { formula, value } of MOLAR_MASSES) {
      const parts = [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)];
      const sum = parts.reduce(
        (total, [, atom = '', count]) => total + (weights[atom] ?? NaN) * Number(count || 1),
        0,
      );
      expect(sum).toBeCloseTo(value, 3);
    }
  });
});
