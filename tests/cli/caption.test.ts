import { expect, test } from 'vitest';
import { caseline } from './command.ts';

test('the words stand under headings', async () => {
  const { code, out, err } = await caseline(['caption', 'purpura']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Title\n-----\nRefractory /);
  expect(out).toMatch(/\nCaption\n-------\n/);
  expect(out).toMatch(/\nShort alternative text \(\d+ characters\)\n-+\nTimeline: /);
  expect(out).toMatch(/\nLong description\n-+\n/);
});

test('as JSON they are of a versioned form, and follow reading and view', async () => {
  const read = async (...options: readonly string[]): Promise<Record<string, string>> =>
    JSON.parse((await caseline(['caption', 'purpura', '--json', ...options])).out) as Record<
      string,
      string
    >;
  const [plain, literal, reported] = await Promise.all([
    read(),
    read('--reading', 'literal'),
    read('--view', 'v1/purpura?illustrative=off'),
  ]);
  expect(Object.keys(plain)).toEqual([
    'schema',
    'file',
    'reading',
    'title',
    'source',
    'caption',
    'alt',
    'description',
  ]);
  expect(plain['schema']).toBe('caseline.caption/1');
  expect(plain['alt']).toContain('curves illustrative');
  expect(literal['caption']).toContain('read literally');
  expect(reported['alt']).not.toContain('illustrative');
});

test('control signs of a hostile file do not reach the terminal', async () => {
  const input = `caseline: 1
id: hostile
title: "A \\e[31mred\\e[0m \\u202Etitle"
patient: { label: Somebody }
source: { basis: synthetic }
lanes: []
`;
  const { out } = await caseline(['caption', '-'], { input });
  expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(out).toContain('title');
});
