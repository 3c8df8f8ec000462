/** Writes a case and reads it back, for the laws of the writers. */
import { openFiles } from '../../../src/formats/open.ts';
import type { Entry, Loss } from '../../../src/formats/write-account.ts';
import { writeAs, type WriteFormat } from '../../../src/formats/write-as.ts';
import type { WrittenCase } from '../../../src/formats/write-written.ts';
import { locate } from '../../../src/model/clock.ts';
import type { Course } from '../../../src/model/course.ts';
import type { CaseDocument } from '../../../src/model/document.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import type { When } from '../../../src/model/when.ts';

export function write(
  format: WriteFormat,
  course: Course,
  document: CaseDocument,
): Promise<WrittenCase> {
  return writeAs(format, { course, document, name: 'case', created: '2026-01-01T00:00:00Z' });
}

/** All files as our own readers open them; undefined where they hold nothing that is drawn. */
export async function readBack({ files }: WrittenCase): Promise<Course | undefined> {
  const data = files.filter(({ name }) => !/^meta_|-about/.test(name));
  if (data.length === 0) return undefined;
  const read = await openFiles(
    data.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
  );
  return read.case && resolveCase(read.case.document).course;
}

/** What is said to be lost of a part of a datum; undefined: it is held whole. */
export function lossOf(
  entries: readonly Entry[],
  kind: string,
  id: string,
  part: string,
): Loss | undefined {
  const entry = entries.find((each) => each.kind === kind && each.id === id);
  if (!entry) throw new Error(`no account of ${kind} ${id}`);
  return entry.lost.find((loss) => loss.part === undefined || loss.part === part);
}

/** [earliest, latest) ms from day zero, or of the calendar; undefined where nothing bounds it. */
export function placeOf(when: When, { clock }: Course): readonly [number, number] | undefined {
  const place = locate(when, clock);
  if (!place) return undefined;
  const zero = clock.anchors.get(clock.dayZero);
  const isOfZero = place.frame === zero?.frame || place.frame === 'calendar';
  return isOfZero ? [place.earliest, place.latest] : undefined;
}

/** Every text of the files: of JSON its strings, of tables their cells. */
export function textsOf({ files }: WrittenCase): string {
  return files
    .map(({ name, text }) =>
      name.endsWith('.json') ? stringsOf(JSON.parse(text)).join('\n') : text.replaceAll('""', '"'),
    )
    .join('\n')
    .replace(/\s+/g, ' ');
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return [value.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
