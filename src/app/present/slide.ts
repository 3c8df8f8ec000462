/**
 * A step as a slide: its figure as large as the rest of the slide leaves room for, and the words
 * around it. A slide is laid out on a sheet of fixed size, 1920 × 1080 px, and shown at any size, so
 * that every screen shows the same; only in a narrow window it becomes a page that scrolls.
 */
import { captionOf } from '../../describe/caption.ts';
import type { Drawing } from '../../draw/mark.ts';
import { axisPossible } from '../../layout/axis.ts';
import type { Figure } from '../../layout/figure.ts';
import { LINE, wrap } from '../../layout/text.ts';
import type { Course } from '../../model/course.ts';
import type { CaseDocument } from '../../model/document.ts';
import { shownCourse } from '../../model/shown.ts';
import { seen } from '../../model/resolved.ts';
import { renderCourse } from '../../render.ts';
import type { Step, Story } from '../../view/story.ts';
import { DEFAULT_PAGE, type Page, type View } from '../../view/view.ts';
import type { Look } from './state.ts';

/** What a talk is about; the same object while it is given. */
export interface Matter {
  readonly document: CaseDocument;
  readonly story: Story;
}

export interface Sheet {
  readonly width: number;
  /** Undefined: as high as what is on it. */
  readonly height?: number;
  readonly margin: number;
  readonly title: number;
  readonly text: number;
  readonly small: number;
  /** Type of the figure, the largest that has room. */
  readonly scales: readonly number[];
}

export const WIDE: Sheet = {
  width: 1920,
  height: 1080,
  margin: 84,
  title: 56,
  text: 32,
  small: 19,
  scales: [2.6, 2.3, 2, 1.75, 1.5, 1.25, 1],
};
/** A window of a phone's width: no letterbox, but a page to scroll. */
export const POCKET: Sheet = {
  width: 480,
  margin: 18,
  title: 28,
  text: 19,
  small: 15,
  scales: [1.25],
};

/** Below this type nobody in the back row reads along: rather than that, labels are counted. */
const READABLE = 2;

export interface Slide {
  readonly step: Step;
  /** As far as it is told. */
  readonly course: Course;
  readonly view: View;
  readonly page: Page;
  readonly figure: Figure;
  readonly drawing: Drawing;
  /** What must be read with the figure. */
  readonly honest: string;
  readonly isEmpty: boolean;
}

export interface SlideOptions {
  readonly sheet?: Sheet;
  /** How many curves were drawn at the step before: each wants a word on how far it agrees. */
  readonly drawn?: number;
}

const known = new WeakMap<Matter, Map<string, Slide>>();

/** The same object for the same step: going back is exact. */
export function slideOf(
  matter: Matter,
  at: number,
  look: Look,
  { sheet = WIDE, drawn = 0 }: SlideOptions = {},
): Slide {
  const ofMatter = known.get(matter) ?? new Map<string, Slide>();
  known.set(matter, ofMatter);
  const key = `${at} ${look} ${sheet.width} ${drawn}`;
  const found = ofMatter.get(key) ?? makeSlide(matter, at, look, { sheet, drawn });
  ofMatter.set(key, found);
  return found;
}

function makeSlide(
  matter: Matter,
  at: number,
  look: Look,
  { sheet, drawn }: Required<SlideOptions>,
): Slide {
  const step = matter.story.steps[at] as Step;
  const { course, view } = told(matter, step, look);
  const honest = captionOf(course, view);
  const width = sheet.width - 2 * sheet.margin - 2 * CARD.padding;
  const room =
    sheet.height === undefined
      ? undefined
      : sheet.height - wordsHeight(matter, at, honest, { sheet, drawn }) - 2 * CARD.padding;
  return { step, course, view, honest, ...fit(course, view, width, room, sheet) };
}

/** The step's course and view; a case without dates has no calendar to show. */
export function told(
  { document }: Matter,
  step: Step,
  look: Look,
): { readonly course: Course; readonly view: View } {
  const whole = shownCourse(document, step.view);
  const isPossible = axisPossible(whole, step.view.axis) === undefined;
  const view: View = { ...step.view, theme: look, axis: isPossible ? step.view.axis : 'phases' };
  return { course: seen(whole, view), view };
}

