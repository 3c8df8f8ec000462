/** What holds for every reader of foreign files, whatever the file. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ForeignFile } from '../../../src/formats/foreign.ts';
import { openFiles, type OpenedFiles } from '../../../src/formats/open.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import { renderCourse } from '../../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../../src/view/view.ts';
import { overlapsOf } from '../../layout/overlaps.ts';

export function fileOf(path: string): ForeignFile {
  return { name: path.replace(/^.*\//, ''), bytes: new Uint8Array(readFileSync(path)) };
}

export function textFile(name: string, text: string): ForeignFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Every record has an outcome, every event and value has its record, and the figure stands. */
export function expectSound(opened: OpenedFiles): void {
  const { case: read, ledger, issues } = opened;
  expect(ledger.length).toBeGreaterThan(0);
  const mute = ledger.filter(({ outcomes }) => outcomes.length === 0);
  expect(mute).toEqual([]);
  const silent = ledger.filter(
    ({ outcomes, why }) =>
      (outcomes.includes('ignored') || outcomes.includes('issue')) && why === undefined,
  );
  expect(silent).toEqual([]);
  if (read === undefined) {
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    return;
  }
  const { events = [], series = [] } = read.document;
  const ids = [
    ...events.map(({ id }) => id),
    ...series.flatMap(({ points = [] }) => points.map(({ id }) => id)),
  ];
  const told = new Set(ledger.flatMap((entry) => entry.ids));
  expect(ids.filter((id) => id === undefined || !told.has(id))).toEqual([]);
  expect([...told].filter((id) => !ids.includes(id))).toEqual([]);
  const { course, issues: resolved } = resolveCase(read.document);
  expect(resolved.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { figure, drawing } = renderCourse(course, DEFAULT_VIEW, DEFAULT_PAGE);
  expect(overlapsOf(figure)).toEqual([]);
  expect(JSON.stringify(drawing)).not.toContain('NaN');
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
