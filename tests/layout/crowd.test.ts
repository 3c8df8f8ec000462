/** Events so many that a lane counts them: each of the window is drawn or counted exactly once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { svgText } from '../../src/export/svg.ts';
import type { Figure } from '../../src/layout/figure.ts';
import type { Course, CourseEvent, EventKind, Status } from '../../src/model/course.ts';
import { buildClock } from '../../src/model/build-clock.ts';
import { CALENDAR, DAY_MS } from '../../src/model/clock.ts';
import { countOfRun, edgeEvents, eventsIn, indexEvents } from '../../src/model/event-index.ts';
import type { EventTime, Precision, When } from '../../src/model/when.ts';
import { unstated } from '../../src/model/when.ts';
import { invert } from '../../src/layout/axis.ts';
import { figureAxis } from '../../src/layout/layout.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const START = Date.UTC(2021, 0, 4);
const YEAR = 365 * DAY_MS;

function when(t: number, width: number, precision: Precision): When {
  return { ...unstated(''), anchor: CALENDAR, earliest: t, latest: t + width, precision };
}

interface Spec {
  readonly at: number;
  readonly lasts: number | 'ongoing' | 'unknown' | undefined;
  readonly precision: 'second' | 'day' | 'month' | 'none';
  readonly lane: number;
  readonly kind: EventKind;
  readonly status: Status;
  readonly isDerived: boolean;
}

const WIDTHS = { second: 1000, day: DAY_MS, month: 30 * DAY_MS, none: 0 } as const;

function timeOf({ at, lasts, precision }: Spec): EventTime {
  const width = WIDTHS[precision];
  const t = START + Math.floor((at * YEAR) / Math.max(width, 1000)) * Math.max(width, 1000);
  const start = precision === 'none' ? unstated() : when(t, width, precision);
  if (lasts === undefined) return { kind: 'point', at: start };
  if (lasts === 'ongoing' || lasts === 'unknown')
    return { kind: 'span', start, end: { kind: lasts } };
  const end = precision === 'none' ? unstated() : when(t + lasts * DAY_MS, width, precision);
  return { kind: 'span', start, end: { kind: 'at', at: end } };
}

function courseOf(specs: readonly Spec[]): Course {
  const evidence = (isDerived: boolean): CourseEvent['evidence'] => ({
    what: { kind: isDerived ? 'derived' : 'reported', locator: 'x' },
    when: { kind: 'reported', locator: 'x' },
  });
  const lanes = [...new Set(specs.map(({ lane }) => lane))].map((lane) => ({
    id: `lane${lane}`,
    label: `Lane ${lane}`,
  }));
  return {
    id: 'many',
    title: 'Many events',
    patient: { label: 'Nobody', evidence: { kind: 'reported', locator: 'x' } },
    source: { basis: 'synthetic' },
    clock: buildClock({ anchors: [{ id: CALENDAR, label: 'calendar', after: [], before: [] }] })
      .clock,
    phases: [],
    lanes,
    events: specs.map((spec, at) => ({
      id: `e${at}`,
      kind: spec.kind,
      lane: `lane${spec.lane}`,
      label: `Event ${at}`,
      status: spec.status,
      codes: [],
      time: timeOf(spec),
      links: [],
      evidence: evidence(spec.isDerived),
      notStated: [],
    })),
    series: [],
    readings: [],
    notStated: [],
    remarks: [],
  };
}

const PLAIN: Spec = {
  at: 0,
  lasts: undefined,
  precision: 'second',
  lane: 0,
  kind: 'encounter',
  status: 'affirmed',
  isDerived: false,
};

/** Evenly mixed, by a fixed rule. */
function regular(count: number): Course {
  return courseOf(
    Array.from({ length: count }, (_, n) => ({
      ...PLAIN,
      at: ((n * 0.6180339887) % 1) * 0.97,
      lasts: n % 3 === 0 ? 2000 / count : undefined,
      lane: n % 7,
      kind: n % 2 === 0 ? 'medication' : 'symptom',
    })),
  );
}

const spec: fc.Arbitrary<Spec> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  lasts: fc.option(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 90 }) },
      { weight: 1, arbitrary: fc.constantFrom('ongoing' as const, 'unknown' as const) },
    ),
    { nil: undefined },
  ),
  precision: fc.constantFrom('second', 'second', 'day', 'month', 'none'),
  lane: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom('encounter', 'medication', 'death'),
  status: fc.constantFrom('affirmed', 'excluded'),
  isDerived: fc.boolean(),
});

