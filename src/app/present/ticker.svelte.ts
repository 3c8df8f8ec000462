/** The wall clock, for those who look at it: it moves while something on the screen shows the time. */
import { createSubscriber } from 'svelte/reactivity';

const BEAT_MS = 500;

export class Ticker {
  readonly #look = createSubscriber((update) => {
    const beat = setInterval(update, BEAT_MS);
    return () => clearInterval(beat);
  });

  /** ms */
  get now(): number {
    this.#look();
    return Date.now();
  }
}
