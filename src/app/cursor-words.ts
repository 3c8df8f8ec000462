/**
 * Cursors and the window in words. The rules behind them are large, so they come when the page is
 * at rest, or with the first cursor.
 */
import type { Axis } from '../layout/axis.ts';
import type { Course } from '../model/course.ts';
import { answerable } from '../questions/answerable.ts';
import { momentWords, type MomentWords } from '../questions/moment-words.ts';
import { spotOf } from '../questions/spot.ts';
import type { Cursor, View } from '../view/view.ts';
import { isWhole } from '../view/window.ts';
import { cursorAt } from './cursors.ts';

/** "day 29 from first visit", "in Work-up, order only". */
export function sayCursor(cursor: Cursor, given: Course, view: View): MomentWords | undefined {
  const course = answerable(given);
  const spot = spotOf(cursor, course);
  return spot && momentWords(spot, course, view);
}

/** What a flag has room for: the date, or else the day from day zero, or else the order. */
export const shortWords = ({ date, fromDayZero, says }: MomentWords): string =>
  date ?? fromDayZero ?? says;

/** "Shown: 3 Mar 2021 – 5 May 2022." */
export function sayWindow(course: Course, view: View, axis: Axis): string {
  if (isWhole(view.window)) return 'The whole course.';
  const [from, to] = [axis.x0, axis.x1].map((x) => sayPlace(x, course, view, axis));
  return `Shown: ${from} – ${to}.`;
}

/** A place on the axis in words. */
export function sayPlace(x: number, course: Course, view: View, axis: Axis): string {
  const cursor = cursorAt(axis, x);
  const words = cursor && sayCursor(cursor, course, view);
  return words === undefined ? 'an unnamed place' : shortWords(words);
}