const windows = fc
  .tuple(fc.double({ min: 0, max: 0.95, noNaN: true }), fc.constantFrom(1, 0.3, 0.05, 0.002))
  .map(([from, width]): View['window'] => [
    Math.min(from, 1 - width),
    Math.min(from, 1 - width) + width,
  ]);

const viewOf = (window: View['window'] = [0, 1]): View => ({
  ...DEFAULT_VIEW,
  axis: 'calendar',
  window,
});

const PAGE = { ...DEFAULT_PAGE, width: 900 };

function figureOf(course: Course, window?: View['window']): Figure {
  return renderCourse(course, viewOf(window), PAGE).figure;
}

/** How many events a figure draws one by one or in clusters, and how many it counts. */
function accountOf({ lanes }: Figure): {
  readonly drawn: readonly string[];
  readonly counted: number;
} {
  return {
    drawn: lanes.flatMap((lane) => lane.events.flatMap(({ id, members }) => members ?? [id])),
    counted: lanes.reduce((sum, { crowd }) => sum + (crowd?.count ?? 0), 0),
  };
}

test('a window finds in the index what looking at every event finds', () => {
  fc.assert(
    fc.property(
      fc.array(spec, { minLength: 1, maxLength: 120 }),
      fc.tuple(fc.integer({ min: -10, max: 400 }), fc.integer({ min: 0, max: 200 })),
      (specs, [day, length]) => {
        const course = courseOf(specs);
        const [t0, t1] = [START + day * DAY_MS, START + (day + length) * DAY_MS + 1];
        for (const { runs } of indexEvents(course.events, course.clock).values())
          for (const run of runs) {
            const all = run.events
              .map((_, at) => at)
              .sort((a, b) => (run.order[a] ?? 0) - (run.order[b] ?? 0));
            const [from, to] = [(at: number) => run.from[at] ?? 0, (at: number) => run.to[at] ?? 0];
            const inside = all.filter((at) => from(at) < t1 && to(at) > t0);
            expect(eventsIn(run, t0, t1)).toEqual(inside);
            expect(countOfRun(run, t0, t1)).toBe(inside.length);
            const edges = inside.filter((at) => from(at) >= t0 || to(at) < t1);
            expect(edgeEvents(run, t0, t1)).toEqual(edges);
          }
      },
    ),
    { numRuns: 40, seed: 3 },
  );
});

test('every event of the window is drawn or counted exactly once, whatever is known of its time', () => {
  fc.assert(
    fc.property(fc.array(spec, { minLength: 201, maxLength: 420 }), windows, (specs, window) => {
      const course = courseOf(specs);
      const figure = figureOf(course, window);
      const { drawn, counted } = accountOf(figure);
      expect(new Set(drawn).size).toBe(drawn.length);
      const whole = accountOf(figureOf(course));
      if (window[1] - window[0] === 1) expect(drawn.length + counted).toBe(specs.length);
      expect(whole.drawn.length + whole.counted).toBe(specs.length);
      for (const { crowd } of figure.lanes) {
        if (crowd === undefined) continue;
        expect(crowd.layers.reduce((sum, { count }) => sum + count, 0)).toBe(crowd.count);
        // Every counted event can be reached in some cell, and none of those drawn.
        const reached = new Set(crowd.cells.flatMap(({ members }) => members));
        expect(reached.size).toBe(crowd.count);
        expect(drawn.filter((id) => reached.has(id))).toEqual([]);
        for (const cell of crowd.cells) expect(cell.members.length).toBe(cell.count);
      }
      expect(overlapsOf(figure)).toEqual([]);
      expect(brokenNumbers(figure)).toEqual([]);
    }),
    { numRuns: 12, seed: 11 },
  );
});

test('counts and marks are those of the window: no event in it is missing, none beyond it is there', () => {
  const course = regular(5000);
  for (const window of [
    [0.1, 0.4],
    [0.5, 0.51],
    [0.7, 0.7004],
  ] as const) {
    const figure = figureOf(course, window);
    const axis = figureAxis(course, viewOf(window), PAGE);
    const [t0, t1] = [axis.x0, axis.x1].map((x) => {
      const place = invert(axis, x);
      return place?.kind === 'time' ? place.t : NaN;
    }) as [number, number];
    const inside = course.events.filter(({ time }) => {
      const [first, last] = time.kind === 'point' ? [time.at, time.at] : [time.start, endOf(time)];
      return first.earliest < t1 && last.latest > t0;
    });
    const { drawn, counted } = accountOf(figure);
    expect(inside.length).toBeGreaterThan(0);
    expect(drawn.length + counted).toBe(inside.length);
    const reached = figure.lanes.flatMap(({ crowd }) => crowd?.cells ?? []);
    const ids = new Set([...drawn, ...reached.flatMap(({ members }) => members)]);
    expect(ids).toEqual(new Set(inside.map(({ id }) => id)));
  }
});

