/**
 * One file in the making at a time, and what is said of it: that it is being made, that it was given
 * to the browser, or why not. A file that was cancelled or overtaken is never saved.
 */
import { painted } from '../browser.ts';
import { sayError } from '../notice.ts';
import { save, type Made } from './saving.ts';

export interface Told {
  readonly kind: 'busy' | 'done' | 'failed';
  readonly says: string;
}

export class Making {
  readonly #say: (text: string) => void;
  #told: Told | undefined = $state.raw();
  #turn = 0;

  /** `say` speaks to a screen reader. */
  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  get told(): Told | undefined {
    return this.#told;
  }
  get isBusy(): boolean {
    return this.#told?.kind === 'busy';
  }

  /** Makes a file and gives it to the browser; `saySaved` says what it holds. */
  async save(
    name: string,
    make: () => Promise<Made>,
    saySaved: (made: Made) => string,
  ): Promise<void> {
    await this.#run(`Writing the ${name} …`, make, (made) => {
      save(made);
      return {
        kind: 'done',
        says: `${made.name} was given to the browser to save: ${saySaved(made)}`,
      };
    });
  }
  /** Does what needs no file; the work says itself how it went. */
  async do(says: string, work: () => Promise<Told>): Promise<void> {
    await this.#run(says, work, (told) => told);
  }
  cancel(): void {
    this.#turn++;
    this.#tell({ kind: 'done', says: 'Cancelled: nothing was saved.' });
  }

  async #run<T>(says: string, work: () => Promise<T>, finish: (made: T) => Told): Promise<void> {
    // Buttons stay in reach of the keyboard while a file is made.
    if (this.isBusy) return;
    const own = ++this.#turn;
    this.#tell({ kind: 'busy', says });
    // What can only be done while a click lasts has begun before the first pause.
    const working = work();
    const done = await working.then(
      (made) => (own === this.#turn ? this.#finished(() => finish(made)) : undefined),
      (error: unknown) => failure(error),
    );
    if (own === this.#turn && done !== undefined) this.#tell(done);
  }
  #finished(finish: () => Told): Told {
    try {
      return finish();
    } catch (error) {
      return failure(error);
    }
  }
  #tell(told: Told): void {
    this.#told = told;
    this.#say(told.says);
  }
}

/** After the words have been painted, because writers may keep the page busy. */
export async function afterPaint<T>(work: () => Promise<T>): Promise<T> {
  await painted();
  return work();
}

function failure(error: unknown): Told {
  const why = sayError(error).replace(/\.$/, '');
  return { kind: 'failed', says: `${why}. Nothing was saved.` };
}
