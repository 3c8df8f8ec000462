/**
 * The fragment of the address bar: a link that reproduces what is seen. Changes of a view replace
 * it, a change of case is a new place that Back leaves. Browsers refuse what comes too often, so
 * after a change the next one waits.
 */

/** 100 writes in half a minute are refused by some browsers. */
const PAUSE_MS = 400;

export class Address {
  #pending: string | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #shown = readFragment();

  /** The fragment without its "#", as it was last written or followed. */
  get shown(): string {
    return this.#shown;
  }

  /** In place of what is there; at once, or when the browser will have it. */
  replace(link: string): void {
    this.#pending = link;
    if (this.#pause !== undefined) return;
    this.flush();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#pending !== undefined) this.replace(this.#pending);
    }, PAUSE_MS);
  }
  push(link: string): void {
    this.flush();
    this.#write(link, 'pushState');
  }
  flush(): void {
    const link = this.#pending;
    this.#pending = undefined;
    if (link !== undefined) this.#write(link, 'replaceState');
  }

  /** The link to follow after Back, Forward or a change by hand; undefined when it is ours. */
  maybeNew(): string | undefined {
    const link = readFragment();
    if (link === this.#shown) return undefined;
    this.#pending = undefined;
    this.#shown = link;
    return link;
  }

  #write(link: string, how: 'pushState' | 'replaceState'): void {
    if (link === this.#shown) return;
    this.#shown = link;
    try {
      history[how](null, '', `#${link}`);
    } catch {
      // Refused here, or too often: the view is right all the same, and is kept by the tab.
    }
  }
}

/** As written: `location.hash` is percent-encoded where it has to be, as our links are. */
function readFragment(): string {
  return location.hash.replace(/^#/, '');
}
