import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_KINDS, type Course } from '../../src/model/course.ts';
import * as changes from '../../src/view/changes.ts';
import { reviveView } from '../../src/view/revive.ts';
import { visibleLanes } from '../../src/view/select.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { aCourse, anEvent, aPoint, aSeries } from '../describe/course.ts';
import { anId, aView, someCourse, someView } from './views.ts';

type Change = (view: View) => View;

const course: Course = aCourse({
  lanes: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id })),
  events: [anEvent('rash', { lane: 'a' })],
  series: [
    aSeries('platelets', {
      codes: [{ system: 'LOINC', code: '777-3' }],
      points: [aPoint('platelets/1')],
    }),
    aSeries('alt'),
  ],
  readings: [{ id: 'literal', label: 'Literal', says: 'as written', isDefault: false }],
});

/** Done twice these are as done once. */
const SETTING: Readonly<Record<string, Change>> = {
  setAxis: (view) => changes.setAxis(view, 'linear'),
  setTheme: (view) => changes.setTheme(view, 'print'),
  setWindow: (view) => changes.setWindow(view, [1 / 3, 2 / 3]),
  setReading: (view) => changes.setReading(view, course, 'literal'),
  'setReading to the default': (view) => changes.setReading(view, course, undefined),
  'setDayZero to an event': (view) => changes.setDayZero(view, course, 'rash'),
  'setDayZero to an anchor': (view) => changes.setDayZero(view, course, 'first-infusion'),
  'setDayZero to the case’s': (view) => changes.setDayZero(view, course, undefined),
  hideLane: (view) => changes.hideLane(view, course, 'b'),
  showLane: (view) => changes.showLane(view, course, 'b'),
  showAllLanes: changes.showAllLanes,
  collapseLane: (view) => changes.collapseLane(view, course, 'b'),
  expandLane: (view) => changes.expandLane(view, course, 'b'),
  hidePanel: (view) => changes.hidePanel(view, course, 'alt'),
  showPanel: (view) => changes.showPanel(view, course, 'alt'),
  showAllPanels: changes.showAllPanels,
  setScale: (view) => changes.setScale(view, course, 'alt', 'log'),
  'setScale to the case’s': (view) => changes.setScale(view, course, 'alt', undefined),
  setValueMode: (view) => changes.setValueMode(view, course, 'alt', 'limit'),
  'setRange to the case’s': (view) => changes.setRange(view, course, 'alt', undefined),
  setFilter: (view) => changes.setFilter(view, { text: 'rash', hiddenKinds: ['note', 'imaging'] }),
  clearFilter: changes.clearFilter,
  addCursor: (view) => changes.addCursor(view, course, { kind: 'mark', id: 'rash' }),
  clearCursors: changes.clearCursors,
  pin: (view) => changes.pin(view, course, 'platelets/1'),
  'pin nothing': (view) => changes.pin(view, course, undefined),
};

/** Done twice these are as never done. */
const TOGGLING: Readonly<Record<string, Change>> = {
  toggleIllustrative: changes.toggleIllustrative,
  toggleLens: changes.toggleLens,
  toggleKind: (view) => changes.toggleKind(view, 'imaging'),
  toggleEvidence: (view) => changes.toggleEvidence(view, 'derived'),
};

/** Names that no course of these tests has. */
const UNKNOWN: Readonly<Record<string, (view: View, id: string) => View>> = {
  setReading: (view, id) => changes.setReading(view, course, id),
  setDayZero: (view, id) => changes.setDayZero(view, course, id),
  hideLane: (view, id) => changes.hideLane(view, course, id),
  showLane: (view, id) => changes.showLane(view, course, id),
  collapseLane: (view, id) => changes.collapseLane(view, course, id),
  expandLane: (view, id) => changes.expandLane(view, course, id),
  moveLane: (view, id) => changes.moveLane(view, course, id, 1),
  hidePanel: (view, id) => changes.hidePanel(view, course, id),
  showPanel: (view, id) => changes.showPanel(view, course, id),
  movePanel: (view, id) => changes.movePanel(view, course, id, 1),
  setScale: (view, id) => changes.setScale(view, course, id, 'log'),
  setValueMode: (view, id) => changes.setValueMode(view, course, id, 'limit'),
  setRange: (view, id) => changes.setRange(view, course, id, undefined),
  'setRange to one': (view, id) => changes.setRange(view, course, 'platelets', id),
  toggleKind: (view, id) => changes.toggleKind(view, id),
  'addCursor at a mark': (view, id) => changes.addCursor(view, course, { kind: 'mark', id }),
  'addCursor at a time': (view, id) =>
    changes.addCursor(view, course, { kind: 'time', frame: id, t: 0 }),
  'addCursor in a phase': (view, id) =>
    changes.addCursor(view, course, { kind: 'order', phase: id, along: 0.5 }),
  pin: (view, id) => changes.pin(view, course, id),
};