type Fitted = Pick<Slide, 'page' | 'figure' | 'drawing' | 'isEmpty'>;

/** With all its labels where it can be, else at the least readable type with what has room. */
function fit(
  course: Course,
  view: View,
  width: number,
  room: number | undefined,
  { scales }: Sheet,
): Fitted {
  const isEmpty = course.events.length === 0 && course.series.length === 0;
  const render = (typeScale: number, height?: number): Fitted => {
    const page: Page = {
      ...DEFAULT_PAGE,
      width,
      typeScale,
      lineScale: typeScale * 0.9,
      bare: true,
      ...(height === undefined ? {} : { height }),
    };
    return { page, isEmpty, ...renderCourse(course, view, page) };
  };
  const [largest = 1] = scales;
  if (room === undefined) return render(largest);
  for (const scale of scales.filter((each) => each >= READABLE)) {
    const whole = render(scale);
    if (whole.figure.height <= room) return whole;
  }
  let last = render(largest, room);
  for (const scale of scales.filter((each) => each <= READABLE)) {
    // Where there are no plots to shrink, a page of fixed height keeps more in reserve than it needs.
    for (const spare of SPARES) {
      last = trimmed(render(scale, room + spare * scale));
      if (last.figure.height <= room) return last;
    }
  }
  return last;
}

/** px at type scale 1. */
const SPARES = [64, 48, 32, 16, 0] as const;

/** Without what is empty below its content. */
function trimmed(fitted: Fitted): Fitted {
  const height = Math.ceil(endOf(fitted.figure) + 4 * fitted.page.typeScale);
  return {
    ...fitted,
    figure: { ...fitted.figure, height },
    drawing: { ...fitted.drawing, height },
  };
}

/** Where the figure's content ends: a page of fixed height may be too low even for one row each. */
function endOf({ plot, legend }: Figure): number {
  const last = legend.at(-1)?.text.box;
  return Math.max(plot.y + plot.height, last === undefined ? 0 : last.y + last.height);
}

/** px of the sheet, shared with the style of the slide. */
export const CARD = { padding: 16, gap: 24 } as const;
const TOP = 50;
const FOOT = 92;
const CHOICE = 66;

/** Height of everything on the slide but the figure. */
function wordsHeight(
  { story }: Matter,
  at: number,
  honest: string,
  { sheet, drawn }: Required<SlideOptions>,
): number {
  const step = story.steps[at] as Step;
  const width = sheet.width - 2 * sheet.margin;
  const lines: LinesOf = (words, size, room = width) =>
    words === undefined ? 0 : wrap(words, 'regular', size, room, 9).length * Math.ceil(size * LINE);
  const head = lines(step.title, sheet.title * 1.06) + lines(step.text, sheet.text);
  const ask = askOf(step);
  return [
    TOP + head + CARD.gap + 6,
    ask === undefined ? 0 : lines(ask, ASK) + 12,
    questionHeight(step),
    answerHeight(story.steps[at - 1], lines, width, drawn),
    lines(honest, sheet.small) + 16 + FOOT,
  ].reduce((sum, each) => sum + each, 0);
}

type LinesOf = (words: string | undefined, size: number, room?: number) => number;

const ASK = 40;
const ANSWER = 27;

/** Asked large, unless the title asks the same. */
export function askOf({ title, question }: Step): string | undefined {
  return question === undefined || question.ask.trim() === title.trim() ? undefined : question.ask;
}

function questionHeight({ question }: Step): number {
  if (question?.kind === 'predict') return TOOLS;
  const { kind, choices = [] } = question ?? {};
  return kind === 'choose' ? Math.ceil(choices.length / 2) * (CHOICE + 12) + CARD.gap : 0;
}

function answerHeight(
  before: Step | undefined,
  lines: LinesOf,
  width: number,
  drawn: number,
): number {
  const { kind, answer, choices = [] } = before?.question ?? {};
  const marked = kind === 'choose' ? Math.ceil(choices.length / 2) * 42 + 8 : 0;
  const agreement = kind === 'predict' ? Math.min(drawn, MOST_WORDS) * 78 : 0;
  const own = lines(answer, ANSWER, width - 60) + marked + agreement;
  return own === 0 ? 0 : own + 42;
}

/** More curves than that are read by scrolling. */
const MOST_WORDS = 2;
const TOOLS = 56;
