import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import type { StoryDoc } from '../../src/model/document.ts';
import { ambiguousIds } from '../../src/model/draft-story.ts';
import { seen } from '../../src/model/resolved.ts';
import { beforeFirst, leftOut, stepFromView } from '../../src/view/capture.ts';
import { storyOf, viewAfter } from '../../src/view/story.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { caseOf, courseOf } from '../layout/cases.ts';
import { aView, someCourse, someView } from './views.ts';

const course = courseOf('purpura');
const step = { id: 's', title: 'S' };

/** All that a step can change, with what stands for the case's own spelled out. */
function kept(view: View, { lanes, series, readings, clock }: Course): unknown {
  const drawn = (all: readonly { id: string }[], hidden: readonly string[]): unknown =>
    all.map(({ id }) => id).filter((id) => !hidden.includes(id));
  const cursor = view.cursors.filter(({ kind }) => kind === 'mark').at(-1);
  return {
    axis: view.axis,
    window: view.window,
    lanes: drawn(lanes, view.hiddenLanes),
    panels: drawn(series, view.hiddenPanels),
    emphasis: view.emphasis,
    reading:
      readings.find(({ id }) => id === view.reading)?.id ??
      (readings.find(({ isDefault }) => isDefault) ?? readings[0])?.id,
    illustrative: view.illustrative,
    lens: view.lens,
    dayZero: view.dayZero ?? clock.dayZero,
    cursor,
  };
}

const RUNS = { numRuns: 300, seed: 20210304 };
const named = fc.subarray(['history', 'purpura', 'marrow', 'therapy', 'platelets/*']);
/** Of views that hold hostile ids, and of views that fit; with readings and day zero of the case. */
const ofPurpura = fc
  .tuple(
    fc.oneof(aView, someView),
    fc.subarray(course.lanes.map(({ id }) => id)),
    fc.subarray(course.series.map(({ id }) => id)),
    fc.option(fc.constantFrom('weekly', 'literal', 'unspaced'), { nil: undefined }),
    fc.option(fc.constantFrom('presentation', 'purpura'), { nil: undefined }),
  )
  .map(([view, hiddenLanes, hiddenPanels, reading, dayZero]): View => {
    const { reading: _, dayZero: __, ...rest } = view;
    const own = { ...(reading && { reading }), ...(dayZero && { dayZero }) };
    return { ...rest, ...own, hiddenLanes, hiddenPanels };
  });

describe('a view captured as a step', () => {
  test('folds back to the same view, in all that a step can change', () => {
    fc.assert(
      fc.property(ofPurpura, ofPurpura, (view, earlier) => {
        const before = beforeFirst(earlier);
        const captured = stepFromView(view, before, course);
        expect(kept(viewAfter(before, { ...step, ...captured }, course), course)).toEqual(
          kept(view, course),
        );
      }),
      RUNS,
    );
  });

  test('names nothing where nothing changed', () => {
    fc.assert(
      fc.property(ofPurpura, (view) => {
        const before = { ...view, emphasis: [], cursors: [], reveal: undefined };
        const { reveal: _, ...plain } = before;
        expect(stepFromView(plain, plain, course)).toEqual({});
      }),
      RUNS,
    );
  });

  test('tells exactly what a partly told view tells, masks included', () => {
    fc.assert(
      fc.property(named, named, named, named, (early, hidden, more, masked) => {
        const before: View = { ...DEFAULT_VIEW, reveal: { shown: early, masked: hidden } };
        const shown = [...new Set([...early, ...more])];
        const masks = [...new Set([...hidden, ...masked])].filter((id) => !shown.includes(id));
        const view: View = { ...DEFAULT_VIEW, reveal: { shown, masked: masks } };
        const after = viewAfter(before, { ...step, ...stepFromView(view, before, course) }, course);
        expect(new Set(after.reveal?.shown)).toEqual(new Set(shown));
        expect(new Set(after.reveal?.masked)).toEqual(new Set(masks));
      }),
      RUNS,
    );
  });

  test('tells what is in sight, and no more', () => {
    fc.assert(
      fc.property(someCourse, someView, (some, view) => {
        const captured = stepFromView(view, beforeFirst(), some);
        const story: StoryDoc = { id: 't', title: 'T', steps: [{ ...step, ...captured }] };
        const after = storyOf(story, some).steps[0]!.view;
        const told = seen(some, after);
        if (captured.reveal === 'all') {
          expect(told).toBe(some);
          return;
        }
        const hidden = new Set(view.hiddenLanes);
        for (const event of told.events) expect(hidden.has(event.lane)).toBe(false);
        for (const { id } of told.series) expect(view.hiddenPanels).not.toContain(id);
      }),
      RUNS,
    );
  });

  test('of the whole case, nothing out of sight, tells the rest of it', () => {
    expect(stepFromView(DEFAULT_VIEW, beforeFirst(), course)).toEqual({ reveal: 'all' });
    const { reveal } = stepFromView(
      { ...DEFAULT_VIEW, hiddenLanes: ['imaging'] },
      beforeFirst(),
      course,
    );
    expect(reveal).not.toBe('all');
    expect(reveal).not.toContain('nodules');
    expect(reveal).toEqual(
      expect.arrayContaining(['history', 'purpura', 'platelets/*', 'infusions']),
    );
  });

  test('tells only what lies in the window, a numbered series member by member where it is cut', () => {
    const inside = new Set(['therapy', 'infusions-1', 'infusions-2', 'platelets/1']);
    const holds = (id: string): boolean => inside.has(id);
    const ambiguous = ambiguousIds(caseOf('purpura').document);
    const { reveal } = stepFromView(DEFAULT_VIEW, beforeFirst(), course, { holds, ambiguous });
    // A lane without events is drawn, so it is told: that it holds nothing is in sight.
    expect(reveal).toEqual([
      ...['therapy', 'adverse-events', 'infusions-1', 'infusions-2'],
      ...['weekly', 'literal', 'unspaced'],
    ]);
  });

  test('tells the readings with what they understand differently', () => {
    const ambiguous = ambiguousIds(caseOf('purpura').document);
    const view = { ...DEFAULT_VIEW, hiddenLanes: ['imaging'] };
    const { reveal } = stepFromView(view, beforeFirst(), course, { ambiguous });
    expect(reveal).toEqual(expect.arrayContaining(['weekly', 'literal', 'unspaced']));
  });

  test('repeats nothing that is told already', () => {
    const before: View = { ...DEFAULT_VIEW, reveal: { shown: ['history', 'purpura'], masked: [] } };
    const { reveal } = stepFromView({ ...DEFAULT_VIEW, lens: true }, before, course);
    expect(reveal).not.toContain('purpura');
    expect(stepFromView(DEFAULT_VIEW, DEFAULT_VIEW, course).reveal).toBeUndefined();
  });
});

test('what a step cannot keep is named', () => {
  expect(leftOut(DEFAULT_VIEW)).toEqual([]);
  const filter = { ...DEFAULT_VIEW.filter, text: 'rash' };
  const cursors = [{ kind: 'time', frame: 'f', t: 0 } as const];
  const view: View = {
    ...DEFAULT_VIEW,
    filter,
    cursors,
    panelOrder: ['platelets'],
    dates: 'relative',
  };
  expect(leftOut(view)).toHaveLength(4);
});
