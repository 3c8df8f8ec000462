import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hearKey, type Deeds } from '../../src/app/present/keys.ts';
import { maybeState } from '../../src/app/present/revive.ts';
import { elapsedOf, startState, timesOf, type TalkState } from '../../src/app/present/state.ts';
import { story, talkAt } from './talks.ts';

const LAST = story.steps.length - 1;

/** What the window was asked for. */
function deeds(isFull = false): Deeds & { readonly done: string[] } {
  const done: string[] = [];
  return {
    done,
    isFullScreen: () => isFull,
    toggleFullScreen: () => done.push('full screen'),
    openPresenter: () => done.push('presenter'),
    leave: () => done.push('leave'),
  };
}

describe('a talk', () => {
  test('never leaves its steps, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('next', 'previous', 'first', 'last', 'enter')),
        fc.array(fc.integer({ min: -5, max: 99 })),
        (verbs, jumps) => {
          const talk = talkAt({ now: 0 });
          for (const verb of verbs as ('next' | 'previous')[]) talk[verb]();
          for (const step of jumps) talk.go(step);
          expect(story.steps).toContain(talk.step);
          expect(talk.state.reached).toBeGreaterThanOrEqual(talk.at);
        },
      ),
      { seed: 5 },
    );
  });

  test('tells of every change once, and of nothing that is none', () => {
    const heard: number[] = [];
    const talk = talkAt({ now: 0 }, (state) => heard.push(state.turn));
    talk.previous();
    talk.go(0);
    expect(heard).toEqual([]);
    talk.next();
    talk.blank('black');
    talk.blank('black');
    talk.blank(undefined);
    talk.changeLook();
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  test('the step that answers knows the one that asked', () => {
    const talk = talkAt({ now: 0 });
    talk.go(story.steps.findIndex(({ id }) => id === 'marrow'));
    expect(talk.asked?.id).toBe('problems');
    talk.next();
    expect(talk.asked).toBeUndefined();
  });

  test('of two windows the later word counts, and an old one changes nothing', () => {
    const talk = talkAt({ now: 0 });
    talk.next();
    expect(talk.arrive({ ...talk.state, step: 4, turn: 1 })).toBe(false);
    expect(talk.at).toBe(1);
    expect(talk.arrive({ ...talk.state, step: 4, reached: 4, turn: 2 })).toBe(true);
    expect(talk.at).toBe(4);
  });
});

describe('the clock of a talk', () => {
  test('counts each step’s own time, and an hour asleep loses nothing', () => {
    const clock = { now: 1_000_000 };
    const talk = talkAt(clock);
    clock.now += 30_000;
    talk.next();
    clock.now += 3_600_000;
    expect(talk.elapsed()).toBe(3_630_000);
    expect(talk.elapsedOfStep()).toBe(3_600_000);
    talk.previous();
    clock.now += 5_000;
    expect(timesOf(talk.state, clock.now)).toEqual([35_000, 3_600_000]);
  });

  test('never runs backwards when the computer’s clock is set back', () => {
    const clock = { now: 1_000_000 };
    const talk = talkAt(clock);
    clock.now += 10_000;
    talk.next();
    clock.now -= 500_000;
    expect(talk.elapsed()).toBe(10_000);
  });

  test('stands still while it rests', () => {
    const clock = { now: 0 };
    const talk = talkAt(clock);
    clock.now = 4000;
    talk.rest(true);
    clock.now = 60_000;
    talk.next();
    expect(talk.elapsed()).toBe(4000);
    talk.rest(false);
    clock.now = 61_000;
    expect(talk.elapsed()).toBe(5000);
  });

  test('the times of the steps are together the time of the talk', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(LAST), fc.nat(100_000))), (moves) => {
        const clock = { now: 7 };
        const talk = talkAt(clock);
        for (const [step, ms] of moves) {
          clock.now += ms;
          talk.go(step);
        }
        expect(elapsedOf(talk.state, clock.now)).toBe(clock.now - 7);
      }),
      { seed: 5 },
    );
  });
});

describe('the keys', () => {
  test.each([
    [['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'Enter'], 5],
    [['End', 'PageUp', 'ArrowLeft', 'ArrowUp', 'Backspace'], LAST - 4],
    [['End', 'Home'], 0],
    [['7', 'Enter'], 6],
    [['1', '0', 'Enter'], 9],
    [['9', '9', 'Enter'], LAST],
    [['7', 'Escape', 'Enter'], 1],
    [['7', 'PageDown', 'Enter'], 2],
  ])('%j lead to step %i', (keys, at) => {
    const talk = talkAt({ now: 0 });
    for (const key of keys) expect(hearKey(key, talk, deeds())).toBe(true);
    expect(talk.at).toBe(at);
  });

  test.each(['.', 'b', 'B'])('%s blanks, and any key only returns', (key) => {
    for (const other of ['PageDown', 'x', '.', 'Escape', '4', 'F5']) {
      const talk = talkAt({ now: 0 });
      const done = deeds();
      hearKey(key, talk, done);
      expect(talk.state.blank).toBe('black');
      hearKey('Shift', talk, done);
      expect(talk.state.blank).toBe('black');
      hearKey(other, talk, done);
      expect(talk.state.blank).toBeUndefined();
      expect([talk.at, talk.typed, done.done]).toEqual([0, '', []]);
    }
  });

  test('Escape leaves the full screen, then the overview, then the talk', () => {
    const talk = talkAt({ now: 0 });
    hearKey('o', talk, deeds());
    const full = deeds(true);
    hearKey('Escape', talk, full);
    expect([full.done, talk.sheet]).toEqual([['full screen'], 'overview']);
    const window = deeds();
    hearKey('Escape', talk, window);
    expect([window.done, talk.sheet]).toEqual([[], undefined]);
    hearKey('Escape', talk, window);
    expect(window.done).toEqual(['leave']);
  });

  test('what is no key of a talk is left to others', () => {
    const talk = talkAt({ now: 0 });
    for (const key of ['Tab', 'x', 'F11', 'toString', ''])
      expect(hearKey(key, talk, deeds())).toBe(false);
  });
});

describe('a state that comes from elsewhere', () => {
  const count = story.steps.length;
  const full: TalkState = {
    ...startState('dark', 12, 3),
    turn: 8,
    blank: 'white',
    spent: [1, 2],
    choices: { a: [{ id: '1', name: 'A', answer: 2 }] },
    predictions: {
      b: [{ id: '1/x', name: 'P', series: 'x', points: [{ x: 0.5, value: 3 }] }],
    },
  };

  test('is the same after a reload', () => {
    expect(maybeState(JSON.parse(JSON.stringify(full)), count)).toEqual(full);
  });

  test('is never trusted: a sound state or none, and nothing thrown', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(full)), fc.anything()),
        (any, part) => {
          for (const value of [any, { ...full, ...part }]) {
            const state = maybeState(value, count);
            if (state === undefined) continue;
            const talk = talkAt({ now: 50 }, undefined, state);
            expect(story.steps).toContain(talk.step);
            expect(Number.isFinite(talk.elapsed())).toBe(true);
          }
        },
      ),
      { seed: 5 },
    );
  });

  test('of a longer talk is none', () => {
    expect(maybeState({ ...full, step: count }, count)).toBeUndefined();
  });
});
