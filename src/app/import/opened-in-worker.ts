/**
 * Has files opened in a worker, or here where none can start, and puts the result together. Giving up
 * ends the worker at once, whatever it was doing.
 */
import type { ReadProgress } from '../../formats/foreign.ts';
import { Gatherer, type Given, type Message } from './pieces.ts';
import { runInWorker } from './run-worker.ts';
import type { OpenOrder } from './work.ts';

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly onPart: (part: Given) => void;
}

/** Undefined: given up. Throws what went wrong with us, never with the files. */
export function openInWorker(order: OpenOrder, watch: Watch): Promise<Given | undefined> {
  return new Promise((resolve, reject) => {
    const gatherer = new Gatherer();
    const take = (message: Message): void => {
      if (watch.signal.aborted) return;
      if (message.kind === 'progress') watch.onProgress(message);
      else if (message.kind === 'list') gatherer.add(message.name, message.items);
      else if (message.kind === 'failed') {
        end();
        reject(new Error(message.why));
      } else if (message.kind === 'end' && message.isPart) watch.onPart(gatherer.end(message.rest));
      else if (message.kind === 'end') {
        end();
        resolve(gatherer.end(message.rest));
      }
    };
    const end = runInWorker(order, take);
    watch.signal.addEventListener('abort', () => {
      end();
      resolve(undefined);
    });
  });
}
