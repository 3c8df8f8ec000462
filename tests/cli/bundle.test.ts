// `caseline bundle`: one small HTML file in whose source nothing of the talk can be read.
import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { purpura } from '../app/presenting.ts';
import { fromBase64 } from '../../src/talk/pack.ts';
import { caseline, scratch } from './command.ts';

const at = await scratch();
const target = at('talk.html');
const made = await caseline(['bundle', 'purpura', '-o', target]);
const html = made.code === 0 ? await readFile(target, 'utf8') : '';

test('it is one file below 1.5 MB, with a policy that lets nothing be loaded', () => {
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(html.length).toBeGreaterThan(100_000);
  expect(html.length).toBeLessThan(1_500_000);
  expect(html).toContain('http-equiv="Content-Security-Policy"');
  expect(html).toContain("connect-src 'none'");
  expect(html).not.toMatch(/<link[^>]+href="(?!data:)|<script[^>]+src=|@import/);
});

test('in its source nothing of the case is legible but the teaching title', () => {
  const texts = [
    purpura.title,
    purpura.source.citation ?? '',
    ...(purpura.events ?? []).map(({ label }) => label),
    ...(purpura.stories?.[0]?.steps ?? []).flatMap(({ title, notes = '', question }) => [
      title,
      notes,
      question?.answer ?? '',
    ]),
  ].filter((text) => text.length > 5 && text !== purpura.teachingTitle);
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => html.includes(text))).toEqual([]);
  expect(html).not.toMatch(/cirrhosis|ucMSC|Henoch/i);
  expect(html).toContain(`<title>${purpura.teachingTitle}</title>`);
});

test('packed in it are the case, that talk alone, and type', () => {
  const packed = /<script type="application\/octet-stream" id="talk">([^<]*)</.exec(html)?.[1];
  const parts = unzipSync(fromBase64(packed ?? ''));
  expect(Object.keys(parts).sort()).toEqual([
    'italic.ttf',
    'regular.ttf',
    'semibold.ttf',
    'talk.json',
  ]);
  const talk = JSON.parse(strFromU8(parts['talk.json'] ?? new Uint8Array())) as unknown;
  const { stories, ...rest } = purpura;
  expect(talk).toEqual({ document: rest, doc: stories?.[0] });
});

test('a browser that is too old, or without JavaScript, finds a plain sentence', () => {
  expect(html).toMatch(/<p class="unsupported">\s*This talk does not start in this browser\./);
  expect(html).toMatch(/<noscript>This talk is shown by JavaScript/);
});

test('the same talk gives the same bytes, and a file that is there is kept', async () => {
  const kept = await caseline(['bundle', 'purpura', '-o', target]);
  expect(kept).toMatchObject({ code: 2 });
  expect(kept.err).toContain('--force replaces it');
  expect((await caseline(['bundle', 'purpura', '-o', target, '--force'])).code).toBe(0);
  expect(await readFile(target, 'utf8')).toBe(html);
});

test('Chinese words bring their own glyphs, and the file stays small', async () => {
  const text = (await caseline(['cases', 'purpura'])).out;
  await writeFile(at('zh.case.yaml'), text.replace('The eleven months', '十一个月的病史'));
  const run = await caseline(['bundle', at('zh.case.yaml'), '-o', at('zh.html')]);
  expect(run).toMatchObject({ code: 0, err: '' });
  const page = await readFile(at('zh.html'), 'utf8');
  expect(page.length).toBeLessThan(1_500_000);
  const packed = /id="talk">([^<]*)</.exec(page)?.[1] ?? '';
  expect(Object.keys(unzipSync(fromBase64(packed)))).toContain('chinese.ttf');
});

test('a case without a talk, and a talk that is not there, are said with what to do', async () => {
  const none = await caseline(['bundle', 'dili', '-o', at('none.html')]);
  expect(none.code).toBe(2);
  expect(none.err).toContain('dili has no talk: make one in the app');
  const wrong = await caseline(['bundle', 'purpura', '--story', 'x', '-o', at('none.html')]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('no talk "x" in purpura; there are rounds');
  await expect(readFile(at('none.html'))).rejects.toThrow('ENOENT');
});

test('the help says that packed is not encrypted', async () => {
  const { out } = await caseline(['bundle', '--help']);
  expect(out.replace(/\s+/g, ' ')).toContain('this is not encryption');
});
