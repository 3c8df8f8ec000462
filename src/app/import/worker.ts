/** The worker in which files are opened: it does what the page orders, and nothing else. */
import type { Message } from './pieces.ts';
import { carryOut, type Order } from './work.ts';

/** What of a worker's own scope is used: the page's types know no worker from within. */
interface Scope {
  postMessage(message: Message, moved: readonly ArrayBufferLike[]): void;
  onmessage: ((event: MessageEvent<Order>) => void) | null;
}
const scope = globalThis as unknown as Scope;

const post = (message: Message, moved: readonly ArrayBufferLike[] = []): void =>
  scope.postMessage(message, moved);

scope.onmessage = ({ data }) => {
  carryOut(data, post).catch((error: unknown) => {
    post({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  });
};
post({ kind: 'ready' });
