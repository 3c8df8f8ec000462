/**
 * What stands open below the figure: answers, and a second figure to compare with. It is of this
 * sitting, not of the view: no link and no export carries it.
 */
import { createContext } from 'svelte';

/** What the figure is compared with: another reading of the case, or another case. */
export type Compared =
  | { readonly kind: 'reading'; readonly reading: string }
  | { readonly kind: 'case'; readonly id: string };

export const [getBelow, setBelow] = createContext<Below>();

export class Below {
  #questionsOpen = $state(false);
  #compared: Compared | undefined = $state.raw();

  get questionsOpen(): boolean {
    return this.#questionsOpen;
  }
  get compared(): Compared | undefined {
    return this.#compared;
  }
  showQuestions(open: boolean): void {
    this.#questionsOpen = open;
  }
  compare(compared: Compared | undefined): void {
    this.#compared = compared;
  }
}
