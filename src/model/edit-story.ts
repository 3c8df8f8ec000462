/**
 * What can be done to a talk and its steps. Each change gives a new talk, or the same one where
 * nothing changes; ids are words that a person can read, and never two alike in a talk.
 */
import type { StepDoc, StepViewDoc, StoryDoc } from './document.ts';

/** What may change of a step: undefined takes the key away. Its id stays, because links name it. */
export type StepPatch = { readonly [K in Exclude<keyof StepDoc, 'id'>]?: StepDoc[K] | undefined };

interface Named {
  readonly id: string;
}

/** A talk without steps; its id is not among those taken. */
export function newStory(title: string, taken: readonly Named[] = []): StoryDoc {
  return { id: freshId(title, 'talk', taken), title, steps: [] };
}

/** A step that the talk can take up. */
export function newStep(title: string, { steps }: StoryDoc): StepDoc {
  return { id: freshId(title, 'step', steps), title };
}

/** At a place, or at the end; a step whose id is taken gets another one. */
export function addStep(story: StoryDoc, step: StepDoc, at = story.steps.length): StoryDoc {
  const isTaken = story.steps.some(({ id }) => id === step.id);
  const own = isTaken ? { ...step, id: freshId(step.id, 'step', story.steps) } : step;
  const { steps } = story;
  return { ...story, steps: [...steps.slice(0, at), own, ...steps.slice(at)] };
}

/** By so many places: later when positive, as far as there are steps. */
export function moveStep(story: StoryDoc, id: string, by: number): StoryDoc {
  const { steps } = story;
  const from = indexOf(story, id);
  const to = Math.min(Math.max(from + Math.trunc(by), 0), steps.length - 1);
  const step = steps[from];
  if (step === undefined || to === from || Number.isNaN(to)) return story;
  const rest = steps.filter((each) => each !== step);
  return { ...story, steps: [...rest.slice(0, to), step, ...rest.slice(to)] };
}

/** The copy follows its original and looks like it; what that told is told already. */
export function duplicateStep(story: StoryDoc, id: string): StoryDoc {
  const at = indexOf(story, id);
  const step = story.steps[at];
  if (step === undefined) return story;
  const { reveal: _, mask: __, ...copy } = step;
  return addStep(story, copy, at + 1);
}

/** The step after it takes over what it told and showed, so the steps that stay look as they did. */
export function removeStep(story: StoryDoc, id: string): StoryDoc {
  const at = indexOf(story, id);
  const step = story.steps[at];
  if (step === undefined) return story;
  const steps = story.steps.flatMap((each, index) => {
    if (index === at) return [];
    return index === at + 1 ? [heirOf(each, step)] : [each];
  });
  return { ...story, steps };
}

export function changeStep(story: StoryDoc, id: string, patch: StepPatch): StoryDoc {
  const at = indexOf(story, id);
  const step = story.steps[at];
  if (step === undefined) return story;
  const changed = without({ ...step, ...patch });
  if (isSameData(changed, step)) return story;
  return { ...story, steps: story.steps.map((each, index) => (index === at ? changed : each)) };
}

/** In place of the talk of this id, which may change with it. */
export function changeStory(
  stories: readonly StoryDoc[],
  id: string,
  change: (story: StoryDoc) => StoryDoc,
): readonly StoryDoc[] {
  const at = stories.findIndex((story) => story.id === id);
  const story = stories[at];
  const changed = story && change(story);
  if (changed === undefined || changed === story) return stories;
  return stories.map((each, index) => (index === at ? changed : each));
}

/** Readable, in the alphabet of ids, and none of those taken: "the-outcome", "the-outcome-2". */
export function freshId(words: string, otherwise: string, taken: readonly Named[]): string {
  const stem = slugOf(words) || otherwise;
  const isFree = (id: string): boolean => taken.every((each) => each.id !== id);
  if (isFree(stem) && stem !== otherwise) return stem;
  for (let n = stem === otherwise ? 1 : 2; ; n++) {
    const id = `${stem}-${n}`;
    if (isFree(id)) return id;
  }
}

const MOST_LETTERS = 40;

/** Letters and digits of any script, because titles may be in any. */
function slugOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  return [...plain].slice(0, MOST_LETTERS).join('').replace(/-$/, '');
}

function heirOf(step: StepDoc, gone: StepDoc): StepDoc {
  // What stands out and where the cursor stands is not handed on from step to step.
  const { emphasis: _, cursor: __, ...lasting } = gone.view ?? {};
  const view: StepViewDoc = { ...lasting, ...step.view };
  const reveal = together(gone.reveal, step.reveal);
  const mask = [...new Set([...(gone.mask ?? []), ...(step.mask ?? [])])];
  return without({
    ...step,
    reveal,
    mask: mask.length > 0 ? mask : undefined,
    view: Object.keys(view).length > 0 ? view : undefined,
  });
}

function together(a: StepDoc['reveal'], b: StepDoc['reveal']): StepDoc['reveal'] {
  if (a === 'all' || b === 'all') return 'all';
  return a === undefined || b === undefined ? (a ?? b) : [...new Set([...a, ...b])];
}

function indexOf({ steps }: StoryDoc, id: string): number {
  return steps.findIndex((step) => step.id === id);
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

function without(step: Loose<StepDoc> | (StepDoc & StepPatch)): StepDoc {
  const entries = Object.entries(step).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as unknown as StepDoc;
}

function isSameData(a: StepDoc, b: StepDoc): boolean {
  const sorted = (step: StepDoc): string => JSON.stringify(Object.entries(step).sort());
  return sorted(a) === sorted(b);
}
