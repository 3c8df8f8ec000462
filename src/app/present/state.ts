/**
 * Where a talk is: one plain value that a reload, a second window and a test can carry. Every change
 * makes a new one with the next turn, so that of two windows the later word counts. The wall clock
 * comes in as ms; a step's time is the sum of the stretches spent on it.
 */
import type { Choice, Prediction } from '../../view/prediction.ts';

export type Look = 'projector' | 'dark';
export type Blank = 'black' | 'white';

export interface TalkState {
  readonly turn: number;
  /** Index of the step shown, and of the furthest one shown so far. */
  readonly step: number;
  readonly reached: number;
  readonly blank?: Blank;
  readonly look: Look;
  /** ms spent on each step before `since`, by its index. */
  readonly spent: readonly number[];
  /** ms of the wall clock at which the step shown came up. */
  readonly since: number;
  /** The clock stands still: the talk was left, or the presenter stopped it. */
  readonly isResting?: boolean;
  /** By id of the step that asks. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly predictions: Readonly<Record<string, readonly Prediction[]>>;
}

export function startState(look: Look, now: number, step = 0): TalkState {
  return {
    turn: 0,
    step,
    reached: step,
    look,
    spent: [],
    since: now,
    choices: {},
    predictions: {},
  };
}

/** Another step; the time so far is counted to the one left. */
export function goTo(state: TalkState, step: number, now: number): TalkState {
  if (step === state.step) return state;
  const reached = Math.max(state.reached, step);
  return next({ ...state, step, reached, spent: timesOf(state, now), since: now });
}

/** The clock stands still, or goes on. */
export function rest(state: TalkState, isResting: boolean, now: number): TalkState {
  const { isResting: was = false, ...rest } = state;
  if (was === isResting) return state;
  const spent = timesOf(state, now);
  return next({ ...rest, spent, since: now, ...(isResting ? { isResting } : {}) });
}

export function blankWith(state: TalkState, blank: Blank | undefined): TalkState {
  const { blank: before, ...rest } = state;
  if (before === blank) return state;
  return next(blank === undefined ? rest : { ...rest, blank });
}

export function wear(state: TalkState, look: Look): TalkState {
  return look === state.look ? state : next({ ...state, look });
}

export function keepChoices(state: TalkState, step: string, given: readonly Choice[]): TalkState {
  return next({ ...state, choices: { ...state.choices, [step]: given } });
}

export function keepPredictions(
  state: TalkState,
  step: string,
  given: readonly Prediction[],
): TalkState {
  return next({ ...state, predictions: { ...state.predictions, [step]: given } });
}

/** From the first step with a clock at zero; what the audience said goes too. */
export function startAgain(state: TalkState, now: number): TalkState {
  return next({ ...startState(state.look, now), turn: state.turn });
}

/** ms on each step up to now. */
export function timesOf(state: TalkState, now: number): readonly number[] {
  const { spent, step, since, isResting } = state;
  const current = isResting === true ? 0 : passed(since, now);
  return Array.from({ length: Math.max(spent.length, step + 1) }, (_, at) => {
    return (spent[at] ?? 0) + (at === step ? current : 0);
  });
}

export function elapsedOf(state: TalkState, now: number): number {
  return timesOf(state, now).reduce((sum, each) => sum + each, 0);
}

function next(state: TalkState): TalkState {
  return { ...state, turn: state.turn + 1 };
}

/** A clock that was set back has not made time run backwards. */
function passed(since: number, now: number): number {
  return Math.max(now - since, 0);
}
