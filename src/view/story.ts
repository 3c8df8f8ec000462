/**
 * A talk: steps that each change the view of the step before. Every step's view is folded from the
 * first one on, so going back returns exactly, and a step has no drawing code of its own.
 */
import type { Course } from '../model/course.ts';
import type { QuestionDoc, StepDoc, StepViewDoc, StoryDoc } from '../model/document.ts';
import type { Reveal } from '../model/reveal.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly notes?: string;
  readonly minutes?: number;
  readonly question?: QuestionDoc;
  readonly view: View;
  /** Ids that this step tells for the first time. */
  readonly tells: readonly string[];
}

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** How long it may take; else of all steps together; undefined: nobody says. */
  readonly minutes?: number;
}

/** `course` is the whole case in its default reading: it says what "all" is. */
export function storyOf(doc: StoryDoc, course: Course, base: View = DEFAULT_VIEW): Story {
  const steps: Step[] = [];
  let view: View = { ...base, reveal: { shown: [], masked: [] } };
  for (const step of doc.steps) {
    const next = viewAfter(view, step, course);
    steps.push(toStep(step, next, tellsOf(view.reveal, next.reveal, course)));
    view = next;
  }
  const budgets = doc.steps.flatMap(({ minutes }) => minutes ?? []);
  const summed = budgets.length > 0 ? budgets.reduce((sum, each) => sum + each, 0) : undefined;
  const minutes = doc.minutes ?? summed;
  return { id: doc.id, title: doc.title, steps, ...(minutes === undefined ? {} : { minutes }) };
}

function toStep(
  { id, title, text, notes, minutes, question }: StepDoc,
  view: View,
  tells: readonly string[],
): Step {
  return {
    id,
    title,
    view,
    tells,
    ...(text === undefined ? {} : { text }),
    ...(notes === undefined ? {} : { notes }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(question === undefined ? {} : { question: soundQuestion(question) }),
  };
}

/** What lacks its choices or its series is asked as an open question. */
function soundQuestion(question: QuestionDoc): QuestionDoc {
  const isSound =
    question.kind === 'open' ||
    (question.kind === 'choose' && (question.choices ?? []).length > 1) ||
    (question.kind === 'predict' && (question.series ?? []).length > 0);
  return isSound ? question : { ...question, kind: 'open' };
}

/** The view that a step makes of the one before it. */
export function viewAfter(before: View, step: StepDoc, course: Course): View {
  const { reveal: _, ...rest } = changed(before, step.view ?? {}, course);
  const reveal = revealAfter(before.reveal, step);
  return reveal === undefined ? rest : { ...rest, reveal };
}

function changed(view: View, change: StepViewDoc, course: Course): View {
  const { axis, window, lanes, panels, emphasis, reading, illustrative, lens, dayZero, cursor } =
    change;
  return {
    ...view,
    ...(axis && { axis }),
    ...(window && { window }),
    ...(lanes && { hiddenLanes: without(course.lanes, lanes) }),
    ...(panels && { hiddenPanels: without(course.series, panels) }),
    emphasis: emphasis ?? [],
    ...(reading !== undefined && { reading }),
    ...(illustrative !== undefined && { illustrative }),
    ...(lens !== undefined && { lens }),
    ...(dayZero !== undefined && { dayZero }),
    cursors: cursor === undefined ? [] : [{ kind: 'mark', id: cursor }],
  };
}

function without(
  all: readonly { readonly id: string }[],
  wanted: readonly string[] | 'all',
): readonly string[] {
  if (wanted === 'all') return [];
  return all.flatMap(({ id }) => (wanted.includes(id) ? [] : [id]));
}

/** What was told stays told; a mask goes where its mark is told. */
function revealAfter(
  before: Reveal | undefined,
  { reveal, mask = [] }: StepDoc,
): Reveal | undefined {
  if (reveal === 'all' || before === undefined) return undefined;
  const shown = [...new Set([...before.shown, ...(reveal ?? [])])];
  const masked = [...new Set([...before.masked, ...mask])].filter((id) => !shown.includes(id));
  const isSame = shown.length === before.shown.length && masked.join() === before.masked.join();
  return isSame ? before : { shown, masked };
}

function tellsOf(
  before: Reveal | undefined,
  after: Reveal | undefined,
  course: Course,
): readonly string[] {
  if (before === undefined) return [];
  if (after === undefined) {
    return course.events.map(({ id }) => id).filter((id) => !before.shown.includes(id));
  }
  return after.shown.filter((id) => !before.shown.includes(id));
}
