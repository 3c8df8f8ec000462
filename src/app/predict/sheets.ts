/** A sheet is what one person drew, in all panels; its id is the part of its curves' ids before the slash. */
import type { Prediction } from '../../view/prediction.ts';

export interface Sheet {
  readonly id: string;
  readonly name: string;
  /** What gives it its colour and dash. */
  readonly at: number;
}

export const sheetIdOf = ({ id }: Pick<Prediction, 'id'>): string => id.split('/')[0] ?? id;

/** In the order in which they were begun. */
export function sheetsOf(predictions: readonly Prediction[]): readonly Sheet[] {
  const names = new Map<string, string>();
  for (const each of predictions)
    if (!names.has(sheetIdOf(each))) names.set(sheetIdOf(each), each.name);
  return [...names].map(([id, name]) => ({ id, name, at: numberOf(id) - 1 }));
}

/** A sheet keeps its number, and so its colour, when another one goes. */
export const numberOf = (id: string): number => Math.max(1, Number(/(\d+)$/.exec(id)?.[1] ?? 1));

/** A sheet that nobody has named. */
export function sheetNumber(number: number): Sheet {
  return { id: `prediction-${number}`, name: `Prediction ${number}`, at: number - 1 };
}
