/** A talk's state as a browser or another window hands it over: foreign, so nothing of it is trusted. */
import { reviveChoices, revivePredictions } from '../../view/revive-prediction.ts';
import type { TalkState } from './state.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Undefined where it is no state of a talk of so many steps. */
export function maybeState(value: unknown, steps: number): TalkState | undefined {
  if (!isFields(value)) return undefined;
  const { turn, step, reached, blank, look, spent, since, isResting } = value;
  const { choices, predictions } = value;
  const isStep = (index: unknown): index is number => isCount(index) && index < steps;
  if (!isCount(turn) || !isStep(step) || !isStep(reached) || !isTime(since)) return undefined;
  return {
    turn,
    step,
    reached: Math.max(reached, step),
    look: look === 'dark' ? 'dark' : 'projector',
    spent: Array.isArray(spent) ? spent.slice(0, steps).map((ms) => (isTime(ms) ? ms : 0)) : [],
    since,
    choices: listsOf(choices, reviveChoices),
    predictions: listsOf(predictions, revivePredictions),
    ...(isResting === true ? { isResting } : {}),
    ...(blank === 'black' || blank === 'white' ? { blank } : {}),
  };
}

function listsOf<T>(
  value: unknown,
  revive: (list: unknown) => readonly T[],
): Readonly<Record<string, readonly T[]>> {
  if (!isFields(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([step, list]) => [step, revive(list)]));
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown): value is number => isTime(value) && Number.isInteger(value);
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
