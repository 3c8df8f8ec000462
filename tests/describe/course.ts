// A small course made by hand: what the words are tested on without any file.
import { buildClock } from '../../src/model/build-clock.ts';
import { DAY_MS } from '../../src/model/clock.ts';
import type { Course, CourseEvent, Point, Series, Shape } from '../../src/model/course.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { unstated, type EventTime, type When } from '../../src/model/when.ts';

export const reported = (quote?: string): Evidence => ({
  kind: 'reported',
  locator: 'abstract',
  ...(quote !== undefined && { quote }),
});
export const derived = (reasoning: string): Evidence => ({ kind: 'derived', reasoning });
export const illustrative = (quote?: string): Evidence => ({
  kind: 'illustrative',
  ...(quote !== undefined && { quote }),
});

/** A day counted from presentation. */
export function day(n: number, anchor = 'presentation'): When {
  return {
    ...unstated(`${anchor} + ${n} days`),
    anchor,
    earliest: n * DAY_MS,
    latest: (n + 1) * DAY_MS,
    precision: 'day',
  };
}

export function after(id: string): When {
  return { ...unstated(`after ${id}`), precision: 'order', after: [id] };
}

export const atOnce = (at: When): EventTime => ({ kind: 'point', at });

export function anEvent(id: string, more: Partial<CourseEvent> = {}): CourseEvent {
  return {
    id,
    kind: 'finding',
    lane: 'findings',
    label: `Label of ${id}`,
    status: 'affirmed',
    codes: [],
    time: atOnce(day(0)),
    links: [],
    evidence: { what: reported(`words about ${id}`), when: reported(`words about ${id}`) },
    notStated: [],
    ...more,
  };
}

export function aPoint(id: string, more: Partial<Point> = {}): Point {
  return {
    id,
    at: day(0),
    value: { kind: 'number', comparator: '=', value: 20 },
    evidence: { what: reported(), when: reported(), value: reported() },
    ...more,
  };
}

export function aSeries(id: string, more: Partial<Series> = {}): Series {
  return {
    id,
    label: `Series ${id}`,
    unit: { display: '×10⁹/L' },
    codes: [],
    scale: 'linear',
    relative: false,
    ranges: [],
    bounds: [],
    points: [],
    shapes: [],
    notStated: [],
    ...more,
  };
}

export function aShape(levels: readonly number[], label = 'gradual rise'): Shape {
  return {
    label,
    evidence: illustrative('gradually increased'),
    vertices: [
      ...levels.map((level, n) => ({ at: day(n), level })),
      { phase: 'followup', along: 0.123457, level: levels[0] ?? 0 },
    ],
  };
}

export function aCourse(more: Partial<Course> = {}): Course {
  const { clock } = buildClock({
    anchors: [
      { id: 'presentation', label: 'presentation', after: [], before: [] },
      { id: 'first-infusion', label: 'first infusion', after: ['presentation'], before: [] },
    ],
    dayZero: 'presentation',
  });
  return {
    id: 'case',
    title: 'A case',
    patient: { label: 'Boy, 12 years', evidence: reported() },
    source: { basis: 'abstract', citation: 'Author A, Journal 2018', doi: '10.1000/x' },
    clock,
    phases: [
      {
        id: 'acute',
        label: 'Acute',
        subtitle: 'ten days',
        extent: { kind: 'timed', frame: 'presentation', start: 0, end: 10 * DAY_MS },
        evidence: reported(),
      },
      {
        id: 'followup',
        label: 'Follow-up',
        subtitle: 'duration not stated',
        extent: { kind: 'untimed' },
        evidence: derived('a phase of ours'),
      },
    ],
    lanes: [{ id: 'findings', label: 'Findings' }],
    events: [],
    series: [],
    readings: [],
    notStated: [],
    remarks: [],
    ...more,
  };
}
