/**
 * A talk on paper: A4 pages in greys with the figure of each step, its question, boxes to tick and
 * room to write. Without answers it ends with the last question, and a question ends its page: what
 * comes next is on another sheet. Answers, outcome and source are in the handout with answers.
 */
import type { Drawing, Mark } from '../draw/mark.ts';
import { THEMES } from '../draw/theme.ts';
import { NOT_FOR_DECISIONS, sourceLineOf } from '../describe/caption.ts';
import { pdfFile } from '../export/pdf.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Step, Story } from '../view/story.ts';
import { stepBlock } from './handout-step.ts';
import { PAPER, ruledTo, TYPE, type Part } from './paper.ts';
import { EMPTY, lineAt, stack, wordsAt, type Block } from './sheet.ts';
import { talkTitle, told } from './told.ts';

export interface HandoutOptions {
  /** With answers, outcome and source. */
  readonly answers: boolean;
}

const THEME = THEMES.print;

export async function handoutFile(
  document: CaseDocument,
  story: Story,
  options: HandoutOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const pages = handoutPages(document, story, options);
  const title = talkTitle(document);
  const alt = `Handout of a talk, ${pages.length} pages`;
  return pdfFile(pages, { title, author: 'Caseline', alt, long: '' });
}

/** The pages, of which each holds only what its steps and those before tell. */
export function handoutPages(
  document: CaseDocument,
  story: Story,
  { answers }: HandoutOptions,
): readonly Drawing[] {
  const steps = answers ? story.steps : askedSteps(story.steps);
  const blocks: Placed[] = steps.map((step, at) => {
    const before = steps[at - 1];
    const block = stepBlock(document, { step, at, ...(before && { before }), answers });
    return { ...block, endsPage: !answers && step.question !== undefined };
  });
  const last = answers ? [sourceBlock(document, story)] : [];
  const pages = flow([...blocks, ...last]);
  return pages.map((page, at) => pageOf(page, at, { document, count: pages.length, answers }));
}

/** Up to the last question; a talk that asks nothing gives nothing away. */
function askedSteps(steps: readonly Step[]): readonly Step[] {
  const last = steps.map(({ question }) => question !== undefined).lastIndexOf(true);
  return last < 0 ? steps : steps.slice(0, last + 1);
}

interface Placed extends Part {
  readonly endsPage: boolean;
}

const GAP = 22;

function flow(parts: readonly Placed[]): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [];
  let [page, y]: [Placed[], number] = [[], PAPER.top];
  for (const part of parts) {
    if (page.length > 0 && y + part.height > PAPER.bottom) [page, y] = [[], PAPER.top];
    if (page.length === 0) pages.push(page);
    page.push(part);
    y += part.height + GAP;
    if (part.endsPage) [page, y] = [[], PAPER.top];
  }
  return pages;
}

interface Sheet {
  readonly document: CaseDocument;
  readonly count: number;
  readonly answers: boolean;
}

function pageOf(parts: readonly Placed[], at: number, sheet: Sheet): Drawing {
  const marks: Mark[] = [];
  let y: number = PAPER.top;
  for (const part of parts) {
    marks.push(...part.at(y).marks);
    y += part.height + GAP;
  }
  const isLast = at === sheet.count - 1;
  const rules = sheet.answers && isLast ? EMPTY : ruledTo(y - GAP + 10, PAPER.bottom, THEME);
  return {
    width: PAPER.width,
    height: PAPER.height,
    printedInMm: true,
    background: THEME.background,
    title: `${talkTitle(sheet.document)}, page ${at + 1}`,
    alt: parts.map(({ alt }) => alt).join(' '),
    description: '',
    caption: '',
    paints: parts.flatMap(({ paints }) => paints),
    marks: [...marks, ...rules.marks, ...furniture(at, sheet)],
  };
}

function furniture(at: number, { document, count, answers }: Sheet): readonly Mark[] {
  const type = { size: TYPE.small, color: THEME.muted };
  const right = PAPER.left + PAPER.column;
  const kind = answers
    ? 'Handout with answers'
    : 'Handout: finish a page before you turn to the next';
  const end = { y: PAPER.foot, anchor: 'end' } as const;
  return [
    lineAt(talkTitle(document), { x: PAPER.left, y: PAPER.head }, type),
    lineAt(kind, { x: right, y: PAPER.head, anchor: 'end' }, type),
    lineAt(NOT_FOR_DECISIONS, { x: PAPER.left, y: PAPER.foot }, type),
    lineAt(`${at + 1} / ${count}`, { x: right, ...end }, type),
  ];
}

/** It names the diagnosis, so it stands at the end of what has answers. */
function sourceBlock(document: CaseDocument, story: Story): Placed {
  const step = story.steps.at(-1);
  const course = step && told(document, step, 'print').course;
  const line = course === undefined ? '' : sourceLineOf(course);
  const column = { x: PAPER.left, width: PAPER.column };
  const at = (top: number): Block =>
    stack(top, 3, [
      (y) =>
        wordsAt(
          'Source',
          { ...column, top: y },
          { size: TYPE.ask, color: THEME.ink, font: 'semibold' },
        ),
      (y) => wordsAt(line, { ...column, top: y }, { size: TYPE.text, color: THEME.ink }),
    ]);
  return { height: at(0).height, at, paints: [], alt: `Source: ${line}`, endsPage: false };
}
