/** The record behind a line of the report, from its file: which may be large, so a worker reads it. */
import type { LedgerEntry } from '../../formats/foreign.ts';
import { runInWorker } from './run-worker.ts';

/** Its text, or a sentence on why there is none. */
export function lookUpRecord(
  { record, file: name }: LedgerEntry,
  files: readonly File[],
): Promise<string> {
  const file =
    files.find((each) => each.name === name) ?? (files.length === 1 ? files[0] : undefined);
  if (file === undefined) return Promise.resolve('Its file is no longer at hand: open it again.');
  return new Promise((resolve) => {
    const end = runInWorker({ file, record }, (message) => {
      if (message.kind !== 'record' && message.kind !== 'failed') return;
      end();
      resolve(
        message.kind === 'record'
          ? (message.text ?? 'The file holds no record of that name: it is told of the whole.')
          : `It could not be looked up: ${message.why}.`,
      );
    });
  });
}
