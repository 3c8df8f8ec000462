/** A step on paper: its number and title, its figure, and its question with room to answer, or with the answer. */
import type { Drawing, Mark } from '../draw/mark.ts';
import { moved } from '../draw/move.ts';
import { NOT_FOR_DECISIONS } from '../describe/caption.ts';
import { THEMES } from '../draw/theme.ts';
import { toGrey } from '../draw/paper.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Step } from '../view/story.ts';
import { DEFAULT_PAPER, type Page } from '../view/view.ts';
import { fitFigure } from './fit.ts';
import { rightOf } from './notes.ts';
import { PAPER, ruled, TYPE, type Part } from './paper.ts';
import { askOf, choicesAt } from './question.ts';
import { EMPTY, stack, wordsAt, type Block, type Column } from './sheet.ts';
import { told } from './told.ts';

const THEME = THEMES.print;
/** A figure has a margin of its own, which the page has already. */
const BLEED = 20;
/** Of its height, which is as much as the figure needs. */
const MOST_HEIGHT = 800;
const PAGE: Partial<Page> = {
  paper: { ...DEFAULT_PAPER, grey: true, title: false, caption: false, leastType: 7 },
};

export interface PrintedStep {
  readonly step: Step;
  /** From 0. */
  readonly at: number;
  readonly before?: Step;
  readonly answers: boolean;
}

export function stepBlock(document: CaseDocument, printed: PrintedStep): Part {
  const { step, at } = printed;
  const drawing = figureOf(document, printed);
  const figure = (top: number): Block => {
    if (drawing === undefined) return EMPTY;
    const { marks } = moved(drawing, placeAt(top, at));
    return { marks: [{ type: 'group', name: 'figure', marks }], height: drawing.height };
  };
  const caption = { size: TYPE.small, color: THEME.muted };
  const blockAt = (top: number): Block =>
    stack(top, 7, [
      (y) => headAt(printed, y),
      figure,
      (y) => wordsAt(captionOn(drawing), column(y), caption),
      (y) => questionAt(printed, y),
    ]);
  return {
    height: blockAt(0).height,
    at: blockAt,
    paints: drawing === undefined ? [] : moved(drawing, placeAt(0, at)).paints,
    alt: drawing?.alt ?? step.title,
  };
}

/** That it is not for decisions stands at the foot of every page. */
function captionOn(drawing: Drawing | undefined): string {
  return (drawing?.caption ?? '').replace(NOT_FOR_DECISIONS, '').trim();
}

const column = (top: number): Column => ({ x: PAPER.left, top, width: PAPER.column });

function placeAt(top: number, at: number): { dx: number; dy: number; prefix: string } {
  return { dx: PAPER.left - BLEED, dy: top, prefix: `s${at + 1}-` };
}

/** Undefined where it would be the figure above again, with nothing to draw in. */
function figureOf(document: CaseDocument, { step, before }: PrintedStep): Drawing | undefined {
  const isDrawnIn = step.question?.kind === 'predict';
  const own = drawn(document, step);
  if (before === undefined || isDrawnIn) return own;
  const isSame = JSON.stringify(drawn(document, before).marks) === JSON.stringify(own.marks);
  return isSame ? undefined : own;
}

function drawn(document: CaseDocument, step: Step): Drawing {
  const { course, view } = told(document, step, 'print');
  const isDrawnIn = step.question?.kind === 'predict';
  return fitFigure(
    course,
    { width: PAPER.column + 2 * BLEED, height: MOST_HEIGHT },
    { view, page: PAGE, most: 0.9, leastPlot: 1, mostPlot: isDrawnIn ? 1.7 : 1 },
  ).drawing;
}

function headAt({ step, at }: PrintedStep, top: number): Block {
  const title = { size: TYPE.title, color: THEME.ink, font: 'semibold' } as const;
  return stack(top, 2, [
    (y) => wordsAt(`${at + 1}  ${step.title}`, column(y), title),
    (y) => wordsAt(step.text ?? '', column(y), { size: TYPE.text, color: THEME.muted }),
  ]);
}

/** Lines to write on by kind of question: an open one is answered in words. */
const LINES = { open: 8, choose: 3, predict: 2 } as const;

function questionAt(printed: PrintedStep, top: number): Block {
  const { step, answers } = printed;
  const { question } = step;
  if (question === undefined) return EMPTY;
  const ask = { size: TYPE.ask, color: THEME.ink, font: 'semibold' } as const;
  const look = { size: TYPE.choice, columns: 2, boxes: true };
  return stack(top, 8, [
    (y) => wordsAt(askOf(step), column(y), ask),
    (y) => choicesAt(step, column(y), THEME, look),
    (y) => (answers ? answerAt(step, y) : ruled(LINES[question.kind], y, THEME)),
  ]);
}

const PAD = 10;

/** On a grey ground, so that it is found, and can be covered. */
function answerAt({ question }: Step, top: number): Block {
  if (question === undefined) return EMPTY;
  const right = rightOf(question);
  const words = [
    ...(right.length > 0 ? [`Right: ${right.join('; ')}`] : []),
    ...(question.answer === undefined ? [] : [question.answer.trim()]),
  ].join('\n');
  if (words === '') return EMPTY;
  const inside = { x: PAPER.left + PAD, top: top + PAD, width: PAPER.column - 2 * PAD };
  const block = wordsAt(`Answer. ${words}`, inside, { size: TYPE.text, color: THEME.ink });
  const height = Math.round((block.height + 2 * PAD) * 100) / 100;
  const ground: Mark = {
    type: 'rect',
    ...{ x: PAPER.left, y: Math.round(top * 100) / 100, width: PAPER.column, height },
    radius: 4,
    fill: toGrey(THEME.shade),
    stroke: { color: THEME.rule, width: 1 },
  };
  return { marks: [ground, ...block.marks], height };
}
