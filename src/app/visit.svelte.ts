/**
 * Which case is open and where it came from: the picker, a file, a link, the tab's memory. The
 * address bar follows; Back and Forward lead from case to case, files of this visit included.
 */
import { unknownCase } from '../view/problem.ts';
import type { ReadLink, TalkLink } from '../view/link.ts';
import { Address } from './address.ts';
import { atRest, painted } from './browser.ts';
import { BUILT_IN, FIRST, loadResolver, openBuiltIn } from './cases.ts';
import type { Imported, OpenCase } from './files.ts';
import type { Host } from './host.ts';
import type { TakenOptions } from './import/open-own.ts';
import type { Opening } from './import/opening.svelte.ts';
import { sayError, type Notice } from './notice.ts';
import {
  caseOfLink,
  idOf,
  keepPlace,
  linkTo,
  linkToTalk,
  placeKept,
  viewKept,
  viewOfLink,
  whyLost,
} from './place.ts';
import { findTalk, Presenting } from './presenting.svelte.ts';

/** How long the page waits for what was open before a reload. */
const SOON_MS = 500;
/** A file may be large: Back leads to the last ones only. */
const MOST_KEPT = 4;

export class Visit {
  readonly #host: Host;
  readonly #address: Address;
  /** Files of this visit, the last first. */
  #own: readonly OpenCase[] = [];
  #busy: string | undefined = $state();
  #columns: Imported | undefined = $state.raw();
  #opening: Opening | undefined = $state.raw();
  /** A later request to open wins over an earlier one that is still loading. */
  #request = 0;
  /** A link to a file that has to be opened first. */
  #awaited = '';
  #hasStarted = false;
  readonly presenting: Presenting = new Presenting();

