import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { caseline, scratch, shell } from './command.ts';

const at = await scratch();

const FAULTY = `caseline: 1
id: faulty
title: A faulty case
patient: { label: Somebody }
source: { basis: full-text, citation: 'Doe J 2020', locator: page 1 }
lanes: [{ id: findings, label: Findings }]
events:
  - { id: sound, kind: finding, lane: findings, label: A sound event, at: 2021-03-04 }
  - { id: odd, kind: finding, lane: findings, label: An odd event, at: 2021-02-31 }
`;

describe('table', () => {
  test('prints Markdown with both tables unless asked otherwise', async () => {
    const { code, out, err } = await caseline(['table', 'purpura']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('## Timeline: Refractory');
    expect(out).toContain('## Measurements: Refractory');
    expect(out).toContain('| Adverse events | not reported |');
  });

  test('CSV holds one table, and a reading changes it', async () => {
    const csv = ['table', 'purpura', '--format', 'csv'];
    const [timeline, values, literal] = await Promise.all([
      caseline(csv),
      caseline([...csv, '--which', 'measurements']),
      caseline([...csv, '--reading', 'literal']),
    ]);
    expect(timeline.out).toMatch(/^\uFEFFRow,Phase,When,/);
    expect(values.out).toMatch(/^\uFEFFRow,Series,Code,/);
    expect(literal.out).toContain('ucMSC infusions, about 70');
  });

  test.each(['csv', 'xlsx', 'md', 'html', 'docx'])(
    'the ending .%s names the format, and every time zone gives the same bytes',
    async (format) => {
      const names = ['America/St_Johns', 'Pacific/Auckland'].map((zone, n) => ({
        zone,
        path: at(`zone${n}.${format}`),
      }));
      for (const { zone, path } of names) {
        const { code, err } = await caseline(['table', 'dili', '-o', path], { env: { TZ: zone } });
        expect([code, err]).toEqual([0, '']);
      }
      const [first, second] = await Promise.all(names.map(({ path }) => readFile(path)));
      expect(second).toEqual(first);
    },
  );

  test('keeps a file that is there, unless --force', async () => {
    await writeFile(at('kept.csv'), 'old');
    const { code, err } = await caseline(['table', 'dili', '-o', at('kept.csv')]);
    expect(code).toBe(2);
    expect(err).toMatch(/kept\.csv: the file exists; --force replaces it\n$/);
    expect(await readFile(at('kept.csv'), 'utf8')).toBe('old');
    expect((await caseline(['table', 'dili', '-o', at('kept.csv'), '--force'])).code).toBe(0);
    expect(await readFile(at('kept.csv'), 'utf8')).toContain('Amoxicillin');
  });

  test('several files go into a folder, and two of one name are refused', async () => {
    const { code } = await caseline(['table', 'purpura', 'dili', '-o', at('many')]);
    expect(code).toBe(0);
    expect((await readdir(at('many'))).sort()).toEqual(['dili.md', 'purpura.md']);
    const twice = await caseline(['table', 'dili', 'dili', '-o', at('twice')]);
    expect(twice.code).toBe(2);
    expect(twice.err).toContain('would both be written to');
  });

  test.each([
    [['-o', at('no/such/folder.csv')], 'no such file or folder'],
    [['-o', at('table.odt')], 'names no format'],
    [['--format', 'odt'], 'Allowed choices are csv, xlsx, md, html, docx'],
    [['--reading', 'other'], 'the case has no readings'],
  ])('wrong use %j is said, with exit code 2 and no file', async (options, says) => {
    const { code, out, err } = await caseline(['table', 'dili', ...options]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });

  test('a full disk is said', async () => {
    await mkdir(at('empty'));
    const { code, err } = await shell('$CASELINE table dili > /dev/full');
    expect(code).toBe(2);
    expect(err).toMatch(/^caseline: cannot write standard output: no space left/);
  });

  test('a faulty case gives what is sound, its issues and exit code 1; dates are told of', async () => {
    await writeFile(at('faulty.case.yaml'), FAULTY);
    const run = await caseline(['table', at('faulty.case.yaml')]);
    expect(run.code).toBe(1);
    expect(run.out).toContain('A sound event');
    expect(run.err).toContain('impossible-date');
    expect(run.err).toContain('has calendar dates; --dates relative');
    const relative = await caseline(['table', at('faulty.case.yaml'), '--dates', 'relative']);
    expect(relative.out).not.toContain('4 Mar 2021');
    expect(relative.err).not.toContain('calendar dates');
  });
});
