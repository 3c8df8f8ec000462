import { describe, expect, it } from 'vitest';
import { measurementsTable } from '../../src/describe/measurements.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { tableOf } from '../../src/describe/table.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument, SeriesDoc } from '../../src/model/document.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { sayMoment } from '../../src/model/samples.ts';
import { stateAt } from '../../src/questions/at.ts';
import { askAll } from '../../src/questions/questions.ts';
import { captionOf } from '../../src/describe/caption.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);

function courseWith(given: Omit<SeriesDoc, 'id' | 'label' | 'unit'>): Course {
  const document: CaseDocument = {
    caseline: 1,
    id: 'dense',
    title: 'Dense',
    patient: { label: 'Adult' },
    source: { basis: 'synthetic' },
    lanes: [],
    series: [
      {
        ...{ id: 'platelets', label: 'Platelets', unit: '×10⁹/L' },
        bounds: [{ at: 100, side: 'above', label: 'bound', source: 'the authors' }],
        range: { low: 150, high: 400, source: 'laboratory' },
        ...given,
      },
    ],
  };
  return courseOf(document);
}

/** The same values as samples and as points. */
function both(count: number): readonly [Course, Course] {
  const times = Array.from({ length: count }, (_, n) => START + n * 9 * HOUR);
  const values = times.map((_, n) => Math.round(120 + 90 * Math.sin(n / 7)) + (n % 4));
  const say = (ms: number) => sayMoment({ anchor: 'calendar', precision: 'minute' }, ms);
  return [
    courseWith({ samples: { precision: 'minute', times, values } }),
    courseWith({ points: times.map((t, n) => ({ at: say(t), value: values[n] ?? 0 })) }),
  ];
}

const VIEW = { ...DEFAULT_VIEW, axis: 'calendar' as const };

describe('a series of samples', () => {
  it('answers as the same series of points does', () => {
    const [one, other] = both(90);
    expect(askAll(one, VIEW)).toEqual(askAll(other, VIEW));
    expect(captionOf(one, VIEW)).toBe(captionOf(other, VIEW));
    expect(describeCourse(one, VIEW)).toBe(describeCourse(other, VIEW));
    expect(tableOf(one, VIEW)).toEqual(tableOf(other, VIEW));
    expect(measurementsTable(one, VIEW)).toEqual(measurementsTable(other, VIEW));
    expect(detailOf('platelets/7', one)).toEqual(detailOf('platelets/7', other));
  });

  it('reads the same at every cursor, however long it is', () => {
    for (const count of [90, 2400]) {
      const [one, other] = both(count);
      for (const hours of [-5, 0, 4, 9, 200.5, 703, 9e4]) {
        const cursor = { kind: 'time', frame: 'calendar', t: START + hours * HOUR } as const;
        expect(stateAt(one, cursor, VIEW)).toEqual(stateAt(other, cursor, VIEW));
      }
      const mark = { kind: 'mark', id: 'platelets/33' } as const;
      expect(stateAt(one, mark, VIEW)).toEqual(stateAt(other, mark, VIEW));
    }
  });

  it('of more values than can be gone through still knows its extremes, and says so', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, n) => 150 + (n % 11));
    values[123_456] = 3;
    const times = values.map((_, n) => START + n * 60_000);
    const course = courseWith({ samples: { precision: 'minute', times, values } });
    const asked = askAll(course, VIEW);
    const lowest = asked.find(({ id }) => id === 'lowest');
    expect(JSON.stringify(lowest?.answer)).toContain('platelets/123457');
    const highest = asked.find(({ id }) => id === 'highest');
    expect(JSON.stringify(highest?.answer)).toContain('the first of 27272 such values');
    const refused = asked.filter(({ applies }) => !applies);
    expect(refused.length).toBeGreaterThan(0);
    expect(JSON.stringify(refused[0]?.answer)).toContain('300000 values');
    expect(detailOf('platelets/123457', course)?.title).toBe('Platelets: 3 ×10⁹/L');
  });
});
