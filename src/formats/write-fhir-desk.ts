/** What all resources share: the course, the account, and what is said of an event in words. */
import type { Course, CourseEvent } from '../model/course.ts';
import type { Account } from './write-account.ts';
import type { DatumKey } from './write-data.ts';
import { remarksOf } from './write-fhir-parts.ts';
import type { Json } from './write-fhir-time.ts';

export interface FhirWriter {
  readonly course: Course;
  readonly account: Account;
  /** A reference to the patient. */
  readonly subject: Json;
}

export const keyOf = ({ id }: CourseEvent): DatumKey => `event ${id}`;

const WORDY = ['note', 'detail'] as const;
const IN_WORDS = [
  'links',
  'number in a series',
  'not stated',
  'evidence',
  'evidence of the time',
  'evidence of the value',
] as const;

export function remarks(
  event: CourseEvent,
  { account }: FhirWriter,
  words: string | undefined,
): readonly string[] {
  account.keep(keyOf(event), ...WORDY);
  for (const part of IN_WORDS) account.keepPartly(keyOf(event), part, 'written as words in a note');
  return remarksOf(event, words);
}

export function refuse(event: CourseEvent, { account }: FhirWriter, what: string): undefined {
  account.drop(keyOf(event), `the format cannot say that ${what} was ${event.status}`);
}
