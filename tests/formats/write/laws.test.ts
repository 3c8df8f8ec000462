import { describe, expect, test } from 'vitest';
import { WRITE_FORMATS } from '../../../src/formats/write-as.ts';
import { dataOf } from '../../../src/formats/write-data.ts';
import { withDates } from '../../../src/model/shift.ts';
import { startOf } from '../../../src/model/when.ts';
import { CASES, caseOf, courseOf } from '../../layout/cases.ts';
import { lossOf, placeOf, readBack, textsOf, write } from './written.ts';

const ALL = CASES.flatMap((name) => WRITE_FORMATS.map((format) => [name, format] as const));

describe.each(ALL)('%s as %s', (name, format) => {
  const course = courseOf(name);
  const { document } = caseOf(name);

  test('every datum is in the file or in the list of what is lost', async () => {
    const written = await write(format, course, document);
    const { entries } = written;
    expect(entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
      dataOf(course, document).map(({ kind, id }) => `${kind} ${id}`),
    );
    const text = textsOf(written);
    const has = (words: string): boolean => text.includes(words.replace(/\s+/g, ' '));
    for (const { id, label, note, detail, evidence } of course.events) {
      for (const [part, words] of [
        ['label', label],
        ['note', note],
        ['detail', detail],
        ['evidence', evidence.what.quote],
        ['evidence of the time', evidence.when.reasoning],
      ] as const)
        if (words !== undefined && lossOf(entries, 'event', id, part)?.held !== 'none')
          expect(has(words), `${part} of ${id}`).toBe(
            lossOf(entries, 'event', id, part)?.why !== 'written as the death of the patient',
          );
    }
    for (const series of course.series)
      for (const { id, value } of series.points) {
        if (lossOf(entries, 'value', id, 'value')?.held === 'none') continue;
        if (value.kind === 'number') expect(has(String(value.value)), id).toBe(true);
        expect(has(series.label), series.label).toBe(true);
      }
  });

  test('no illustrative shape is written', async () => {
    const written = await write(format, course, document);
    const text = textsOf(written);
    const read = await readBack(written);
    expect(written.entries.filter(({ kind, held }) => kind === 'shape' && held !== 'none')).toEqual(
      [],
    );
    for (const { label, shapes, points } of course.series) {
      for (const shape of shapes) expect(text).not.toContain(shape.label);
      const back = read?.series.filter((each) => each.label === label) ?? [];
      expect(back.flatMap((each) => each.points).length).toBeLessThanOrEqual(points.length);
      expect(back.flatMap((each) => each.shapes)).toEqual([]);
    }
  });

  test('no time that is read back says more than the case', async () => {
    const read = await readBack(await write(format, course, document));
    const told = format === 'cbioportal' ? withDates(course, 'relative') : course;
    for (const event of read?.events ?? []) {
      const own = told.events.filter(({ label }) => event.label.endsWith(label));
      if (own.length === 0 || read === undefined) continue;
      const place = placeOf(startOf(event.time), read);
      if (place === undefined) continue;
      const isAllowed = own.some(({ time }) => {
        const known = placeOf(startOf(time), told);
        return known !== undefined && known[0] >= place[0] && known[1] <= place[1];
      });
      expect(isAllowed, event.label).toBe(true);
    }
  });

  test('a case without dates has none in its file', async () => {
    if (name === 'calendar') return;
    const { files } = await write(format, course, document);
    for (const { text } of files)
      expect(text.replace('2026-01-01T00:00:00Z', '')).not.toMatch(/\b(?:19|20)\d\d-\d\d/);
  });

  test('dates that are shifted or told as days give no date of the source away', async () => {
    if (name !== 'calendar') return;
    for (const dates of ['shifted', 'relative'] as const) {
      const { files } = await write(format, withDates(course, dates), document);
      for (const { text } of files) expect(text).not.toMatch(/\b(?:2021|2022|2023)-\d\d/);
    }
  });

  test('the same case gives the same bytes', async () => {
    expect(await write(format, course, document)).toEqual(await write(format, course, document));
  });
});
