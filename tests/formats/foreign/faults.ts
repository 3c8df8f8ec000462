/**
 * What must not be wrong with a file of another program once it is opened, whatever the file: every
 * record with an outcome, every outcome with its record, no date made more exact, no number that is
 * none, a figure without overlap. The laws of the suite and `npm run corpus` ask the same.
 */
import type { Drawing, Mark, Text } from '../../../src/draw/mark.ts';
import type { OpenedFiles } from '../../../src/formats/open.ts';
import { measure } from '../../../src/layout/text.ts';
import type { CaseDocument, PointDoc } from '../../../src/model/document.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import { renderCourse } from '../../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../../src/view/view.ts';
import { overlapsOf } from '../../layout/overlaps.ts';

/** In words, each a sentence; none where all is well. `source` is the text of files that write ISO dates. */
export function faultsOf(opened: OpenedFiles, source?: string): readonly string[] {
  const { case: read } = opened;
  const faults = ledgerFaults(opened);
  if (read === undefined) return faults;
  return [
    ...faults,
    ...idFaults(opened, read.document),
    ...(source === undefined ? [] : dateFaults(read.document, source)),
    ...figureFaults(read.document),
  ];
}

function ledgerFaults({ case: read, ledger, issues, patients }: OpenedFiles): readonly string[] {
  const mute = ledger.filter(({ outcomes }) => outcomes.length === 0);
  const silent = ledger.filter(
    ({ outcomes, why }) =>
      (outcomes.includes('ignored') || outcomes.includes('issue')) && (why ?? '') === '',
  );
  const hasReason = issues.some(({ severity }) => severity === 'error') || patients.length > 1;
  return [
    ...mute.slice(0, 3).map(({ record }) => `no outcome: ${record}`),
    ...silent.slice(0, 3).map(({ record }) => `no reason: ${record}`),
    ...(read === undefined && !hasReason ? ['nothing was read, and nothing says why'] : []),
    ...(read !== undefined && ledger.length === 0 ? ['a case without a ledger'] : []),
  ];
}

function idFaults({ ledger }: OpenedFiles, document: CaseDocument): readonly string[] {
  const { course } = resolveCase(document);
  const told = new Set(ledger.flatMap(({ ids }) => ids));
  const made = new Set(course.events.map(({ id }) => id));
  const orphans = course.events.filter(({ id }) => !told.has(id)).map(({ id }) => id);
  for (const { id, points } of course.series) {
    made.add(id);
    for (const point of points) {
      made.add(point.id);
      if (!told.has(point.id) && !told.has(id)) orphans.push(point.id);
    }
  }
  return [
    ...orphans.slice(0, 3).map((id) => `no record: ${id}`),
    ...[...told]
      .filter((id) => !made.has(id))
      .slice(0, 3)
      .map((id) => `a record names ${id}, which is not there`),
  ];
}

const DATE = /\d{4}-\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?)?)?/g;

/** A date of the document stands in the source, or is a coarser form of one that does. */
function dateFaults({ events = [], series = [] }: CaseDocument, source: string): readonly string[] {
  const known = new Set<string>();
  for (const [date] of source.matchAll(DATE)) {
    known.add(date);
    known.add(date.slice(0, 10));
  }
  const words = [
    ...events.flatMap(({ at, start, end }) => [at, start, end]),
    ...series.flatMap(({ points = [] }) => points.map((each) => (isComputed(each) ? '' : each.at))),
  ];
  const dates = words.flatMap((each) => each?.match(DATE) ?? []);
  const narrowed = [...new Set(dates)].filter((date) => !known.has(date));
  return narrowed.slice(0, 3).map((date) => `a date that no record has: ${date}`);
}

/** A time that the reader computed says so. */
function isComputed({ evidence }: PointDoc): boolean {
  return evidence !== undefined && 'when' in evidence && evidence.when?.derived !== undefined;
}

function figureFaults(document: CaseDocument): readonly string[] {
  const { course, issues } = resolveCase(document);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const { figure, drawing } = renderCourse(course, DEFAULT_VIEW, DEFAULT_PAGE);
  const text = JSON.stringify(drawing);
  return [
    ...errors.slice(0, 3).map(({ path, message }) => `${path}: ${message}`),
    ...overlapsOf(figure)
      .slice(0, 3)
      .map((each) => `overlap: ${each}`),
    ...drawnOverlaps(drawing)
      .slice(0, 3)
      .map((each) => `drawn over: ${each}`),
    ...(/\bNaN\b|Infinity/.test(text) ? ['a number of the drawing is none'] : []),
  ];
}

/** The same asked of the finished drawing: no line of text on another. */
function drawnOverlaps({ marks }: Drawing): readonly string[] {
  const boxes = textsOf(marks)
    .map(boxOf)
    .sort((a, b) => a.top - b.top);
  return boxes.flatMap((box, at) => {
    const found: string[] = [];
    for (let next = at + 1; next < boxes.length; next += 1) {
      const other = boxes[next];
      if (!other || other.top >= box.bottom - SLACK) break;
      if (other.left < box.right - SLACK && box.left < other.right - SLACK)
        found.push(`“${box.text}” and “${other.text}”`);
    }
    return found;
  });
}

/** Of the type size: what ascends and descends less than the letters do may be let in. */
const SLACK = 0.5;

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function textsOf(marks: readonly Mark[]): readonly Text[] {
  return marks.flatMap((mark) =>
    mark.type === 'group' ? textsOf(mark.marks) : mark.type === 'text' ? [mark] : [],
  );
}

function boxOf({ text, x, y, size, weight, italic, anchor }: Text): TextBox {
  const width = measure(text, italic ? 'italic' : weight === 600 ? 'semibold' : 'regular', size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - size * 0.73, bottom: y + size * 0.2 };
}
