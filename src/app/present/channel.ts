/**
 * Two windows of one talk. They speak by postMessage alone, because files from disk share no other
 * channel; each word carries the nonce of the visit and is heard from the other window only. Either
 * may be closed or reloaded: whoever comes back says hello and gets what it lacks.
 */
import type { DateForm } from '../../model/course.ts';
import type { CaseDocument, StoryDoc } from '../../model/document.ts';
import type { Dot } from './talk.svelte.ts';
import type { TalkState } from './state.ts';

/** All that a talk needs; a file of the reader's own goes along, nothing is loaded again. */
export interface Pack {
  /** Which talk it is, so that another one is noticed. */
  readonly about: string;
  readonly document: CaseDocument;
  readonly doc: StoryDoc;
  readonly dates?: DateForm;
  readonly state: TalkState;
}

export type Message =
  | { readonly kind: 'hello'; readonly about?: string; readonly state?: TalkState }
  | { readonly kind: 'here'; readonly about: string }
  | { readonly kind: 'pack'; readonly pack: Pack }
  | { readonly kind: 'state'; readonly state: TalkState }
  | { readonly kind: 'dot'; readonly dot?: Dot }
  | { readonly kind: 'bye' };

const KINDS: ReadonlySet<string> = new Set(['hello', 'here', 'pack', 'state', 'dot', 'bye']);

export class Channel {
  readonly #nonce: string;
  readonly #heard: (message: Message) => void;
  #peer: Window | undefined;
  #heardAt = -Infinity;
  #hasLeft = false;

  constructor(nonce: string, peer: Window | undefined, heard: (message: Message) => void) {
    this.#nonce = nonce;
    this.#peer = peer;
    this.#heard = heard;
  }

  /** Whether the other window is there, and has said something within the last `ms`. */
  isAlive(ms: number): boolean {
    return this.#peer?.closed === false && performance.now() - this.#heardAt <= ms;
  }
  /** Whether the other window has said goodbye, and has not come back from a reload. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }
  /** The other window, as it was opened. */
  join(peer: Window): void {
    this.#peer = peer;
    this.#hasLeft = false;
  }
  say(message: Message): void {
    if (this.#peer?.closed !== false) return;
    this.#peer.postMessage({ ...message, caseline: this.#nonce }, targetOrigin());
  }
  /** Returns how to stop. */
  listen(): () => void {
    const onmessage = ({ data, source }: MessageEvent): void => {
      const message = maybeMessage(data, this.#nonce);
      if (message === undefined || source === null || !('closed' in source)) return;
      // A window that was reloaded or opened anew introduces itself; others are not listened to.
      if (message.kind === 'hello') this.#peer = source;
      if (source !== this.#peer) return;
      this.#heardAt = message.kind === 'bye' ? -Infinity : performance.now();
      if (message.kind === 'bye' || message.kind === 'hello')
        this.#hasLeft = message.kind === 'bye';
      this.#heard(message);
    };
    addEventListener('message', onmessage);
    return () => removeEventListener('message', onmessage);
  }
}

/** Files from disk have no origin that could be named. */
function targetOrigin(): string {
  return location.protocol === 'file:' ? '*' : location.origin;
}

function maybeMessage(data: unknown, nonce: string): Message | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { caseline, kind } = data as Readonly<Record<string, unknown>>;
  return caseline === nonce && typeof kind === 'string' && KINDS.has(kind)
    ? (data as Message)
    : undefined;
}

export type Role = 'presenter' | 'audience';

/** The page again, as the other window of this talk: the one of this name, or a new one. */
export function openBeside(role: Role, name: string, nonce: string): Window | undefined {
  const url = `${location.href.replace(/#.*/, '')}#${role}=${nonce}`;
  const size = role === 'presenter' ? 'popup,width=1180,height=760' : 'popup,width=1280,height=720';
  return window.open(url, `caseline-${role}-${name}`, size) ?? undefined;
}

export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
