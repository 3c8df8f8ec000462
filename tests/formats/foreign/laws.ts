/** What holds for every reader of foreign files, whatever the file. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ForeignFile } from '../../../src/formats/foreign.ts';
import { openFiles, type OpenedFiles } from '../../../src/formats/open.ts';
import { faultsOf } from './faults.ts';

export function fileOf(path: string): ForeignFile {
  return { name: path.replace(/^.*\//, ''), bytes: new Uint8Array(readFileSync(path)) };
}

export function textFile(name: string, text: string): ForeignFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Every record has an outcome, every event and value has its record, and the figure stands. */
export function expectSound(opened: OpenedFiles): void {
  expect(opened.ledger.length).toBeGreaterThan(0);
  expect(faultsOf(opened)).toEqual([]);
}

/** Read twice, the files say the same twice. */
export async function openTwice(
  files: readonly ForeignFile[],
  patient?: string,
): Promise<OpenedFiles> {
  const options = patient === undefined ? {} : { patient };
  const first = await openFiles(files, options);
  expect(await openFiles(files, options)).toEqual(first);
  return first;
}
