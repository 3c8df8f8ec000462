import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepDoc, StoryDoc } from '../../src/model/document.ts';
import { ambiguousIds, draftStory } from '../../src/model/draft-story.ts';
import {
  addStep,
  changeStep,
  changeStory,
  duplicateStep,
  freshId,
  moveStep,
  newStep,
  newStory,
  removeStep,
} from '../../src/model/edit-story.ts';
import { checkStories } from '../../src/model/check-story.ts';
import { id as idSchema } from '../../src/formats/schema-id.ts';
import { seen } from '../../src/model/resolved.ts';
import { storyOf } from '../../src/view/story.ts';
import { caseOf, courseOf } from '../layout/cases.ts';
import { safeParse } from 'valibot';

const course = courseOf('purpura');
const document = caseOf('purpura').document;
const rounds = document.stories?.[0] as StoryDoc;
const RUNS = { numRuns: 200, seed: 20210304 };

const NAMES = ['history', 'purpura', 'feet', 'marrow', 'diagnosis', 'therapy', 'platelets/*'];
const someNames = fc.subarray(NAMES);
const aStep: fc.Arbitrary<StepDoc> = fc
  .record({
    title: fc.string({ maxLength: 6 }),
    reveal: fc.option(fc.oneof({ weight: 9, arbitrary: someNames }, fc.constant('all' as const))),
    mask: fc.option(someNames),
    view: fc.option(
      fc.record(
        {
          axis: fc.constantFrom('phases' as const, 'linear' as const),
          lanes: fc.oneof(fc.constant('all' as const), fc.subarray(['symptoms', 'treatment'])),
          emphasis: someNames,
          lens: fc.boolean(),
          cursor: fc.constant('purpura'),
        },
        { requiredKeys: [] },
      ),
    ),
  })
  .map(({ title, reveal, mask, view }) => ({
    id: 'x',
    title,
    ...(reveal && { reveal }),
    ...(mask && { mask }),
    ...(view && { view }),
  }));
const aStory: fc.Arbitrary<StoryDoc> = fc
  .array(aStep, { minLength: 1, maxLength: 6 })
  .map((steps) => steps.reduce((story, step) => addStep(story, step), newStory('A talk')));

const idsOf = ({ steps }: StoryDoc): readonly string[] => steps.map(({ id }) => id);
const viewsOf = (story: StoryDoc): ReadonlyMap<string, unknown> =>
  new Map(storyOf(story, course).steps.map(({ id, view }) => [id, toldBy(view)]));
/** The order in which things were told counts for nothing. */
function toldBy(view: ReturnType<typeof storyOf>['steps'][number]['view']): unknown {
  const { reveal, ...rest } = view;
  const sets = reveal && { shown: [...reveal.shown].sort(), masked: [...reveal.masked].sort() };
  return { ...rest, reveal: sets };
}

describe('ids', () => {
  test('are readable, in the alphabet of ids, and new, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(aStep), (words, steps) => {
        const id = freshId(words, 'step', steps);
        return steps.every((step) => step.id !== id) && safeParse(idSchema, id).success;
      }),
      RUNS,
    );
  });

  test.each([
    ['The outcome, as reported', 'the-outcome-as-reported'],
    ['Schönlein–Henoch?', 'schonlein-henoch'],
    ['血小板', '血小板'],
    ['…', 'step-1'],
    ['', 'step-1'],
  ])('of “%s”: %s', (words, id) => {
    expect(freshId(words, 'step', [])).toBe(id);
  });

  test('of the same words are told apart by a number', () => {
    expect(freshId('Rash', 'step', [{ id: 'rash' }, { id: 'rash-2' }])).toBe('rash-3');
  });

  test('never two alike, whatever is done', () => {
    fc.assert(
      fc.property(aStory, fc.nat(5), fc.integer({ min: -9, max: 9 }), (story, at, by) => {
        const id = idsOf(story)[at % story.steps.length] as string;
        const all = [
          duplicateStep(story, id),
          moveStep(duplicateStep(story, id), id, by),
          removeStep(duplicateStep(story, id), id),
          addStep(story, newStep('x', story), at),
        ];
        return all.every((each) => new Set(idsOf(each)).size === each.steps.length);
      }),
      RUNS,
    );
  });
});

