/** The words of cursors, which come once the page is at rest, or when they are first needed. */
import { atRest } from './browser.ts';
import type * as Words from './cursor-words.ts';

type CursorWords = typeof Words;

export class Spoken {
  #words: CursorWords | undefined = $state.raw();

  constructor() {
    // Where it fails, the first cursor tries again.
    void atRest(() => this.load()).catch(() => undefined);
  }

  /** Undefined until they have come. */
  get now(): CursorWords | undefined {
    return this.#words;
  }
  async load(): Promise<CursorWords> {
    return (this.#words ??= await import('./cursor-words.ts'));
  }
}
