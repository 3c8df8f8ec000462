/**
 * A step of a talk as one slide of 16:9: title, figure, question, what must be read with the figure,
 * and where in the talk it stands. The same drawing becomes a slide, a page of a PDF or a picture.
 * It holds what the step tells and nothing beyond: the answer is in the notes.
 */
import { captionOf } from '../describe/caption.ts';
import type { Drawing, Mark } from '../draw/mark.ts';
import { moved } from '../draw/move.ts';
import { THEMES, type Theme } from '../draw/theme.ts';
import { TITLE_GROUP } from '../export/pptx-slide.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Step, Story } from '../view/story.ts';
import type { ThemeName } from '../view/view.ts';
import { fitFigure } from './fit.ts';
import { askOf, choicesAt } from './question.ts';
import { talkTitle, told } from './told.ts';
import { lineAt, stack, wordsAt, type Block, type Column } from './sheet.ts';

/** 13⅓ × 7½ in at 96 px to the inch. */
export const SLIDE = { width: 1280, height: 720 } as const;

const MARGIN = 44;
const WIDTH = SLIDE.width - 2 * MARGIN;
const TOP = 30;
const FOOT = 690;
const TYPE = { title: 34, text: 20, choice: 19, caption: 11, foot: 13 } as const;

/** `at` counts from 0. */
export function slideDrawing(
  document: CaseDocument,
  story: Story,
  at: number,
  themeName: ThemeName = 'projector',
): Drawing {
  const step = story.steps[at];
  if (step === undefined) throw new Error(`no step ${at}`);
  const theme = THEMES[themeName];
  const { course, view } = told(document, step, themeName);
  const head = headOf(step, theme);
  const bodyTop = TOP + head.height + 14;
  // The words below the figure are made before it: they say how much room it has.
  const caption = captionOf(course, view);
  const foot = footOf({ step, caption, theme });
  const room = { width: WIDTH + 2 * BLEED, height: FOOT - 24 - foot.height - bodyTop };
  const leastPlot = step.question?.kind === 'predict' ? { leastPlot: 0.85 } : {};
  const { drawing } = fitFigure(course, room, { view, ...leastPlot });
  const figure = moved(drawing, { dx: MARGIN - BLEED, dy: bodyTop, prefix: 'f-' });
  const below = footAt({ step, caption, theme }, FOOT - 24 - foot.height);
  return {
    ...SLIDE,
    background: theme.background,
    title: step.title,
    ...{ alt: drawing.alt, description: drawing.description, caption },
    paints: figure.paints,
    marks: [
      ...head.marks,
      { type: 'group', name: 'figure', marks: figure.marks },
      ...below.marks,
      placeOf(document, story, at, theme),
    ],
  };
}

/** A figure has a margin of its own, which the slide has already. */
const BLEED = 24;

function headOf(step: Step, theme: Theme): Block {
  const column = (top: number): Column => ({ x: MARGIN, top, width: WIDTH });
  const title = { size: TYPE.title, color: theme.ink, font: 'semibold', mostLines: 2 } as const;
  const named = (top: number): Block => {
    const { marks, height } = wordsAt(step.title, column(top), title);
    return { marks: [{ type: 'group', name: TITLE_GROUP, marks }], height };
  };
  const text = { size: TYPE.text, color: theme.muted, mostLines: 2 };
  const ask = { size: TYPE.text, color: theme.ink, font: 'semibold', mostLines: 3 } as const;
  return stack(TOP, 6, [
    named,
    (top) => wordsAt(step.text ?? '', column(top), text),
    (top) => wordsAt(askOf(step), column(top), ask),
  ]);
}

interface Foot {
  readonly step: Step;
  readonly caption: string;
  readonly theme: Theme;
}

const footOf = (foot: Foot): Block => footAt(foot, 0);

/** The answers to choose from, then what must be read with the figure. */
function footAt({ step, caption, theme }: Foot, top: number): Block {
  const look = { size: TYPE.choice, columns: 2, boxes: false };
  const small = { size: TYPE.caption, color: theme.muted };
  return stack(top, 14, [
    (y) => choicesAt(step, { x: MARGIN, top: y, width: WIDTH }, theme, look),
    (y) => wordsAt(caption, { x: MARGIN, top: y, width: WIDTH }, small),
  ]);
}

/** Which talk, which step of how many, and a bar that says the same. */
function placeOf(document: CaseDocument, { steps }: Story, at: number, theme: Theme): Mark {
  const type = { size: TYPE.foot, color: theme.muted };
  const bar = { type: 'rect', x: MARGIN, y: FOOT + 11, height: 4, radius: 2 } as const;
  const done = (WIDTH * (at + 1)) / steps.length;
  return {
    type: 'group',
    name: 'place in the talk',
    marks: [
      lineAt(talkTitle(document), { x: MARGIN, y: FOOT }, type),
      lineAt(`${at + 1} / ${steps.length}`, { x: MARGIN + WIDTH, y: FOOT, anchor: 'end' }, type),
      { ...bar, width: WIDTH, fill: theme.rule },
      { ...bar, width: Math.round(done * 100) / 100, fill: theme.axis },
    ],
  };
}
