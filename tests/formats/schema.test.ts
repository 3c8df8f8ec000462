import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeJsonSchema } from '../../src/formats/json-schema.ts';

test('static/case.schema.json is what the code says; else run npm run schema', () => {
  expect(readFileSync('static/case.schema.json', 'utf8')).toBe(writeJsonSchema());
});

test('every case begins with the comment that tells an editor its schema', () => {
  for (const name of readdirSync('static/cases')) {
    const text = readFileSync(`static/cases/${name}`, 'utf8');
    expect(text.startsWith('# yaml-language-server: $schema=../case.schema.json\n'), name).toBe(
      true,
    );
  }
});
