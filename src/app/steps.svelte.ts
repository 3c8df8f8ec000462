/**
 * The view and the steps that led to it. A gesture is many changes and one step: changes that are
 * joined by the same name replace each other.
 */
import { advance, back, forth, replace, startHistory, type History } from './history.ts';

export class Steps<T> {
  #history: History<T>;
  #joint: string | undefined;

  constructor(present: T) {
    this.#history = $state.raw(startHistory(present));
  }

  get present(): T {
    return this.#history.present;
  }
  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** False where nothing changed. `joint` names the gesture that the change is a part of. */
  take(present: T, joint?: string): boolean {
    if (present === this.present) return false;
    const isPart = joint !== undefined && joint === this.#joint;
    this.#history = isPart ? replace(this.#history, present) : advance(this.#history, present);
    this.#joint = joint;
    return true;
  }
  /** As if the last change had not been made, where it was a part of this gesture. */
  retract(joint: string): boolean {
    const before = back(this.#history);
    if (this.#joint !== joint || before.present === this.present) return false;
    return this.#go({ ...before, future: [] });
  }
  undo(): boolean {
    return this.#go(back(this.#history));
  }
  redo(): boolean {
    return this.#go(forth(this.#history));
  }
  restart(present: T): void {
    this.#history = startHistory(present);
    this.#joint = undefined;
  }

  #go(history: History<T>): boolean {
    if (history.present === this.present) return false;
    this.#history = history;
    this.#joint = undefined;
    return true;
  }
}
