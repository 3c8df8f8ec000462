import { expect, test } from 'vitest';
import parsed from './sample.case.yaml?case';
import text from './sample.case.yaml?raw';

test('?case gives the parsed file as plain data, dates as they were written', () => {
  expect(parsed).toEqual({ title: 'Sample', on: '2024-02-31', list: [1, null, { deep: 'yes' }] });
});

test('?raw gives the text', () => {
  expect(text).toMatch(/^title: Sample\n/);
});
