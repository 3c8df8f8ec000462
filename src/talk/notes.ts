/** The notes of a slide: for the presenter alone, so the answer is in them, and what the step tells. */
import type { Step, Story } from '../view/story.ts';
import { letterOf } from './sheet.ts';

/** Paragraphs, an empty line between them. `at` counts from 0. */
export function notesOf(story: Story, at: number): string {
  const step = story.steps[at];
  if (step === undefined) throw new Error(`no step ${at}`);
  return [step.notes?.trim(), sayAnswer(step), sayBudget(step, story, at)]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

function sayAnswer({ question }: Step): string | undefined {
  if (question === undefined) return undefined;
  const { ask, answer } = question;
  const right = rightOf(question);
  return [
    `Question: ${ask}`,
    ...(right.length > 0 ? [`Right: ${right.join('; ')}`] : []),
    ...(answer === undefined ? [] : [`Answer: ${answer.trim()}`]),
  ].join('\n');
}

/** "C They are destroyed by antibodies", as on the slide. */
export function rightOf(question: NonNullable<Step['question']>): readonly string[] {
  if (question.kind !== 'choose') return [];
  return (question.choices ?? []).flatMap(({ label, right }, at) =>
    right === true ? [`${letterOf(at)} ${label}`] : [],
  );
}

/** "Time: 1.5 min, from 2:30 to 4:00 of 10:00". */
function sayBudget(step: Step, { steps, minutes }: Story, at: number): string | undefined {
  if (step.minutes === undefined || minutes === undefined) return undefined;
  const before = steps.slice(0, at).reduce((sum, each) => sum + (each.minutes ?? 0), 0);
  const [from, to, of] = [before, before + step.minutes, minutes].map(clockOf);
  return `Time: ${step.minutes} min, from ${from} to ${to} of ${of}`;
}

function clockOf(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