  constructor(host: Host) {
    this.#host = host;
    const { presenting } = this;
    this.#address = new Address(
      () => (presenting.link ? linkToTalk(presenting.link) : linkTo(host.open, host.view)),
      () => (presenting.link ? idOf(host.open) : undefined),
      () => this.keepInTab(),
    );
  }

  get busy(): string | undefined {
    return this.#busy;
  }

  /** Tables of which it is being said what their columns mean. */
  get columns(): Imported | undefined {
    return this.#columns;
  }
  showColumns(of: Imported | undefined): void {
    this.#columns = of;
  }
  /** Files that are being read. */
  get opening(): Opening | undefined {
    return this.#opening;
  }

  /** Remembers the view, in the address bar and in the tab. */
  keep(): void {
    this.#address.replace();
  }
  /** The page may go before the address bar has followed: the tab then knows more than the link. */
  keepInTab(): void {
    keepPlace(this.#host.open, this.#host.view, this.#address.recent);
  }

  async openById(id: string): Promise<void> {
    this.#opening?.cancel();
    if (await this.#load(id, () => this.#find(id))) this.#address.push();
  }
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0 || !(await this.openTaken(files, {}))) return;
    if (files.length > 1 && this.#host.open.imported === undefined) {
      const text = `${files.length} files were given; the first is open.`;
      this.#host.tell({ tone: 'note', text });
    }
  }

  /** Another patient of the files that are open. */
  async openPatient({ files, mapping }: Imported, patient: string): Promise<void> {
    await this.openTaken(files, { patient, mapping });
  }

  /** Files of the reader's own, read in this way; true when their case is open. */
  async openTaken(files: readonly File[], how: TakenOptions, isAgain = false): Promise<boolean> {
    const { open, view } = this.#host;
    this.#opening?.cancel();
    const module = await import('./import/opening.svelte.ts');
    const opening = new module.Opening(files, how, {
      say: (text) => this.#host.say(text),
      showPart: (part) => this.#host.show(part, viewKept(part, view.theme)),
    });
    this.#opening = opening;
    const done = opening.done.finally(() => {
      // What was done to the view of the first part holds for the whole.
      if (this.#host.open !== open) this.keepInTab();
    });
    const isOpen = await this.#load(files[0]?.name ?? '', () => done);
    if (this.#opening === opening) this.#opening = undefined;
    if (!isOpen && this.#host.open === opening.part) this.#host.show(open, view);
    if (!isOpen) return false;
    this.#own = [this.#host.open, ...this.#own].slice(0, MOST_KEPT);
    if (isAgain) this.keep();
    else this.#address.push();
    void module.keepOpened(this.#host.open, (notice) => this.#host.tell(notice));
    return true;
  }

  /** Gives a talk of the open case; where it has not just one, it is asked which. */
  async present(at?: number): Promise<void> {
    const all = await this.#host.open.stories();
    const stories = all.filter(({ steps }) => steps.length > 0);
    const doc = stories[at ?? 0];
    if (doc === undefined || (at === undefined && stories.length > 1)) {
      this.presenting.ask(stories);
      return;
    }
    this.#address.settle();
    this.presenting.enter({ doc, at: all.indexOf(doc) });
  }
  /** A step of the talk is a place of its own, to which Back leads. */
  reachStep(step: number): void {
    this.presenting.reach(step);
    this.#address.push();
  }
  /** Back to exploring, as a place of its own too. */
  leaveTalk(): void {
    this.presenting.leave();
    this.#address.push();
  }

  /** The link in the address bar, or else what was open before the page was reloaded. */
  async start(): Promise<void> {
    await this.#begin();
    this.#hasStarted = true;
    void atRest(() => Promise.all([import('./import/keeping.ts'), loadResolver()]))
      .then(([{ clearOrphans }]) => clearOrphans())
      .catch(() => undefined);
  }
  async #begin(): Promise<void> {
    const { shown } = this.#address;
    const { builtIn = FIRST, fileName, links } = placeKept();
    if (shown !== '' && !links.includes(shown)) return this.follow(shown);
    const { talk } = caseOfLink(shown, this.#ids());
    if (builtIn !== FIRST) await this.#load(builtIn, () => this.#find(builtIn));
    if (fileName === undefined) {
      if (talk !== undefined) await this.#enter(talk);
      this.keep();
      return;
    }
    if (talk !== undefined) this.#awaited = linkToTalk(talk);
    const { keptForReload } = await import('./import/keeping.ts');
    const shelved = await keptForReload();
    if (shelved !== undefined) {
      const reopening = this.openTaken(shelved.files, shelved.options, true);
      // A large one goes on while the page stands already.
      await Promise.race([reopening, new Promise((resolve) => setTimeout(resolve, SOON_MS))]);
      return;
    }
    const kept = talk === undefined ? 'Its view is kept.' : 'The talk then goes on at its step.';
    const text = `${fileName} is not kept by this browser: open it again. ${kept}`;
    this.#host.tell({ tone: 'note', text });
  }

  /** Opens what a link says; what of it cannot be followed is said. */
  async follow(link: string, request = ++this.#request): Promise<void> {
    await loadResolver();
    if (request !== this.#request) return;
    const read = caseOfLink(link, this.#ids());
    const unnamed = link === this.#address.shown ? this.#address.unnamed : undefined;
    const { caseId = unnamed ?? idOf(this.#host.open) } = read;
    const isHere = this.#ids().includes(caseId) || caseId === idOf(this.#host.open);
    const lost = isHere ? whyLost(read) : unknownCase(caseId);
    this.#awaited = lost?.code === 'unknown-case' ? link : '';
    if (lost !== undefined) {
      this.#address.settle();
      // A link to a file stays where it is: it is of use again when the file is open.
      if (this.#awaited === '') this.keep();
      this.#tellProblems([lost]);
    } else if (caseId !== idOf(this.#host.open)) {
      await this.#load(caseId, () => this.#find(caseId), { link, request });
    } else await this.#arrive(this.#host.open, link);
  }
  /** Back, Forward, or a link put into the address bar. */
  async followAddress(): Promise<void> {
    const link = this.#address.maybeNew();
    if (link === undefined) return;
    // What was being opened was asked for at another place.
    this.#opening?.cancel();
    this.#busy = undefined;
    await this.follow(link);
  }

  async copyLink(): Promise<void> {
    const { copyLink } = await import('./copy-link.ts');
    await copyLink(this.#host);
  }

  #ids(): readonly string[] {
    return [...BUILT_IN.map(({ id }) => id), ...this.#own.map(idOf)];
  }
  #find(id: string): Promise<OpenCase> {
    const own = this.#own.find((each) => idOf(each) === id);
    return own === undefined ? openBuiltIn(id) : Promise.resolve(own);
  }
  /** True when the case is open. */
  async #load(
    name: string,
    load: () => Promise<OpenCase | Notice | undefined>,
    { link, request = ++this.#request }: { link?: string; request?: number } = {},
  ): Promise<boolean> {
    const label = BUILT_IN.find(({ id }) => id === name)?.label ?? name;
    // Files have a card of their own, which a quick one never shows.
    this.#busy = this.#opening ? undefined : `Opening ${label} …`;
    this.#host.say(`Opening ${label} …`);
    this.#host.tell(undefined);
    await painted();
    const opened = await load().catch((error: unknown): Notice => {
      return { tone: 'error', text: `${label} could not be opened: ${sayError(error)}` };
    });
    if (request !== this.#request) return false;
    this.#busy = undefined;
    if (opened?.asking) this.#columns = opened.asking;
    if (opened === undefined || 'tone' in opened) {
      this.#address.settle();
      this.#host.say(opened?.text ?? `${label} was not opened.`);
      if (opened) this.#host.tell(opened);
      return false;
    }
    await this.#arrive(opened, link ?? this.#awaitedFor(opened));
    this.#host.say(`${opened.course.title} is open.`);
    return true;
  }

  #awaitedFor(opened: OpenCase): string | undefined {
    const id = idOf(opened);
    const { caseId = this.#address.unnamed } = caseOfLink(this.#awaited, [id]);
    return this.#awaited !== '' && caseId === id ? this.#awaited : undefined;
  }

  async #arrive(open: OpenCase, link: string | undefined): Promise<void> {
    const { theme } = this.#host.view;
    this.#address.settle();
    const isHere = open === this.#host.open && this.#hasStarted;
    if (link === undefined) {
      this.presenting.leave();
      this.#host.show(open, viewKept(open, theme));
      return;
    }
    const { view, problems, talk } = viewOfLink(link, open, theme);
    // The view of exploring stays as it is behind a talk.
    if (talk !== undefined && !isHere) this.#host.show(open, viewKept(open, theme));
    else if (talk === undefined && !isHere) this.#host.show(open, view);
    else if (talk === undefined && link !== linkTo(open, this.#host.view))
      this.#host.change(view, 'View of the link.');
    this.#tellProblems(problems);
    if (talk === undefined) this.presenting.leave();
    else await this.#enter(talk);
    this.keep();
  }

  /** A talk that the case does not have is said, and the case is explored. */
  async #enter(talk: TalkLink): Promise<void> {
    const request = this.#request;
    const { shown } = this.#address;
    const stories = await this.#host.open.stories().catch(() => []);
    // Back may have led on in the meantime.
    if (request !== this.#request || shown !== this.#address.shown) return;
    const { given, step, problems } = findTalk(stories, talk);
    if (given === undefined) {
      this.presenting.leave();
      this.#tellProblems(problems);
    } else this.presenting.enter(given, step, problems.map(({ says }) => says).join(' '));
  }

  #tellProblems(problems: ReadLink['problems']): void {
    if (problems.length === 0) return;
    const text = problems.map(({ says }) => says).join(' ');
    this.#host.tell({ tone: 'note', text });
    this.#host.say(text);
  }
}
