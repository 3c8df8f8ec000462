/**
 * Has files opened in a worker, or here where none can start, and puts the result together. Giving up
 * ends the worker at once, whatever it was doing.
 */
import type { ReadProgress } from '../../formats/foreign.ts';
import { Gatherer, type Given, type Message } from './pieces.ts';
import { startWorker } from './start-worker.ts';
import { work, type Order } from './work.ts';

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly onPart: (part: Given) => void;
}

/** Undefined: given up. Throws what went wrong with us, never with the files. */
export function openInWorker(order: Order, watch: Watch): Promise<Given | undefined> {
  return new Promise((resolve, reject) => {
    const gatherer = new Gatherer();
    let worker: Worker | undefined;
    let isReady = false;
    const end = (): void => worker?.terminate();
    const take = (message: Message): void => {
      if (watch.signal.aborted) return;
      if (message.kind === 'ready') isReady = true;
      else if (message.kind === 'progress') watch.onProgress(message);
      else if (message.kind === 'list') gatherer.add(message.name, message.items);
      else if (message.kind === 'failed') {
        end();
        reject(new Error(message.why));
      } else if (message.isPart) watch.onPart(gatherer.end(message.rest));
      else {
        end();
        resolve(gatherer.end(message.rest));
      }
    };
    const here = (): void => void work(order, take).catch(reject);
    watch.signal.addEventListener('abort', () => {
      end();
      resolve(undefined);
    });
    try {
      worker = startWorker();
    } catch {
      here();
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<Message>) => take(data);
    worker.onerror = (event) => {
      end();
      // A policy or an old browser: the same is done here, and the page waits for it.
      if (!isReady) here();
      else reject(new Error(event.message || 'the files need more memory than the browser gives'));
    };
    worker.postMessage(order);
  });
}
