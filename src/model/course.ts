/**
 * The course of one patient as the source tells it, resolved for one reading: what layout,
 * describe and questions work on. It knows nothing of pixels.
 */
import type { Clock } from './clock.ts';
import type { Evidence, Facets } from './evidence.ts';
import type { Phase } from './phase.ts';
import type { Code, Dose, Unit, Value } from './quantity.ts';
import type { Bound, ReferenceRange } from './range.ts';
import type { Samples } from './samples.ts';
import type { EventTime, When } from './when.ts';

/** Closed and published: these are the values of `data-kind`. */
export const EVENT_KINDS = [
  'symptom',
  'finding',
  'diagnosis',
  'exposure',
  'medication',
  'procedure',
  'infusion',
  'imaging',
  'encounter',
  'outcome',
  'note',
  'adverse-event',
  'immunization',
  'allergy',
  'death',
  'measurement',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Affirmed unless the source says otherwise. */
export type Status = 'affirmed' | 'excluded' | 'refuted' | 'planned' | 'not-done';

export interface Lane {
  readonly id: string;
  readonly label: string;
  /** Said in an empty lane: "not reported". */
  readonly empty?: string;
}

export interface CourseEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly lane: string;
  readonly label: string;
  /** Said after the label in the figure, quietly: "onset not stated, no count". */
  readonly note?: string;
  readonly detail?: string;
  readonly status: Status;
  readonly severity?: string;
  readonly codes: readonly Code[];
  readonly dose?: Dose;
  readonly time: EventTime;
  /** The untimed phase in which order alone gives it a place. */
  readonly phase?: string;
  /** A member of a numbered series: infusion 4 of 8. `of` is undefined when the count is not known. */
  readonly part?: { readonly series: string; readonly number: number; readonly of?: number };
  readonly links: readonly { readonly to: string; readonly relation: string }[];
  readonly evidence: Facets;
  /** What a reader would look for and the source does not say: "route", "single dose". */
  readonly notStated: readonly string[];
}

export interface Point {
  /** Unique in the case: `<series>/<n>` unless the file names it. */
  readonly id: string;
  readonly at: When;
  readonly phase?: string;
  readonly value: Value;
  readonly label?: string;
  readonly note?: string;
  readonly range?: ReferenceRange;
  readonly evidence: Facets;
}

/** A point that stands beside the samples of its series, and its place among all points. */
export interface Beside {
  readonly point: Point;
  readonly place: number;
}

/**
 * A drawing aid without numbers: `level` counts in units of the panel's bound (0 = zero of the axis,
 * 1 = the bound or upper limit) and is never printed, answered or exported as a value.
 */
export interface Shape {
  readonly label: string;
  readonly evidence: Evidence;
  readonly vertices: readonly (
    | { readonly at: When; readonly level: number }
    | {
        readonly phase: string;
        /** 0…1 through an untimed phase */ readonly along: number;
        readonly level: number;
      }
  )[];
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly codes: readonly Code[];
  readonly scale: 'linear' | 'log';
  /** True when values are already multiples of an upper limit that the source does not give. */
  readonly relative: boolean;
  readonly ranges: readonly ReferenceRange[];
  readonly bounds: readonly Bound[];
  /** Sorted by time as far as time is known. Of samples each is made when it is read. */
  readonly points: readonly Point[];
  /** A dense run of numbers, which `points` holds too. */
  readonly samples?: Samples;
  /** The points beside the samples. */
  readonly beside?: readonly Beside[];
  readonly shapes: readonly Shape[];
  readonly note?: string;
  readonly notStated: readonly string[];
}

export interface Patient {
  /** "Boy, 12 years": for the source line. */
  readonly label: string;
  readonly sex?: string;
  /** Age in the words of the source, and when. */
  readonly age?: string;
  readonly evidence: Evidence;
}

export const BASES = [
  'abstract',
  'full-text',
  'conference-abstract',
  'record',
  'synthetic',
  'unknown',
] as const;

export interface Source {
  /** What was at hand when the case was written. */
  readonly basis: (typeof BASES)[number];
  readonly citation?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly licence?: string;
  readonly note?: string;
}

/** One interpretation of an ambiguous passage. */
export interface Reading {
  readonly id: string;
  readonly label: string;
  /** Said in the caption: “8 times/wk in 2 months” is read as eight weekly infusions. */
  readonly says: string;
  readonly isDefault: boolean;
}

/** Instead of the dates as written: all moved by one length, or told as days from one of them. */
export type DateForm = 'shifted' | 'relative';

export interface Course {
  /** A talk has told only this much of the case. */
  readonly isPartlyTold?: true;
  readonly id: string;
  readonly title: string;
  readonly teachingTitle?: string;
  readonly patient: Patient;
  readonly source: Source;
  readonly clock: Clock;
  readonly phases: readonly Phase[];
  readonly lanes: readonly Lane[];
  readonly events: readonly CourseEvent[];
  readonly series: readonly Series[];
  readonly readings: readonly Reading[];
  /** The reading this course was resolved for. */
  readonly reading?: string;
  /** Undefined: dates are those of the source, if it has any. */
  readonly dates?: DateForm;
  /** What a reader would look for in the whole case: "adverse events", "length of follow-up". */
  readonly notStated: readonly string[];
  /** Sentences of the author that every caption carries. */
  readonly remarks: readonly string[];
}
