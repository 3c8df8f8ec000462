import { expect, test } from 'vitest';
import { pairOf } from '../../src/app/compare.ts';
import { canBeDayZero, daysZeroOf } from '../../src/app/day-zero.ts';
import { changesOf, readAs } from '../../src/app/readings.ts';
import { sayTally, tallyOf } from '../../src/app/tally.ts';
import { figureAxis } from '../../src/layout/layout.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { caseOf, courseOf } from '../layout/cases.ts';

const purpura = caseOf('purpura');
const course = courseOf('purpura');
const dili = courseOf('dili');
const calendar = courseOf('calendar');

test('figures that are compared begin their axes at one px and show one stretch', () => {
  const view: View = { ...DEFAULT_VIEW, axis: 'linear', window: [0.2, 0.6] };
  const pair = pairOf(dili, view, { course: calendar, on: calendar.clock.dayZero }, DEFAULT_PAGE);
  expect(pair.isShared).toBe(true);
  const axes = [
    figureAxis(dili, pair.first.view, pair.first.page),
    figureAxis(calendar, pair.second.view, pair.second.page),
  ];
  expect(axes[0]?.x0).toBe(axes[1]?.x0);
  expect(axes[0]?.x1).toBe(axes[1]?.x1);
  expect(pair.second.view.window).toEqual([0.2, 0.6]);
});

test('another reading of a case keeps the axis of the view', () => {
  const other = resolveCase(purpura.document, 'literal').course;
  const pair = pairOf(course, DEFAULT_VIEW, { course: other }, DEFAULT_PAGE);
  expect(pair.isShared).toBe(true);
  expect(pair.second.view.reading).toBe('literal');
  expect(pair.first.view).toBe(DEFAULT_VIEW);
});

test('days are counted only from what is stated to the day', () => {
  expect(canBeDayZero('thrombocytopenia', course)).toBe(false);
  expect(canBeDayZero('diagnosis', course)).toBe(false);
  expect(daysZeroOf(course).events.map(({ label }) => label)).toContain('ucMSC infusion 4');
  expect(daysZeroOf(calendar).events.length).toBeGreaterThan(20);
});

test('a reading says what it changes, and a pinned mark stays pinned as it is told there', () => {
  const changes = changesOf(purpura, course);
  expect(changes.get('weekly')).toEqual({ phases: ['8 infusions over 2 months'], events: 22 });
  expect(changes.get('unspaced')?.events).toBe(15);
  const fourth = course.events.find(({ part }) => part?.number === 4);
  const view = readAs({ ...DEFAULT_VIEW, pinned: fourth!.id }, 'literal', purpura, course);
  const { course: literal } = resolveCase(purpura.document, 'literal');
  expect(literal.events.find(({ id }) => id === view.pinned)?.kind).toBe('infusion');
});

test('the tally counts what the view shows, and what the lens makes of it', () => {
  const tally = tallyOf(course, DEFAULT_VIEW);
  expect(tally.all).toBe(28);
  const lens: View = { ...DEFAULT_VIEW, lens: true };
  expect(tallyOf(course, lens)).toEqual(tally);
  expect(sayTally(tally, lens)).toMatch(/derived faded, 2 illustrative left out/);
  expect(sayTally(tally, DEFAULT_VIEW)).toBeUndefined();
});
