/**
 * What both windows of a talk do alike: hold the talk, tell the other window of every change, and
 * take up what it tells. The two windows differ only in what they show.
 */
import { shownCourse } from '../../model/shown.ts';
import { storyOf } from '../../view/story.ts';
import { DEFAULT_VIEW } from '../../view/view.ts';
import { Channel, newNonce, openBeside, type Message, type Pack, type Role } from './channel.ts';
import { maybeState } from './revive.ts';
import type { Matter } from './slide.ts';
import type { TalkState } from './state.ts';
import { Talk, type Dot } from './talk.svelte.ts';
import { Ticker } from './ticker.svelte.ts';

/** A window in the background may be asleep for seconds. */
const SILENT_MS = 5000;
const HELLO_MS = 1000;

export interface Given {
  readonly matter: Matter;
  readonly talk: Talk;
}

type Packed = Omit<Pack, 'state'>;

export class Duo {
  readonly #nonce: string;
  /** Of the other window. */
  #name: string;
  readonly #channel: Channel;
  readonly #ticker = new Ticker();
  readonly #heard: (state: TalkState) => void;
  #packed: Packed | undefined;
  #given: Given | undefined = $state.raw();

  /** `heard` is told of every change, whichever window made it. */
  constructor(
    nonce: string,
    peer: Window | undefined,
    heard: (state: TalkState) => void = () => undefined,
  ) {
    this.#nonce = nonce;
    this.#name = nonce;
    this.#channel = new Channel(nonce, peer, (message) => this.#hear(message));
    this.#heard = heard;
  }

  /** Undefined: this window has not been told yet what the talk is. */
  get given(): Given | undefined {
    return this.#given;
  }
  /** Whether the other window is there. */
  get isTogether(): boolean {
    void this.#ticker.now;
    return this.#channel.isAlive(SILENT_MS);
  }
  now(): number {
    return this.#ticker.now;
  }

  give({ state, ...packed }: Pack): void {
    const { document, doc, dates } = packed;
    const base = { ...DEFAULT_VIEW, ...(dates === undefined ? {} : { dates }) };
    const story = storyOf(doc, shownCourse(document, base), base);
    const talk = new Talk(
      story,
      state,
      () => this.#ticker.now,
      (changed) => {
        this.#channel.say({ kind: 'state', state: changed });
        this.#heard(changed);
      },
    );
    this.#packed = packed;
    this.#given = { matter: { document, story }, talk };
  }

  /** Says hello until told to stop; a window that opened another waits for its hello. */
  begin(isGuest: boolean): () => void {
    const stop = this.#channel.listen();
    const bye = (): void => this.#channel.say({ kind: 'bye' });
    addEventListener('pagehide', bye);
    const hello = (): void => this.#channel.say(this.#hello());
    const beat = isGuest ? setInterval(hello, HELLO_MS) : undefined;
    if (isGuest) hello();
    return () => {
      stop();
      clearInterval(beat);
      removeEventListener('pagehide', bye);
      bye();
    };
  }
  /**
   * True when the other window is open, now or already: the same name and address find the window
   * there is, and nothing in it is loaded anew.
   */
  open(role: Role): boolean {
    // By its name a browser may still find the window that is just being closed, and open none.
    if (this.#channel.hasLeft) this.#name = newNonce();
    const opened = openBeside(role, this.#name, this.#nonce);
    if (opened === undefined) return false;
    opened.focus();
    this.#channel.join(opened);
    return true;
  }
  /** The pointer, in both windows. */
  point(dot: Dot | undefined): void {
    this.#given?.talk.point(dot);
    this.#channel.say(dot === undefined ? { kind: 'dot' } : { kind: 'dot', dot });
  }

  #hello(): Message {
    const [about, state] = [this.#packed?.about, this.#given?.talk.state];
    return about === undefined || state === undefined
      ? { kind: 'hello' }
      : { kind: 'hello', about, state };
  }
  #hear(message: Message): void {
    if (message.kind === 'hello') this.#welcome(message);
    else if (message.kind === 'pack') this.#adopt(message.pack);
    else if (message.kind === 'state') this.#take(message.state);
    else if (message.kind === 'dot') this.#given?.talk.point(message.dot);
  }
  #welcome({ about, state }: Extract<Message, { kind: 'hello' }>): void {
    const [packed, talk] = [this.#packed, this.#given?.talk];
    if (packed === undefined || talk === undefined) return;
    if (about !== packed.about) {
      this.#channel.say({ kind: 'pack', pack: { ...packed, state: talk.state } });
    } else {
      if (state !== undefined) this.#take(state);
      const isBehind = (state?.turn ?? 0) < talk.state.turn;
      this.#channel.say(
        isBehind ? { kind: 'state', state: talk.state } : { kind: 'here', about: packed.about },
      );
    }
  }
  #adopt(pack: Pack): void {
    const state = maybeState(pack.state, pack.doc.steps.length);
    if (state !== undefined) this.give({ ...pack, state });
  }
  #take(foreign: TalkState): void {
    const talk = this.#given?.talk;
    const state = talk && maybeState(foreign, talk.count);
    if (state !== undefined && talk?.arrive(state) === true) this.#heard(state);
  }
}
