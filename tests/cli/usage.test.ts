import { readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { caseline, root, scratch } from './command.ts';

const at = await scratch();
const purpura = await readFile(`${root}static/cases/purpura.case.yaml`, 'utf8');
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as {
  version: string;
};

describe('wrong use is exit code 2 and a sentence', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Usage: caseline/],
    ['an unknown command', ['draw'], /unknown command 'draw'/],
    ['no file', ['render'], /missing required argument 'file'/],
    ['an unknown option', ['render', 'purpura', '--colour'], /unknown option '--colour'/],
    [
      'an axis of another name',
      ['render', 'purpura', '--axis', 'log'],
      /Allowed choices are phases, linear, calendar/,
    ],
    [
      'a theme of another name',
      ['render', 'purpura', '--theme', 'pink'],
      /Allowed choices are light/,
    ],
    [
      'a width that is no number',
      ['render', 'purpura', '--width', 'wide'],
      /1280, 1280px or 174mm/,
    ],
    ['a width of nothing', ['render', 'purpura', '--width', '0'], /between 240 and 20000 px/],
    ['a width beyond reason', ['render', 'purpura', '--width', '1e9'], /1280, 1280px or 174mm/],
    ['two units', ['render', 'purpura', '--width', '100mm', '--height', '900'], /same unit/],
    [
      'an unknown reading',
      ['render', 'purpura', '--reading', 'x'],
      /no reading "x"; there are weekly, literal, unspaced/,
    ],
    [
      'an unknown lane',
      ['render', 'purpura', '--hide-lane', 'x'],
      /no lane "x"; there are symptoms/,
    ],
    [
      'an unknown panel',
      ['render', 'purpura', '--scale', 'x=log'],
      /no panel "x"; there are platelets/,
    ],
    [
      'a scale of another name',
      ['render', 'purpura', '--scale', 'platelets=cubic'],
      /ID=linear or ID=log/,
    ],
    [
      'a case that is not there',
      ['cases', 'nobody'],
      /no built-in case "nobody"; there are .*purpura/,
    ],
    [
      'a file that is not there',
      ['validate', 'nobody.yaml'],
      /cannot read nobody\.yaml: no such file.*purpura/,
    ],
    ['a folder', ['render', 'static'], /cannot read static: it is a folder/],
  ])('%s', async (_, args, says) => {
    const { code, out, err } = await caseline(args);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('bad input is an issue or a sentence, never a crash', () => {
  const one = (name: string, text: string | Uint8Array): Promise<void> => writeFile(at(name), text);

  test('300 MB of nothing is refused before it is read', async () => {
    await one('sparse.case.yaml', '');
    await truncate(at('sparse.case.yaml'), 300 * 1024 * 1024);
    const { code, err } = await caseline(['render', at('sparse.case.yaml')]);
    // An error of the file, like any other content that is no case.
    expect(err).toMatch(/sparse.*: it is larger than 210 MB/);
    expect(code).toBe(1);
  });

  test.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['blank', ' \n\n'],
    ['binary', Uint8Array.from({ length: 4096 }, (_, n) => (n * 37) % 256)],
    ['nulls', new Uint8Array(4096)],
    ['truncated', purpura.slice(0, 900)],
    ['truncated in a quotation', '{"caseline": 1, "title": "a'],
    ['wrong version', purpura.replace('caseline: 1', 'caseline: 99')],
    ['no version', purpura.replace('caseline: 1', '')],
    ['a list', '- 1\n- 2\n'],
    ['a number', '42'],
    [
      'a bomb of aliases',
      `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `k${n}: &k${n} [*a, *a]`).join('\n')}\n`,
    ],
    ['deep nesting', '['.repeat(20_000)],
  ])('%s', async (_, text) => {
    await one('bad.case.yaml', text);
    const [render, validate, inspect] = await Promise.all([
      caseline(['render', at('bad.case.yaml')]),
      caseline(['validate', at('bad.case.yaml')]),
      caseline(['inspect', at('bad.case.yaml'), '--json']),
    ]);
    expect([render.code, validate.code, inspect.code]).toEqual([1, 1, 1]);
    for (const { err } of [render, validate, inspect]) {
      expect(err).toMatch(/bad\.case\.yaml(:\d+:\d+)? error [a-z-]+.*: ./);
      expect(err).not.toMatch(/\n\s+at /);
    }
    expect(JSON.parse(inspect.out)).toMatchObject({ schema: 'caseline.inspect/1' });
  });

  test('signs that steer a terminal do not reach it', async () => {
    await one('hostile.case.yaml', purpura.replace('kind: symptom', 'kind: "\\e[31m\\u202Eevil"'));
    const { code, err } = await caseline(['validate', at('hostile.case.yaml')]);
    expect(code).toBe(1);
    for (const sign of ['\u001b', '\u202e']) expect(err).not.toContain(sign);
  });
});

describe('validate', () => {
  test('says of every file how it fared, and one that is not there hides no other', async () => {
    await writeFile(at('odd.case.yaml'), purpura.replace('lane: symptoms', 'lane: sympthoms'));
    const { code, out, err } = await caseline([
      'validate',
      at('odd.case.yaml'),
      at('none.yaml'),
      'purpura',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/odd\.case\.yaml:\d+:\d+ error unknown-lane events\[0\]\.lane: /);
    expect(err).toMatch(/cannot read .*none\.yaml: no such file/);
    expect(out).toMatch(/odd\.case\.yaml: 1 error\n/);
    expect(out).toMatch(/purpura: valid\n/);
  });
});

describe('help', () => {
  test('the version is the package’s', async () => {
    expect(await caseline(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
  test.each([[[]], [['render']], [['validate']], [['inspect']], [['cases']]])(
    'caseline %s --help shows examples',
    async (command) => {
      const { code, out, err } = await caseline([...command, '--help']);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/Usage: caseline/);
      expect(out).toMatch(/Examples:\n {2}\$ caseline /);
    },
  );
});
