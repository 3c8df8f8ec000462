import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { caseline, root } from './command.ts';
import { faultsOf, type Schema } from './schema.ts';

interface Form {
  readonly schema: string;
  readonly case: { readonly id: string; readonly reading?: string };
  readonly counts: {
    readonly events: number;
    readonly byEvidence: Readonly<Record<string, number>>;
  };
  readonly anchors: readonly { readonly id: string }[];
  readonly events: readonly {
    readonly id: string;
    readonly time: { readonly kind: string; readonly at?: object; readonly start?: object };
  }[];
  readonly series: readonly { readonly points: readonly { readonly value: unknown }[] }[];
  readonly shapes: readonly object[];
}

const inspected = async (...args: readonly string[]): Promise<Form> => {
  const { code, out, err } = await caseline(['inspect', ...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Form;
};

describe('inspect --json', () => {
  test('gives moments as the half-open interval from their anchor', async () => {
    const form = await inspected('purpura');
    expect(form.schema).toBe('caseline.inspect/1');
    expect(form.case).toMatchObject({ id: 'purpura', reading: 'weekly' });
    expect(form.anchors.map(({ id }) => id)).toEqual(['presentation', 'first-infusion']);
    expect(form.events.find(({ id }) => id === 'infusions-4')?.time.at).toMatchObject({
      anchor: 'first-infusion',
      earliestDays: 21,
      latestDays: 22,
      precision: 'day',
    });
    const purpura = form.events.find(({ id }) => id === 'purpura')?.time;
    expect(purpura).toMatchObject({
      kind: 'span',
      start: { anchor: 'presentation', approximate: true },
    });
  });

  test.each(['purpura', 'dili', 'itp-romiplostim', 'calendar'])(
    'of %s is what the published schema says',
    async (id) => {
      const schema = JSON.parse(
        await readFile(`${root}static/inspect.schema.json`, 'utf8'),
      ) as Schema;
      expect(faultsOf(await inspected(id), schema)).toEqual([]);
    },
  );

  test.each([
    'fhir/Bundle-father.json',
    'fhir/Observation-10minute-apgar-score.json',
    'phenopackets/CD274__PMID_38634869_index_case.json',
    'cbioportal/data_timeline_lab_test.txt',
    'tables/zh_patient3_gb18030.csv',
  ])('of the foreign file %s is what the published schema says', async (name) => {
    const schema = JSON.parse(
      await readFile(`${root}static/inspect.schema.json`, 'utf8'),
    ) as Schema;
    // What a reader warns of stands on standard error, and is no fault of the form.
    const { out } = await caseline(['inspect', `${root}tests/corpus/${name}`, '--json']);
    expect(faultsOf(JSON.parse(out), schema)).toEqual([]);
  });

  test('counts follow the reading', async () => {
    const infusions = ({ events }: Form): number =>
      events.filter(({ id }) => id.startsWith('infusions')).length;
    const [weekly, literal] = [
      await inspected('purpura'),
      await inspected('purpura', '--reading', 'literal'),
    ];
    expect(infusions(weekly)).toBe(8);
    expect(infusions(literal)).toBe(1);
    expect(literal.case.reading).toBe('literal');
  });

  test('lists shapes without a number', async () => {
    const { shapes, counts } = await inspected('purpura');
    expect(shapes).toHaveLength(2);
    expect(counts.byEvidence).toMatchObject({ illustrative: 2 });
    const text = JSON.stringify(shapes);
    expect(text).not.toMatch(/"(level|along|vertices)":/);
    expect(
      text.match(/\d+(\.\d+)?/g)?.filter((number) => !['1', '150', '10', '9'].includes(number)) ??
        [],
    ).toEqual([]);
  });

  test('calendar moments are wall-clock times, the same in every time zone', async () => {
    const runs = await Promise.all(
      ['America/St_Johns', 'Pacific/Auckland'].map((TZ) =>
        caseline(['inspect', 'calendar', '--json'], { env: { TZ } }),
      ),
    );
    expect(runs[0]?.out).toBe(runs[1]?.out);
    expect(runs[0]?.out).toMatch(/"earliest": "\d{4}-\d\d-\d\dT00:00"/);
  });
});

test('inspect without --json is for people', async () => {
  const { code, out } = await caseline(['inspect', 'purpura']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Refractory Henoch–Schönlein purpura/);
  expect(out).toContain('Adverse events: not reported.');
  expect(out).toMatch(/evidence: \d+ reported, \d+ derived and 2 illustrative/);
});

describe('cases', () => {
  test('lists the built-in cases with their titles', async () => {
    const { code, out } = await caseline(['cases']);
    expect(code).toBe(0);
    expect(out).toMatch(/^purpura +Refractory Henoch–Schönlein purpura/m);
    expect(out.trimEnd().split('\n')).toHaveLength(4);
  });
  test('prints the file of a case, comments and all', async () => {
    const { code, out } = await caseline(['cases', 'purpura']);
    expect(code).toBe(0);
    expect(out).toBe(await readFile(`${root}static/cases/purpura.case.yaml`, 'utf8'));
  });
});
