/**
 * The fragment of the address bar: a link that reproduces what is seen. Changes of a view replace
 * it, a change of case is a new place that Back leaves. Browsers refuse what comes too often, so
 * after a change the next one waits a little.
 */

/** 100 writes in half a minute are refused by some browsers. */
const PAUSE_MS = 400;

export class Address {
  readonly #linkOf: () => string;
  readonly #caseOf: () => string | undefined;
  readonly #written: () => void;
  #isDue = false;
  /** The browser has gone to another place, and what is shown is still that of the place before. */
  #isAhead = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #shown = readFragment();
  #before: string | undefined;

  /**
   * `linkOf` says the link of what is seen now; `caseOf` the case of a link that does not name its
   * own; `written` is called whenever it has been written.
   */
  constructor(linkOf: () => string, caseOf: () => string | undefined, written: () => void) {
    this.#linkOf = linkOf;
    this.#caseOf = caseOf;
    this.#written = written;
  }

  /** The case of this place in the history, where its link keeps silent. */
  get unnamed(): string | undefined {
    const state = history.state as Readonly<Record<string, unknown>> | null | undefined;
    const id = state?.['case'];
    return typeof id === 'string' ? id : undefined;
  }

  /** The fragment without its "#", as it was last written or followed. */
  get shown(): string {
    return this.#shown;
  }

  /**
   * What a reload may find: a browser that has begun one takes no notice of the last replacement.
   */
  get recent(): readonly string[] {
    return this.#before === undefined ? [this.#shown] : [this.#shown, this.#before];
  }

  /** Another view: the link changes in place, at once or when the browser will have it. */
  replace(): void {
    if (this.#isAhead) return;
    if (this.#pause !== undefined) {
      this.#isDue = true;
      return;
    }
    this.#write('replaceState');
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#isDue) this.replace();
    }, PAUSE_MS);
  }
  /**
   * Before another case is shown: what is still due is of this one. After Back or Forward: the page
   * has caught up with the browser, or stays as it is.
   */
  settle(): void {
    if (this.#isDue) this.#write('replaceState');
    this.#isAhead = false;
  }
  /** Another case. */
  push(): void {
    this.#write('pushState');
  }

  /**
   * The link to follow after Back, Forward or a change by hand; undefined when it is ours. Until the
   * page has followed, its place is not written over with the view of another.
   */
  maybeNew(): string | undefined {
    const link = readFragment();
    if (link === this.#shown) return undefined;
    this.#isDue = false;
    this.#isAhead = true;
    this.#before = undefined;
    this.#shown = link;
    return link;
  }

  #write(how: 'pushState' | 'replaceState'): void {
    this.#isDue = false;
    this.#isAhead = false;
    const link = this.#linkOf();
    if (link !== this.#shown) this.#tryTo(how, link);
    this.#written();
  }
  #tryTo(how: 'pushState' | 'replaceState', link: string): void {
    this.#before = how === 'replaceState' ? this.#shown : undefined;
    this.#shown = link;
    const id = this.#caseOf();
    try {
      history[how](id === undefined ? null : { case: id }, '', `#${link}`);
    } catch {
      // Refused here, or too often: the view is right all the same, and is kept by the tab.
    }
  }
}

/** As written: the fragment is percent-encoded where it has to be, as our links are. */
function readFragment(): string {
  return location.hash.replace(/^#/, '');
}
