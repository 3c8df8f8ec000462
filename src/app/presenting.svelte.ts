/**
 * Whether a talk is being given, and which step of it the address bar names. It is all that the
 * first screen knows of talks; the rest is loaded when one begins.
 */
import type { StoryDoc } from '../model/document.ts';
import { unknownIds, type LinkProblem } from '../view/problem.ts';
import type { TalkLink } from '../view/link.ts';

export interface Given {
  readonly doc: StoryDoc;
  /** Its place among the talks of the case. */
  readonly at: number;
}

/** What a link says of a talk, as far as the case has it. */
export interface Found {
  readonly given?: Given;
  /** Index of the step; undefined: where the talk begins, or was left. */
  readonly step?: number;
  readonly problems: readonly LinkProblem[];
}

export class Presenting {
  #given: Given | undefined = $state.raw();
  #step: number | undefined = $state();
  #choices: readonly StoryDoc[] | undefined = $state.raw();
  #warning: string | undefined = $state();
  #heard: ((step: number) => void) | undefined;

  /** Undefined: the case is being explored. */
  get given(): Given | undefined {
    return this.#given;
  }
  get step(): number | undefined {
    return this.#step;
  }
  /** Talks to choose from, which may be none; undefined: nobody is asked. */
  get choices(): readonly StoryDoc[] | undefined {
    return this.#choices;
  }
  /** What of a link to the talk could not be followed. */
  get warning(): string | undefined {
    return this.#warning;
  }

  ask(choices: readonly StoryDoc[] | undefined): void {
    this.#choices = choices;
  }
  enter(given: Given, step?: number, warning?: string): void {
    const isHere = this.#given?.doc === given.doc;
    this.#choices = undefined;
    this.#warning = warning;
    this.#step = step;
    if (!isHere) this.#given = given;
    else if (step !== undefined) this.#heard?.(step);
  }
  leave(): void {
    this.#given = this.#step = this.#warning = this.#choices = undefined;
  }
  /** The talk has gone to a step. */
  reach(step: number): void {
    this.#step = step;
  }
  /** Back and Forward of the browser lead the talk; returns how to stop. */
  follow(heard: (step: number) => void): () => void {
    this.#heard = heard;
    return () => {
      if (this.#heard === heard) this.#heard = undefined;
    };
  }

  /** The link to where the talk is: by numbers, because a name may give away what is not told yet. */
  get link(): TalkLink | undefined {
    if (this.#given === undefined) return undefined;
    const story = String(this.#given.at + 1);
    return this.#step === undefined ? { story } : { story, step: String(this.#step + 1) };
  }
}

export function findTalk(stories: readonly StoryDoc[], { story, step }: TalkLink): Found {
  const at = placeOf(stories, story);
  const doc = stories[at];
  if (doc === undefined || doc.steps.length === 0)
    return { problems: [unknownIds('talk', [story])] };
  if (step === undefined) return { given: { doc, at }, problems: [] };
  const index = placeOf(doc.steps, step);
  return index < 0
    ? { given: { doc, at }, step: 0, problems: [unknownIds('step', [step])] }
    : { given: { doc, at }, step: index, problems: [] };
}

/** A number that there is counts as a number, whatever the ids are; −1 where nothing is meant. */
function placeOf(all: readonly { readonly id: string }[], name: string): number {
  const number = /^\d{1,4}$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= all.length ? number - 1 : all.findIndex(({ id }) => id === name);
}
