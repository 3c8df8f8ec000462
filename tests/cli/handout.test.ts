// `caseline handout`: what is printed for the audience gives nothing away unless asked to.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { found, purpura, story, untoldAt } from '../app/presenting.ts';
import { caseline, scratch } from './command.ts';

const at = await scratch();
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const [plain, full] = [at('plain.pdf'), at('full.pdf')];
const runs = [
  await caseline(['handout', 'purpura', '-o', plain]),
  await caseline(['handout', 'purpura', '--answers', '-o', full]),
];
const textOf = (file: string): string =>
  String(spawnSync('pdftotext', ['-raw', file, '-']).stdout).replace(/\s+/g, ' ');

test('both are PDF files whose properties name the teaching title alone', async () => {
  for (const [index, file] of [plain, full].entries()) {
    expect(runs[index]).toMatchObject({ code: 0, err: '' });
    const bytes = (await readFile(file)).toString('latin1');
    expect(bytes.startsWith('%PDF-1.7')).toBe(true);
    expect(bytes).toContain(`(${purpura.teachingTitle})`);
    expect(bytes).not.toMatch(/cirrhosis|ucMSC|Mu K/);
  }
});

test.runIf(hasPoppler)('without --answers the text holds no answer, outcome or source', () => {
  const text = textOf(plain);
  const last = story.steps.map(({ question }) => question !== undefined).lastIndexOf(true);
  expect(found(untoldAt(last), text)).toEqual([]);
  for (const { question } of story.steps) {
    const start = question?.answer?.trim().replace(/\s+/g, ' ').slice(0, 30);
    if (start !== undefined) expect(text).not.toContain(start);
  }
  expect(text).not.toMatch(/Mu K|10\.1097|Answer/);
  expect(text).toContain('Why are the platelets low?');
  expect(text).toContain('They are destroyed by antibodies');
});

test.runIf(hasPoppler)('with --answers it holds them all, and the source', () => {
  const text = textOf(full);
  for (const { title, question } of story.steps) {
    expect(text).toContain(title);
    const start = question?.answer?.trim().replace(/\s+/g, ' ').slice(0, 30);
    if (start !== undefined) expect(text).toContain(start);
  }
  expect(text).toContain(purpura.source.doi);
});

test('the help says what is in it and what is not', async () => {
  const { out } = await caseline(['handout', '--help']);
  expect(out.replace(/\s+/g, ' ')).toContain('neither answers nor source are in the file');
});
