/**
 * The talks of an open case while they are made: as the file has them, with every edit since and the
 * way back. The tab keeps them over a reload; what was edited for another version of the file is
 * set aside, neither lost nor mixed in.
 */
import { isSame } from '../../formats/same.ts';
import { maybeStories } from '../../formats/stories.ts';
import type { Case } from '../../model/case.ts';
import type { StoryDoc } from '../../model/document.ts';
import { maybeStored, store } from '../browser.ts';
import { Steps } from '../steps.svelte.ts';

type Stories = readonly StoryDoc[];

export class InHand {
  readonly #key: string;
  readonly #origin: Stories;
  readonly #steps: Steps<Stories>;
  #saved: Stories = $state.raw([]);
  #aside: Stories | undefined = $state.raw();

  /** `origin` are the talks as the file has them. */
  constructor(key: string, origin: Stories) {
    this.#key = key;
    this.#origin = origin;
    const kept = keptIn(key);
    const isOfThis = kept !== undefined && isSame(kept.origin, origin);
    this.#saved = isOfThis ? kept.saved : origin;
    this.#steps = new Steps(isOfThis ? kept.stories : origin);
    this.#aside = isOfThis ? kept.aside : asideOf(kept, origin);
  }

  get stories(): Stories {
    return this.#steps.present;
  }
  readonly isSaved = $derived.by(() => isSame(this.stories, this.#saved));
  /** Edits of another version of the file. */
  get aside(): Stories | undefined {
    return this.#aside;
  }
  get canUndo(): boolean {
    return this.#steps.canUndo;
  }
  get canRedo(): boolean {
    return this.#steps.canRedo;
  }

  /** As one step that can be undone; `joint` names the field that is being written. */
  take(stories: Stories, joint?: string): boolean {
    return this.#steps.take(stories, joint) && this.#keep();
  }
  undo(): boolean {
    return this.#steps.undo() && this.#keep();
  }
  redo(): boolean {
    return this.#steps.redo() && this.#keep();
  }
  /** They went into a file. */
  markSaved(): void {
    this.#saved = this.stories;
    this.#keep();
  }
  /** What was set aside comes back, as a step that can be undone, or goes for good. */
  settleAside(isWanted: boolean): void {
    const aside = this.#aside;
    this.#aside = undefined;
    if (isWanted && aside !== undefined) this.take(aside);
    this.#keep();
  }

  #keep(): true {
    const [origin, saved, aside] = [this.#origin, this.#saved, this.#aside];
    const { stories } = this;
    const isAsItCame = stories === origin && saved === origin && aside === undefined;
    store(this.#key, isAsItCame ? null : { origin, saved, stories, aside });
    return true;
  }
}

const known = new WeakMap<Case, InHand>();

/** The same for the same open case, so that closing a panel forgets nothing. */
export function inHandOf(caseFile: Case, name: string, origin: Stories): InHand {
  const found = known.get(caseFile) ?? new InHand(`caseline:talks:${name}`, origin);
  known.set(caseFile, found);
  return found;
}

interface Kept {
  readonly origin: Stories;
  readonly saved: Stories;
  readonly stories: Stories;
  readonly aside?: Stories | undefined;
}

/** Of another version of the file: what neither that file nor this one has. */
function asideOf(kept: Kept | undefined, origin: Stories): Stories | undefined {
  if (kept === undefined) return undefined;
  const isInFile = isSame(kept.stories, kept.saved) || isSame(kept.stories, origin);
  return isInFile ? kept.aside : kept.stories;
}

/** Foreign values in the storage are as good as none. */
function keptIn(key: string): Kept | undefined {
  const kept = maybeStored(key) as Readonly<Record<string, unknown>> | null | undefined;
  const [origin, saved, stories, aside] = ['origin', 'saved', 'stories', 'aside'].map((name) =>
    maybeStories(kept?.[name]),
  );
  return origin && saved && stories && { origin, saved, stories, aside };
}
