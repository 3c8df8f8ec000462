/** Runs an order in the worker, or here where none can start. */
import type { Message } from './pieces.ts';
import { startWorker } from './start-worker.ts';
import { carryOut, type Order } from './work.ts';

/** `take` is told every message, a failure among them; gives back how to end it. */
export function runInWorker(order: Order, take: (message: Message) => void): () => void {
  const fail = (error: unknown): void =>
    take({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  const here = (): void => void carryOut(order, take).catch(fail);
  let worker: Worker;
  let isReady = false;
  try {
    worker = startWorker();
  } catch {
    here();
    return () => undefined;
  }
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ready') isReady = true;
    else take(data);
  };
  worker.onerror = (event) => {
    worker.terminate();
    // A policy or an old browser: the same is done here, and the page waits for it.
    if (!isReady) here();
    else fail(event.message || 'the files need more memory than the browser gives');
  };
  worker.postMessage(order);
  return () => worker.terminate();
}
