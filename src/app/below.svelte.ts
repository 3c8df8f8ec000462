/**
 * What stands open beside and below the figure: answers, a second figure to compare with, readouts
 * in full. It is of this sitting, not of the view: no link and no export carries it.
 */
import { createContext } from 'svelte';
import { maybeStored, store } from './browser.ts';

/** What the figure is compared with: another reading of the case, or another case. */
export type Compared =
  | { readonly kind: 'reading'; readonly reading: string }
  | { readonly kind: 'case'; readonly id: string };

const TALK = 'caseline:talk-open';

export const [getBelow, setBelow] = createContext<Below>();

export class Below {
  #questionsOpen = $state(false);
  #compared: Compared | undefined = $state.raw();
  #readoutFull = $state(false);
  #talkOpen = $state(maybeStored(TALK) === true);

  get readoutFull(): boolean {
    return this.#readoutFull;
  }
  get questionsOpen(): boolean {
    return this.#questionsOpen;
  }
  get compared(): Compared | undefined {
    return this.#compared;
  }
  /** Whether a talk is being made; the tab remembers it, because work goes on after a reload. */
  get talkOpen(): boolean {
    return this.#talkOpen;
  }
  showTalk(open: boolean): void {
    this.#talkOpen = open;
    store(TALK, open);
  }
  showQuestions(open: boolean): void {
    this.#questionsOpen = open;
  }
  /** Whether the readout at the cursor gives its reasons as well. */
  tellInFull(full: boolean): void {
    this.#readoutFull = full;
  }
  compare(compared: Compared | undefined): void {
    this.#compared = compared;
  }
}
