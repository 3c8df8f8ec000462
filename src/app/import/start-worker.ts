/** Starts the worker from its own file. In the single file `start-worker-inline.ts` takes its place. */
export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