test('a step that goes leaves the steps after it as they were', () => {
  fc.assert(
    fc.property(aStory, fc.nat(5), (story, at) => {
      const id = idsOf(story)[at % story.steps.length] as string;
      const [before, after] = [viewsOf(story), viewsOf(removeStep(story, id))];
      expect(after.has(id)).toBe(false);
      for (const [step, view] of after) expect(view).toEqual(before.get(step));
    }),
    RUNS,
  );
});

test('a copy follows its original, looks like it, and changes no other step', () => {
  fc.assert(
    fc.property(aStory, fc.nat(5), (story, at) => {
      const index = at % story.steps.length;
      const copied = duplicateStep(story, idsOf(story)[index] as string);
      const { steps } = storyOf(copied, course);
      expect(toldBy(steps[index + 1]!.view)).toEqual(toldBy(steps[index]!.view));
      const after = viewsOf(copied);
      for (const [step, view] of viewsOf(story)) expect(after.get(step)).toEqual(view);
    }),
    RUNS,
  );
});

test('a step moves by so many places, as far as there are any, and back', () => {
  const story = ['a', 'b', 'c'].reduce(
    (all, title) => addStep(all, newStep(title, all)),
    newStory('Talk'),
  );
  expect(idsOf(moveStep(story, 'a', 1))).toEqual(['b', 'a', 'c']);
  expect(idsOf(moveStep(story, 'a', 9))).toEqual(['b', 'c', 'a']);
  expect(moveStep(moveStep(story, 'a', 2), 'a', -2)).toEqual(story);
  for (const by of [0, -1, NaN]) expect(moveStep(story, 'a', by)).toBe(story);
  expect(moveStep(story, 'nobody', 1)).toBe(story);
});

test('what changes nothing gives the same talk, so no step of the history is empty', () => {
  const [step] = rounds.steps;
  expect(changeStep(rounds, step!.id, { title: step!.title, text: step!.text })).toBe(rounds);
  expect(changeStep(rounds, 'nobody', { title: 'x' })).toBe(rounds);
  const stories = [rounds];
  expect(changeStory(stories, rounds.id, (story) => story)).toBe(stories);
});

test('an undefined key is taken away, and the id stays', () => {
  const changed = changeStep(rounds, 'one-liner', { notes: undefined, title: 'Other' });
  expect(changed.steps[0]).not.toHaveProperty('notes');
  expect(changed.steps[0]).toMatchObject({ id: 'one-liner', title: 'Other' });
});

describe('a draft', () => {
  test.each(['purpura', 'dili', 'itp-romiplostim', 'calendar'])(
    'of %s is sound, and ends with all',
    (name) => {
      const whole = courseOf(name);
      const draft = draftStory(whole, 'Draft', { ambiguous: ambiguousIds(caseOf(name).document) });
      expect(checkStories({ ...caseOf(name).document, stories: [draft] }, whole)).toEqual([]);
      const { steps } = storyOf(draft, whole);
      expect(steps).toHaveLength(
        1 + (whole.phases.length || whole.lanes.length + whole.series.length),
      );
      expect(seen(whole, steps.at(-1)!.view)).toBe(whole);
    },
  );

  test('has a step for each phase, which tells what has its place there, and nothing of later ones', () => {
    const draft = draftStory(course, 'Draft', { ambiguous: ambiguousIds(document) });
    const { steps } = storyOf(draft, course);
    steps.slice(0, -1).forEach((step, at) => {
      const told = seen(course, step.view);
      expect(told.phases.map(({ id }) => id)).toEqual(
        course.phases.slice(0, at + 1).map(({ id }) => id),
      );
      const later = course.phases.slice(at + 1).map(({ id }) => id);
      for (const event of told.events) expect(later).not.toContain(event.phase);
    });
  });

  test('tells the readings with the first event that they understand differently', () => {
    const draft = draftStory(course, 'Draft', { ambiguous: ambiguousIds(document) });
    const telling = draft.steps.findIndex(({ reveal }) => reveal?.includes('infusions'));
    expect(draft.steps[telling]?.reveal).toEqual(expect.arrayContaining(['weekly', 'literal']));
  });

  test('takes an id that no other talk has', () => {
    expect(draftStory(course, 'Rounds', { taken: [rounds] }).id).toBe('rounds-2');
  });
});
