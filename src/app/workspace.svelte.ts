/**
 * Which workspace stands open over the figure. The tab remembers it for the case it was opened for,
 * so that a reload comes back to the work and never to another case's.
 */
import { createContext } from 'svelte';
import { maybeStored, store } from './browser.ts';

export type WorkspaceName = 'figure' | 'tables' | 'data';
/** What a figure is wanted for. */
export type Purpose = 'paper' | 'slide';

const KEY = 'caseline:workspace';
const NAMES: readonly WorkspaceName[] = ['figure', 'tables', 'data'];

export const [getWorkspace, setWorkspace] = createContext<Workspace>();

export class Workspace {
  #open: WorkspaceName | undefined = $state();
  /** Said by whoever opened it; after a reload the choices that were kept speak for themselves. */
  #purpose: Purpose | undefined;
  readonly #caseId: () => string;

  /** `caseId` says which case is open now. */
  constructor(caseId: () => string) {
    this.#caseId = caseId;
    const kept = maybeStored(KEY) as Readonly<Record<string, unknown>> | null | undefined;
    if (kept?.['case'] === caseId()) this.#open = NAMES.find((name) => name === kept['open']);
  }

  get open(): WorkspaceName | undefined {
    return this.#open;
  }
  get purpose(): Purpose | undefined {
    return this.#purpose;
  }
  show(open: WorkspaceName | undefined, purpose?: Purpose): void {
    this.#open = open;
    this.#purpose = purpose;
    store(KEY, { open, case: this.#caseId() });
  }
}
