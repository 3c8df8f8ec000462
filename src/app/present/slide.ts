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
import { shownCourse } from '../../model/shift.ts';
import { renderCourse, seen } from '../../render.ts';
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

const known = new WeakMap<Matter, Map<string, Slide>>();

/** The same object for the same step: going back is exact. */
export function slideOf(matter: Matter, at: number, look: Look, sheet: Sheet = WIDE): Slide {
  const ofMatter = known.get(matter) ?? new Map<string, Slide>();
  known.set(matter, ofMatter);
  const key = `${at} ${look} ${sheet.width}`;
  const found = ofMatter.get(key) ?? makeSlide(matter, at, look, sheet);
  ofMatter.set(key, found);
  return found;
}

function makeSlide(matter: Matter, at: number, look: Look, sheet: Sheet): Slide {
  const step = matter.story.steps[at] as Step;
  const { course, view } = told(matter, step, look);
  const honest = captionOf(course, view);
  const width = sheet.width - 2 * sheet.margin - 2 * CARD.padding;
  const room =
    sheet.height === undefined
      ? undefined
      : sheet.height - wordsHeight(matter, at, honest, sheet) - 2 * CARD.padding;
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
  const tight = scales.filter((each) => each <= READABLE).map((scale) => () => render(scale, room));
  let last = render(largest, room);
  for (const make of tight) {
    last = make();
    if (endOf(last.figure) <= room) return last;
  }
  return last;
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
function wordsHeight({ story }: Matter, at: number, honest: string, sheet: Sheet): number {
  const { title, text, question } = story.steps[at] as Step;
  const before = story.steps[at - 1];
  const width = sheet.width - 2 * sheet.margin;
  const lines = (words: string | undefined, size: number, room = width): number =>
    words === undefined ? 0 : wrap(words, 'regular', size, room, 9).length * Math.ceil(size * LINE);
  const head = lines(title, sheet.title * 1.06) + lines(text, sheet.text) + CARD.gap + 6;
  const ask = askOf(story.steps[at] as Step);
  const asked = ask === undefined ? 0 : lines(ask, ASK) + 12;
  const choices = question?.kind === 'choose' ? Math.ceil((question.choices ?? []).length / 2) : 0;
  const answer = before?.question === undefined ? 0 : answerHeight(before, lines, width);
  return (
    TOP + head + asked + choices * (CHOICE + 12) + answer + lines(honest, sheet.small) + 16 + FOOT
  );
}

const ASK = 40;
const ANSWER = 27;

/** Asked large, unless the title asks the same. */
export function askOf({ title, question }: Step): string | undefined {
  return question === undefined || question.ask.trim() === title.trim() ? undefined : question.ask;
}

function answerHeight(
  { question }: Step,
  lines: (words: string | undefined, size: number, room?: number) => number,
  width: number,
): number {
  const { kind, answer, choices = [] } = question ?? {};
  const isSaid = answer !== undefined || kind !== 'open';
  if (!isSaid) return 0;
  const marked = kind === 'choose' ? Math.ceil(choices.length / 2) * 40 : 0;
  const agreement = kind === 'predict' ? 2 * 34 : 0;
  return lines(answer, ANSWER, width - 60) + marked + agreement + 30 + 30;
}
