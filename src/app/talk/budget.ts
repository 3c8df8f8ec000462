/** The minutes of the steps together, against how long the talk may take. */
import type { StoryDoc } from '../../model/document.ts';

export interface Budget {
  readonly says: string;
  readonly isOver: boolean;
}

export function sayBudget({ steps, minutes }: StoryDoc): Budget {
  const given = steps.flatMap((step) => step.minutes ?? []);
  const total = rounded(given.reduce((sum, each) => sum + each, 0));
  const open = steps.length - given.length;
  const without = open === 0 ? '' : ` ${open} of ${steps.length} without minutes.`;
  if (given.length === 0) {
    return { says: 'No step has minutes yet.', isOver: false };
  }
  if (minutes === undefined) return { says: `Together ${total} min.${without}`, isOver: false };
  const left = rounded(minutes - total);
  const against = left < 0 ? `${-left} min over` : left === 0 ? 'just in time' : `${left} min left`;
  return { says: `Together ${total} of ${minutes} min: ${against}.${without}`, isOver: left < 0 };
}

const rounded = (minutes: number): number => Math.round(minutes * 100) / 100;
