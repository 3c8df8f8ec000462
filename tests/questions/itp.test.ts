import { describe, expect, test } from 'vitest';
import { classOfCount } from '../../src/questions/itp.ts';
import { ask } from '../../src/questions/questions.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { courseWith, platelets, type Rows } from './cases.ts';

describe('ITP response', () => {
  const itp = {
    id: 'itp',
    kind: 'diagnosis',
    lane: 'all',
    label: 'Immune thrombocytopenia',
    at: 'start',
  };
  const bleeding = {
    id: 'bleed',
    kind: 'symptom',
    lane: 'all',
    label: 'Mucosal bleeding',
    start: 'start',
    end: 'start + 5 days',
  };
  const rows: Rows = [
    ['start', 20],
    ['start + 10', 110],
    ['start + 17', 120],
  ];
  const response = (events: readonly object[], values = rows) =>
    ask(
      courseWith({ events: events as never, series: [platelets(values)] }),
      DEFAULT_VIEW,
      'itp-response',
      { series: 'platelets' },
    ).answer;

  test.each([
    [29, 10, 'no response'],
    [30, 15, 'response'],
    [30, 15.1, 'no response'],
    [99, 20, 'response'],
    [99, 50, 'no response'],
    [100, 90, 'complete response'],
  ])('a count of %d from %d without bleeding: %s', (count, baseline, expected) => {
    expect(classOfCount(count, baseline)).toBe(expected);
  });

  test.each<[string, readonly object[], RegExp]>([
    ['no such diagnosis', [bleeding], /no immune thrombocytopenia is diagnosed/],
    [
      'a refuted one',
      [{ ...itp, status: 'refuted' }, bleeding],
      /no immune thrombocytopenia is diagnosed/,
    ],
    [
      'thrombocytopenia of another cause',
      [{ ...itp, label: 'Thrombocytopenia' }, bleeding],
      /no immune/,
    ],
    ['bleeding not recorded', [itp], /bleeding is not recorded/],
  ])('%s: not assessable', (_, events, reason) => {
    expect(response(events)).toMatchObject({
      kind: 'not-assessable',
      reason: expect.stringMatching(reason) as string,
    });
  });

  test('is confirmed by a second count 7 days later, and no sooner', () => {
    expect(response([itp, bleeding]).says).toMatch(/^Complete response, confirmed by 120/);
    const sooner = response(
      [itp, bleeding],
      [
        ['start', 20],
        ['start + 10', 110],
        ['start + 16', 120],
      ],
    );
    expect(sooner.says).toMatch(/^Complete response, not confirmed/);
    const relapsed = response(
      [itp, bleeding],
      [
        ['start', 20],
        ['start + 10', 110],
        ['start + 12', 20],
        ['start + 30', 120],
      ],
    );
    expect(relapsed.says).toMatch(/not confirmed/);
  });

  test('is none while it bleeds, and unknown where the end of the bleeding is', () => {
    const late = { ...bleeding, end: 'start + 30 days' };
    expect(response([itp, late])).toMatchObject({
      kind: 'class',
      says: expect.stringMatching(/^No response/) as string,
    });
    expect(response([itp, { ...bleeding, end: 'unknown' }]).kind).toBe('unknown');
  });
});
