import { describe, expect, test } from 'vitest';
import type { CaseDocument } from '../../src/model/document.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { firstView } from '../../src/view/first.ts';
import { visibleSeries } from '../../src/view/select.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const documentOf = (tests: number, events: number, label = 'Visit'): CaseDocument => ({
  caseline: 1,
  id: 'many',
  title: 'Many',
  patient: { label: 'Patient' },
  source: { basis: 'synthetic' },
  lanes: [{ id: 'visits', label: 'Visits' }],
  events: Array.from({ length: events }, (_, at) => ({
    id: `e${at}`,
    kind: 'encounter',
    lane: 'visits',
    label,
    at: `20${String(10 + (at % 80))}-01-02`,
  })),
  // The later a test, the more values it has.
  series: Array.from({ length: tests }, (_, nth) => ({
    id: `s${nth}`,
    label: `Test ${nth}`,
    unit: 'g/L',
    points: Array.from({ length: nth + 1 }, (_each, at) => ({
      at: `2021-01-${String(1 + (at % 28)).padStart(2, '0')}`,
      value: at,
    })),
  })),
});

describe('the first view', () => {
  test('of a few panels and events is the plain one', () => {
    expect(firstView(courseOf(documentOf(12, 40)))).toBe(DEFAULT_VIEW);
  });

  test('of many panels draws the fullest, in their order, and hides the others', () => {
    const course = courseOf(documentOf(20, 1));
    const shown = visibleSeries(course, firstView(course)).map(({ id }) => id);
    expect(shown).toEqual(Array.from({ length: 8 }, (_, at) => `s${12 + at}`));
  });

  test('makes a strip of a lane that repeats itself, and of no other', () => {
    const course = courseOf(documentOf(1, 50));
    expect(firstView(course).collapsedLanes).toEqual(['visits']);
    const named = documentOf(1, 50);
    const events = (named.events ?? []).map((event) => ({ ...event, label: event.id }));
    expect(firstView(courseOf({ ...named, events }))).toBe(DEFAULT_VIEW);
  });
});
