/** A course and the window into it; the drawing follows, as in the application's session. */
import type { Drawing } from '../../src/draw/mark.ts';
import { figureAxis } from '../../src/layout/layout.ts';
import type { Course } from '../../src/model/course.ts';
import { renderCourse } from '../../src/render.ts';
import type { View } from '../../src/view/view.ts';
import { PAGE, VIEW } from '../figure.ts';

export class Stage {
  readonly #course: Course;
  #view = $state.raw<View>(VIEW);
  readonly drawing: Drawing = $derived.by(
    () => renderCourse(this.#course, this.#view, PAGE).drawing,
  );

  constructor(course: Course) {
    this.#course = course;
  }

  /** Epoch ms → the part of the whole axis between them. */
  zoomTo(t0: number, t1: number): void {
    const axis = figureAxis(this.#course, VIEW, PAGE);
    const whole = axis.segments[0];
    if (whole?.kind !== 'time') return;
    const at = (t: number): number => (t - whole.t0) / (whole.t1 - whole.t0);
    this.#view = { ...VIEW, window: [Math.max(0, at(t0)), Math.min(1, at(t1))] };
  }
}