function endOf(time: EventTime): When {
  return time.kind !== 'point' && time.end.kind === 'at' ? time.end.at : unstated();
}

test('zooming in to any event shows it by itself at the end, also among many that last', () => {
  const long = Array.from({ length: 300 }, (_, n) => ({
    ...PLAIN,
    at: n / 700,
    lasts: 200 + n / 10,
    kind: 'medication' as const,
  }));
  const course = courseOf([
    ...long,
    ...Array.from({ length: 700 }, (_, n) => ({ ...PLAIN, at: n / 700, lane: 1 })),
  ]);
  const whole = figureOf(course);
  expect(accountOf(whole).counted).toBe(1000);
  for (const id of ['e0', 'e7', 'e150', 'e299', 'e300', 'e777', 'e999']) {
    let window: View['window'] = [0, 1];
    for (let zoom = 0; zoom < 8; zoom++) {
      const figure = figureOf(course, window);
      const cells = figure.lanes.flatMap(({ crowd }) => crowd?.cells ?? []);
      // What an opened cell does: the first that holds the event comes to fill the window.
      const cell = cells.find(({ members }) => members.includes(id));
      if (cell === undefined) break;
      const { x0, x1 } = figure.axis;
      const at = (x: number): number =>
        window[0] + ((x - x0) / (x1 - x0)) * (window[1] - window[0]);
      const [from, to] = [at(cell.box.x), at(cell.box.x + cell.box.width)];
      window = [Math.max(0, from - (to - from) / 3), Math.min(1, to + (to - from) / 3)];
    }
    const { drawn } = accountOf(figureOf(course, window));
    expect(drawn, id).toContain(id);
  }
});

test.each([100, 10_000, 100_000])(
  'a figure of %i events has no more nodes than one of few',
  (count) => {
    const course = regular(count);
    for (const window of [
      [0, 1],
      [0.4, 0.45],
      [0.4, 0.4005],
    ] as const) {
      const { drawing, figure } = renderCourse(course, viewOf(window), DEFAULT_PAGE);
      expect((svgText(drawing).match(/<(?!\/)/g) ?? []).length).toBeLessThan(1500);
      const { drawn } = accountOf(figure);
      expect(drawn.length).toBeLessThanOrEqual(200);
    }
  },
);

test('a crowd says how many it stands for, and keeps kinds, evidence and what is excluded apart', () => {
  const specs = Array.from({ length: 900 }, (_, n): Spec => ({
    ...PLAIN,
    at: n / 900,
    kind: n % 3 === 0 ? 'symptom' : 'medication',
    isDerived: n % 4 === 0,
    status: n % 9 === 0 ? 'excluded' : 'affirmed',
  }));
  const { drawing, figure } = renderCourse(courseOf(specs), viewOf(), DEFAULT_PAGE);
  const svg = svgText(drawing);
  const counts = Array.from(svg.matchAll(/data-count="(\d+)"/g), ([, count]) => Number(count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(900);
  const layers = figure.lanes[0]?.crowd?.layers ?? [];
  expect(new Set(layers.map(({ kind }) => kind))).toEqual(new Set(['symptom', 'medication']));
  expect(
    layers
      .filter(({ evidence }) => evidence === 'derived')
      .reduce((sum, { count }) => sum + count, 0),
  ).toBe(225);
  expect(layers.filter(({ struck }) => struck).reduce((sum, { count }) => sum + count, 0)).toBe(
    100,
  );
  expect(figure.legend.map(({ key }) => key)).toEqual(['reported', 'derived', 'struck', 'crowd']);
});

test('on paper a few hundred events are still told one by one', () => {
  const course = courseOf(Array.from({ length: 400 }, (_, n) => ({ ...PLAIN, at: n / 400 })));
  const page = { ...DEFAULT_PAGE, unit: 'mm' as const, width: 174, paper: DEFAULT_PAPER };
  const { figure } = renderCourse(course, viewOf(), page);
  expect(accountOf(figure)).toMatchObject({ counted: 0 });
  expect(accountOf(figure).drawn).toHaveLength(400);
});
