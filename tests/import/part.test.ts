// What is shown of a large file before it is read to its end.
import { expect, test } from 'vitest';
import { Gatherer, type Given } from '../../src/app/import/pieces.ts';
import { carryOut } from '../../src/app/import/work.ts';
import { captionOf } from '../../src/describe/caption.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

// Above 4 MB, from where a table is read in pieces.
const rows = Array.from({ length: 8000 }, (_, at) => {
  const time = new Date(Date.UTC(2021, 0, 1, 0, at)).toISOString().slice(0, 16);
  return `${time},Heart rate,${60 + (at % 40)},/min,${'-'.repeat(500)}`;
});
const FILE = new File([['time,test,value,unit,device', ...rows].join('\n')], 'ward.csv');

test('a figure or a case made of the first part says that it is one; the whole does not', async () => {
  const gatherer = new Gatherer();
  const given: { readonly isPart: boolean; readonly given: Given }[] = [];
  await carryOut({ files: [FILE], options: {}, wantsPart: true }, (message) => {
    if (message.kind === 'list') gatherer.add(message.name, message.items);
    else if (message.kind === 'end')
      given.push({ isPart: message.isPart, given: gatherer.end(message.rest) });
  });
  expect(given.map(({ isPart }) => isPart)).toEqual([true, false]);
  for (const { isPart, given: each } of given) {
    const course = each.resolved?.course;
    const caption = course === undefined ? '' : captionOf(course, DEFAULT_VIEW);
    expect(caption.includes('Only the first part of the record')).toBe(isPart);
    expect(each.read.case?.document.remarks?.length ?? 0).toBe(isPart ? 1 : 0);
  }
});
