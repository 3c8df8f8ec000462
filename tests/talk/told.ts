/** The built-in talk, and all that the marks of a drawing say: words, names, ids, alternative texts. */
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { purpura, story } from '../app/presenting.ts';

export { found, purpura, story, untoldAt } from '../app/presenting.ts';
export const doc = (purpura.stories ?? [])[0] as NonNullable<typeof purpura.stories>[number];
export const steps = story.steps.map((step, at) => ({ name: step.id, at }));

/** The text that the marks draw, a line each. */
export function textOf(marks: readonly Mark[]): string {
  return marks
    .map((mark) =>
      mark.type === 'group' ? textOf(mark.marks) : mark.type === 'text' ? mark.text : '',
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** Nothing of a drawing is left out: whatever a writer may write of it. */
export const allOf = (drawing: Drawing): string => JSON.stringify(drawing).replaceAll('\\"', '"');