describe('of every view', () => {
  test.each(Object.entries(SETTING))('%s twice is once, and nothing new', (_, change) => {
    fc.assert(
      fc.property(aView, (view) => {
        const once = change(view);
        expect(change(once)).toBe(once);
      }),
    );
  });

  test.each(Object.entries(TOGGLING))('%s twice is never', (_, change) => {
    fc.assert(
      fc.property(aView, (view) => {
        expect(change(view)).not.toEqual(view);
        expect(change(change(view))).toEqual(view);
      }),
    );
  });

  test.each(Object.entries(UNKNOWN))('%s leaves it alone where the id is unknown', (_, change) => {
    fc.assert(
      fc.property(aView, anId, (view, id) => {
        fc.pre(!['a', 'b', 'c', 'd'].includes(id));
        expect(change(view, id)).toBe(view);
      }),
    );
  });

  test.each(Object.entries({ ...SETTING, ...TOGGLING }))(
    '%s makes a proper view and leaves the old one as it was',
    (_, change) => {
      fc.assert(
        fc.property(aView, (view) => {
          const before = structuredClone(view);
          const after = change(view);
          expect(reviveView(after)).toEqual(after);
          expect(view).toEqual(before);
        }),
      );
    },
  );
});

describe('moving', () => {
  const idsOf = (each: Course, view: View): readonly string[] =>
    visibleLanes(each, view).map(({ id }) => id);

  test('a lane there and back again is where it was, as far as there is room', () => {
    fc.assert(
      fc.property(someCourse, someView, fc.integer({ min: -6, max: 6 }), fc.nat(4), (...all) => {
        const [each, view, by, at] = all;
        const before = idsOf(each, view);
        const id = before[at] ?? 'nobody';
        const moved = changes.moveLane(view, each, id, by);
        const after = idsOf(each, moved);
        expect([...after].sort()).toEqual([...before].sort());
        const to = Math.min(Math.max(at + by, 0), before.length - 1);
        if (id !== 'nobody') expect(after.indexOf(id)).toBe(to);
        expect(idsOf(each, changes.moveLane(moved, each, id, at - to))).toEqual(before);
      }),
    );
  });

  test('a lane passes the hidden ones in one step, and they stay where they are', () => {
    const hidden: View = { ...DEFAULT_VIEW, hiddenLanes: ['b'] };
    const moved = changes.moveLane(hidden, course, 'a', 1);
    expect(moved.laneOrder).toEqual(['c', 'b', 'a', 'd']);
    expect(idsOf(course, moved)).toEqual(['c', 'a', 'd']);
  });

  test('lanes in the order of the case are not named', () => {
    const moved = changes.moveLane(DEFAULT_VIEW, course, 'a', 2);
    expect(moved.laneOrder).toEqual(['b', 'c', 'a', 'd']);
    expect(changes.moveLane(moved, course, 'a', -2)).toEqual(DEFAULT_VIEW);
  });

  test('what stands at the end stays there, as does what is hidden, or moves nowhere', () => {
    const hidden: View = { ...DEFAULT_VIEW, hiddenLanes: ['b'] };
    expect(changes.moveLane(DEFAULT_VIEW, course, 'd', 3)).toBe(DEFAULT_VIEW);
    expect(changes.moveLane(DEFAULT_VIEW, course, 'b', 0)).toBe(DEFAULT_VIEW);
    expect(changes.moveLane(DEFAULT_VIEW, course, 'b', NaN)).toBe(DEFAULT_VIEW);
    expect(changes.moveLane(hidden, course, 'b', 1)).toBe(hidden);
  });

  test('panels move alike', () => {
    const moved = changes.movePanel(DEFAULT_VIEW, course, 'alt', -1);
    expect(moved.panelOrder).toEqual(['alt', 'platelets']);
    expect(changes.movePanel(moved, course, 'alt', 1)).toEqual(DEFAULT_VIEW);
  });
});

test('two cursors are kept, the oldest goes; one marked again becomes the newest', () => {
  const mark = (view: View, id: string): View =>
    changes.addCursor(view, course, { kind: 'mark', id });
  const ids = (view: View): readonly unknown[] =>
    view.cursors.map((cursor) => cursor.kind === 'mark' && cursor.id);
  const two = mark(mark(DEFAULT_VIEW, 'rash'), 'platelets/1');
  expect(ids(two)).toEqual(['rash', 'platelets/1']);
  expect(ids(mark(two, 'rash'))).toEqual(['platelets/1', 'rash']);
  const third = changes.addCursor(two, course, { kind: 'time', frame: 'presentation', t: 5 });
  expect(third.cursors).toEqual([
    { kind: 'mark', id: 'platelets/1' },
    { kind: 'time', frame: 'presentation', t: 5 },
  ]);
});

test('a place in an order is marked only where there is no time', () => {
  const inPhase = (phase: string, along: number): View =>
    changes.addCursor(DEFAULT_VIEW, course, { kind: 'order', phase, along });
  expect(inPhase('followup', 0.5).cursors).toHaveLength(1);
  expect(inPhase('acute', 0.5)).toBe(DEFAULT_VIEW);
  expect(inPhase('followup', 1.5)).toBe(DEFAULT_VIEW);
});

test('a panel set back to the case’s own ways leaves no trace', () => {
  const set = changes.setValueMode(
    changes.setScale(DEFAULT_VIEW, course, 'alt', 'log'),
    course,
    'alt',
    'limit',
  );
  expect(set.panels).toEqual({ alt: { scale: 'log', value: 'limit' } });
  const back = changes.setScale(set, course, 'alt', undefined);
  expect(back.panels).toEqual({ alt: { value: 'limit' } });
  expect(changes.setValueMode(back, course, 'alt', undefined)).toEqual(DEFAULT_VIEW);
});

test('every kind of event can be switched off, one by one', () => {
  const none = EVENT_KINDS.reduce((view, kind) => changes.toggleKind(view, kind), DEFAULT_VIEW);
  expect(none.filter.hiddenKinds).toEqual(EVENT_KINDS);
  expect(changes.clearFilter(none)).toEqual(DEFAULT_VIEW);
});
