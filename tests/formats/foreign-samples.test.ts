import { describe, expect, it } from 'vitest';
import { MOST_POINTS, sampled } from '../../src/formats/foreign-samples.ts';
import type { CaseDocument, PointDoc, SeriesDoc } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';

const COUNT = MOST_POINTS + 3;
const dated = (n: number): string =>
  new Date(Date.UTC(2024, 0, 1, 0, n)).toISOString().slice(0, 16);

function seriesOf(point: (n: number) => PointDoc, count = COUNT): SeriesDoc {
  const points = Array.from({ length: count }, (_, n) => point(n));
  return { id: 'pulse', label: 'Pulse', unit: '/min', points };
}

function pointsOf(series: SeriesDoc) {
  const document: CaseDocument = {
    caseline: 1,
    id: 'dense',
    title: 'Dense',
    patient: { label: 'Adult' },
    source: { basis: 'record' },
    anchors: [{ id: 'start', label: 'Start' }],
    lanes: [],
    series: [series],
  };
  return resolveCase(document).course.series[0]?.points ?? [];
}

describe('a long series of plain numbers', () => {
  it.each([
    ['minutes of dates', dated],
    ['days after an anchor', (n: number) => `start + ${n} days`],
    [
      'minutes around an anchor',
      (n: number) => `start ${n < 9 ? '-' : '+'} ${Math.abs(n - 9)} minutes`,
    ],
  ])('says as columns what it says as points: %s', (_, at) => {
    const series = seriesOf((n) => ({ at: at(n), value: n % 7 }));
    const dense = sampled(series);
    expect(dense?.series.points).toBeUndefined();
    const [columns, points] = [pointsOf(dense?.series ?? series), pointsOf(series)].map((all) =>
      all.map(({ at: { words: __, ...when }, value }) => ({ when, value })),
    );
    expect(columns).toEqual(points);
  });

  it('keeps what is not plain beside it, and tells the id of each', () => {
    const series = seriesOf(
      (n) => ({
        at: dated(COUNT - n),
        value: n === 5 ? '<3' : n,
        evidence: { reported: true, locator: `row ${n + 2}` },
        ...(n === 7 && { note: 'haemolysed' }),
      }),
      COUNT + 2,
    );
    const dense = sampled(series);
    expect(dense?.series.points).toHaveLength(2);
    expect(dense?.ids).toHaveLength(COUNT + 2);
    const points = pointsOf(dense?.series ?? series);
    expect(points).toHaveLength(COUNT + 2);
    const ids = new Set(points.map(({ id }) => id));
    expect(dense?.ids.filter((id) => !ids.has(id))).toEqual([]);
    const third = points.find(({ id }) => id === dense?.ids[3]);
    expect(third?.value).toMatchObject({ value: 3 });
    expect(points.find(({ id }) => id === dense?.ids[7])?.note).toBe('haemolysed');
  });

  it('stays as it is where it is short or has much of its own to say', () => {
    expect(sampled(seriesOf((n) => ({ at: dated(n), value: n }), 100))).toBeUndefined();
    expect(sampled(seriesOf((n) => ({ at: dated(n), value: `<${n}` })))).toBeUndefined();
    expect(sampled(seriesOf((n) => ({ at: dated(n).slice(0, 7), value: n })))).toBeUndefined();
  });
});
