import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { caseline, scratch, shell } from './command.ts';

const at = await scratch();
const purpura = await readFile(
  new URL('../../static/cases/purpura.case.yaml', import.meta.url),
  'utf8',
);

/** Sound but for one event, whose day does not exist. */
const FAULTY = `caseline: 1
id: faulty
title: A faulty case
patient: { label: Somebody }
source: { basis: synthetic }
lanes: [{ id: findings, label: Findings }]
events:
  - { id: sound, kind: finding, lane: findings, label: A sound event, at: 2021-03-04 }
  - { id: odd, kind: finding, lane: findings, label: An odd event, at: 2021-02-31 }
`;

describe('render', () => {
  test('writes SVG to standard output and nothing else', async () => {
    const { code, out, err } = await caseline(['render', 'purpura']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^(<\?xml[^>]*\?>\s*)?<svg /);
    expect(out.trimEnd()).toMatch(/<\/svg>$/);
  });

  test('a built-in case, its file and standard input give the same bytes', async () => {
    const [builtin, file, input] = await Promise.all([
      caseline(['render', 'purpura']),
      caseline(['render', 'static/cases/purpura.case.yaml']),
      caseline(['render', '-', '-o', '-'], { input: purpura }),
    ]);
    expect(file.out).toBe(builtin.out);
    expect(input.out).toBe(builtin.out);
  });

  test.each(['purpura', 'dili', 'itp-romiplostim', 'calendar'])(
    '%s gives the same bytes twice and in every time zone',
    async (id) => {
      const runs = await Promise.all(
        ['America/St_Johns', 'Pacific/Auckland'].map((TZ) =>
          caseline(['render', id], { env: { TZ } }),
        ),
      );
      expect(runs.map(({ code, err }) => [code, err])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      expect(runs[0]?.out).toBe(runs[1]?.out);
    },
  );

  test('a reading, the illustrative layer, lanes, panels and theme change the figure', async () => {
    const plain = (await caseline(['render', 'purpura'])).out;
    const variants = await Promise.all(
      [
        ['--reading', 'literal'],
        ['--no-illustrative'],
        ['--hide-lane', 'symptoms', 'exposure'],
        ['--hide-panel', 'platelets'],
        ['--theme', 'dark'],
        ['--axis', 'linear'],
        ['--width', '640'],
        ['--width', '174mm'],
      ].map((options) => caseline(['render', 'purpura', ...options])),
    );
    expect(variants.map(({ code, err }) => [code, err])).toEqual(variants.map(() => [0, '']));
    expect(new Set([plain, ...variants.map(({ out }) => out)]).size).toBe(variants.length + 1);
    expect(variants[1]?.out).not.toContain('data-evidence="illustrative"');
    expect(variants[2]?.out).not.toContain('data-event="purpura"');
    expect(variants[3]?.out).not.toContain('data-series="platelets"');
  });

  test('a panel is drawn on a logarithmic scale', async () => {
    const [linear, log] = await Promise.all([
      caseline(['render', 'dili', '--scale', 'alt=linear']),
      caseline(['render', 'dili', '--scale', 'alt=log']),
    ]);
    expect([linear.code, log.code]).toEqual([0, 0]);
    expect(log.out).not.toBe(linear.out);
  });

  test('several files go into a folder', async () => {
    await mkdir(at('figures'));
    const { code, err } = await caseline(['render', 'purpura', 'dili', '-o', at('figures')]);
    expect([code, err]).toEqual([0, '2 files: 2 written, 0 failed\n']);
    expect((await readdir(at('figures'))).sort()).toEqual(['dili.svg', 'purpura.svg']);
    expect((await caseline(['render', 'purpura', 'dili'])).code).toBe(2);
  });
});

describe('a faulty case', () => {
  test('is drawn as far as it is sound, with its issues on standard error', async () => {
    await writeFile(at('faulty.case.yaml'), FAULTY);
    const { code, out, err } = await caseline([
      'render',
      at('faulty.case.yaml'),
      '-o',
      at('faulty.svg'),
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /faulty\.case\.yaml:9:\d+ error impossible-date events\[1\]\.at: .*2021-02-31/,
    );
    expect(await readFile(at('faulty.svg'), 'utf8')).toContain('A sound event');
  });
});

describe('writing', () => {
  test('keeps a file that is there unless forced; then replaces all of it, keeps its mode and leaves nothing beside it', async () => {
    await mkdir(at('own'));
    await writeFile(at('own/figure.svg'), 'old', { mode: 0o640 });
    const kept = await caseline(['render', 'purpura', '-o', at('own/figure.svg')]);
    expect([kept.code, kept.err]).toEqual([2, expect.stringContaining('--force replaces it')]);
    expect(await readFile(at('own/figure.svg'), 'utf8')).toBe('old');
    await caseline(['render', 'purpura', '-o', at('own/figure.svg'), '--force']);
    expect(await readFile(at('own/figure.svg'), 'utf8')).toMatch(/<\/svg>\s*$/);
    expect((await stat(at('own/figure.svg'))).mode & 0o777).toBe(0o640);
    expect(await readdir(at('own'))).toEqual(['figure.svg']);
  });

  test('follows a link to the file it names', async () => {
    await writeFile(at('target.svg'), 'old');
    await symlink(at('target.svg'), at('link.svg'));
    await caseline(['render', 'purpura', '-o', at('link.svg'), '--force']);
    expect(await readFile(at('target.svg'), 'utf8')).toMatch(/<\/svg>\s*$/);
  });

  test('leaves the old file as it was when nothing can be drawn', async () => {
    await writeFile(at('kept.svg'), 'old');
    const { code, err } = await caseline([
      'render',
      'purpura',
      '--axis',
      'calendar',
      '-o',
      at('kept.svg'),
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/no calendar axis for purpura: /);
    expect(await readFile(at('kept.svg'), 'utf8')).toBe('old');
  });

  test('into a folder that is not there says so', async () => {
    const { code, err } = await caseline(['render', 'purpura', '-o', at('nowhere/figure.svg')]);
    expect(code).toBe(2);
    expect(err).toMatch(/^caseline: cannot write .*no such file or folder\n$/);
  });

  test('to a reader that goes away is quiet', async () => {
    const { err } = await shell(
      '$CASELINE render calendar | head -c 10; $CASELINE cases purpura | head -n 1',
    );
    expect(err).toBe('');
  });
});
