/** Files that are being opened: how far, and the way to give up. Shown only when it takes a while. */
import type { ReadProgress } from '../../formats/foreign.ts';
import type { OpenCase } from '../files.ts';
import type { Notice } from '../notice.ts';
import { viewKept } from '../place.ts';
import { openOwn, type TakenOptions } from './open-own.ts';
import { prepared } from './preparing.ts';

/** What opens sooner is not worth a card. */
const PAUSE_MS = 300;
/** How often a screen reader is told. */
const SAY_MS = 5000;

export class Opening {
  readonly name: string;
  /** The case; a notice where there is none; undefined when it was given up. */
  readonly done: Promise<OpenCase | Notice | undefined>;
  readonly #aborter = new AbortController();
  #progress: ReadProgress | undefined = $state.raw();
  #isShown = $state(false);
  #part: OpenCase | undefined = $state.raw();

  /** `say` is for screen readers; `showPart` draws what was read so far. */
  constructor(
    files: readonly File[],
    options: TakenOptions,
    { say, showPart }: { say: (text: string) => void; showPart: (part: OpenCase) => void },
  ) {
    const [first] = files;
    const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
    this.name = `${first?.name ?? ''}${more}`;
    const { signal } = this.#aborter;
    const timers = [
      setTimeout(() => (this.#isShown = true), PAUSE_MS),
      setInterval(() => say(`${this.says}.`), SAY_MS),
    ];
    let isRead = false;
    const onPart = async (part: OpenCase): Promise<void> => {
      await prepared(part, viewKept(part, 'light'));
      if (isRead || signal.aborted) return;
      this.#part = part;
      showPart(part);
    };
    const onProgress = (progress: ReadProgress): void => void (this.#progress = progress);
    const watch = { signal, onProgress, onPart: (part: OpenCase) => void onPart(part) };
    this.done = openOwn(files, options, watch)
      .then(async (open) => {
        isRead = true;
        if (open !== undefined && !('tone' in open)) await prepared(open, viewKept(open, 'light'));
        return signal.aborted ? undefined : open;
      })
      .finally(() => {
        timers.forEach(clearTimeout);
        this.#isShown = false;
      });
  }

  /** What is shown before the end. */
  get part(): OpenCase | undefined {
    return this.#part;
  }
  get isShown(): boolean {
    return this.#isShown;
  }
  get percent(): number {
    return Math.floor(100 * (this.#progress?.part ?? 0));
  }
  get records(): number {
    return this.#progress?.records ?? 0;
  }
  /** "Reading the records: 34 %"; with a figure of the first part: "Still reading: 34 %". */
  get says(): string {
    const doing = this.#part ? 'Still reading' : DOING[this.#progress?.doing ?? 'reading'];
    return this.#progress?.doing === 'resolving' ? DOING.resolving : `${doing}: ${this.percent} %`;
  }

  cancel(): void {
    this.#aborter.abort();
  }
}

const DOING: Readonly<Record<ReadProgress['doing'], string>> = {
  reading: 'Reading the file',
  parsing: 'Reading its records',
  resolving: 'Putting the course together',
};

/** The opened case outlives a reload of its tab; where it cannot, that is said. */
export async function keepOpened(open: OpenCase, tell: (notice: Notice) => void): Promise<void> {
  const { keepForReload } = await import('./keeping.ts');
  const text = await keepForReload(open);
  if (text !== undefined) tell({ tone: 'note', text });
}
