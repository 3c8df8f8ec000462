/** Phenopackets have intervals of two ends: a strict validator refuses one of a single end. */
import { expect, test } from 'vitest';
import type { CaseDocument } from '../../../src/model/document.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import { lossOf, readBack, write } from './written.ts';

const CASE: CaseDocument = {
  caseline: 1,
  id: 'open',
  title: 'Open ends',
  patient: { label: 'Patient' },
  source: { basis: 'record', citation: 'made for this law', locator: 'all of it' },
  lanes: [{ id: 'lane', label: 'Lane' }],
  events: [
    { id: 'rash', lane: 'lane', kind: 'symptom', label: 'Rash', at: 'at or after 2021-03-04' },
    { id: 'fever', lane: 'lane', kind: 'symptom', label: 'Fever', at: 'at or before 2021-05' },
    {
      ...{ id: 'drug', lane: 'lane', kind: 'medication', label: 'Prednisone' },
      ...{ start: '2021-03-05', end: 'ongoing' },
    },
    {
      ...{ id: 'other', lane: 'lane', kind: 'medication', label: 'Aspirin' },
      ...{ start: 'unknown', end: '2021-03-09' },
    },
  ],
  series: [],
};

test('each interval that is written has both ends, the open one is listed, and is read back as open', async () => {
  const { course } = resolveCase(CASE);
  if (course === undefined) throw new Error('no course');
  const written = await write('phenopacket', course, CASE);
  const intervals: { start?: string; end?: string }[] = [];
  JSON.parse(written.files[0]?.text ?? '', (key, value: unknown) => {
    if (key === 'interval') intervals.push(value as { start?: string; end?: string });
    return value;
  });
  expect(intervals).toHaveLength(4);
  for (const { start = '', end = '' } of intervals) {
    expect(start).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(end).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(start < end).toBe(true);
  }
  for (const id of ['rash', 'fever', 'drug', 'other'])
    expect(lossOf(written.entries, 'event', id, 'time')?.why).toContain('two ends');
  const read = await readBack(written);
  const times = read?.events.map(({ label, time }) => {
    if (time.kind === 'point') return [label, time.at.words];
    return [label, time.start.words, time.end.kind === 'at' ? time.end.at.words : time.end.kind];
  });
  expect(times).toEqual([
    ['Rash', 'at or after 2021-03-04'],
    ['Fever', 'at or before 2021-05-31T23:59:59Z'],
    ['Prednisone', '2021-03-05', 'unknown'],
    ['Aspirin', 'not stated', '2021-03-09'],
  ]);
});
