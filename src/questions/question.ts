/**
 * What a question and an answer are. An answer carries its rule and source, names the data it rests
 * on, and may be that the course does not say: "not stated", "unknown" and "not assessable" are answers.
 */
import type { Course, CourseEvent, Series } from '../model/course.ts';
import type { View } from '../view/view.ts';
import type { Line } from './line.ts';

/**
 * `not-assessable`: a condition of the rule does not hold. `not-stated`: the source does not say it.
 * `unknown`: it says something, but not enough to decide.
 */
export type AnswerKind = 'value' | 'grade' | 'class' | 'not-assessable' | 'not-stated' | 'unknown';

export interface Answer {
  readonly kind: AnswerKind;
  /** A full sentence or two. */
  readonly says: string;
  /** Why it is no more than this: of `not-assessable`, `not-stated` and `unknown`. */
  readonly reason?: string;
  /** Ids of the events and points it rests on, which the figure can light. */
  readonly evidence: readonly string[];
  /** The weakest evidence among them; undefined where it rests on none. */
  readonly basis?: 'reported' | 'derived';
  /** The moment it is about, in words. */
  readonly when?: string;
  /** A length of time lies between these, ms; a side may be infinite. Only of lengths. */
  readonly length?: { readonly min: number; readonly max: number };
}

/** What a question is about; ids, so that a link or a form can hold them. */
export interface Params {
  readonly series?: string;
  readonly event?: string;
  /** Id of an event, a point or an anchor. Undefined: day zero of the view. */
  readonly from?: string;
  readonly to?: string;
  readonly line?: Line;
}

/** A question put to a course: without what is illustrative, with the ranges the reader chose. */
export interface Ask {
  readonly course: Course;
  readonly view: View;
  readonly series?: Series;
  readonly event?: CourseEvent;
  readonly from: string;
  readonly to?: string;
  readonly line?: Line;
}

export interface Question {
  readonly id: string;
  /** Which of the params it needs. */
  readonly of: 'course' | 'series' | 'line' | 'event' | 'pair';
  readonly title: string;
  /** One sentence. */
  readonly rule: string;
  /** The citation, or that the definition is ours. */
  readonly source: string;
  /** It reads long runs of samples where they lie, whatever their length. */
  readonly readsRuns?: true;
  /** The title with its subject: "First value above 150 ×10⁹/L after presentation". */
  readonly titleOf?: (ask: Ask) => string;
  /** True, or why it cannot be asked here. */
  readonly applies: (ask: Ask) => true | string;
  /** Only called where it applies. */
  readonly answer: (ask: Ask) => Answer;
  /** What it is asked of where nobody chose. */
  readonly subjects: (course: Course, view: View) => readonly Params[];
}

/** A question as it is shown. */
export interface Asked {
  /** Unique in the list. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly source: string;
  readonly group: {
    readonly kind: 'series' | 'event' | 'course';
    readonly id: string;
    readonly label: string;
  };
  readonly params: Params;
  /** False where a condition fails before anything is looked up; the answer says which. */
  readonly applies: boolean;
  readonly answer: Answer;
}
