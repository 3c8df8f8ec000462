/** Starts the worker from within the single file, which has no files beside it. */
import InlineWorker from './worker.ts?worker&inline';

export function startWorker(): Worker {
  return new InlineWorker();
}
