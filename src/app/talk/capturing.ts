/** The view that the session shows, as a step of a talk: what it tells, and under which name. */
import type { Course } from '../../model/course.ts';
import type { StoryDoc } from '../../model/document.ts';
import { ambiguousIds } from '../../model/draft-story.ts';
import { changeStep } from '../../model/edit-story.ts';
import { shownCourse } from '../../model/shown.ts';
import { stepFromView, type Captured } from '../../view/capture.ts';
import { storyOf, viewAfter } from '../../view/story.ts';
import type { View } from '../../view/view.ts';
import type { Session } from '../session.svelte.ts';
import { sayTold, type Group } from './items.ts';
import { inSight, windowAmong } from './sight.ts';

/**
 * What the view changes of the one before, and what of it is told first. `told` is the view of a
 * step that has its own say on what it tells.
 */
export function captureView(session: Session, before: View, told?: View): Captured {
  const { view, figure, moments, page, open } = session;
  const { document } = open.caseFile;
  const course = shownCourse(document, view);
  const seen = inSight(figure, moments.axis);
  const sight = { holds: (id: string) => seen.has(id), ambiguous: ambiguousIds(document) };
  const { view: _, ...tells } = stepFromView(view, before, course, sight);
  if (view.reveal !== undefined) return stepFromView(view, before, course, sight);
  const after = told ?? viewAfter(before, { id: '', title: '', ...tells }, course);
  const window = windowAmong(course, view, { ...view, ...revealOf(after) }, page);
  const { view: change } = stepFromView({ ...view, window }, before, course, sight);
  return { ...tells, ...(change && { view: change }) };
}

const revealOf = ({ reveal }: View): Pick<View, 'reveal'> =>
  reveal === undefined ? {} : { reveal };

/** Steps behind a changed one look as they did: the next one takes on the difference. */
export function keepLooks(changed: StoryDoc, { next, old, course, base }: KeepOptions): StoryDoc {
  const heir = changed.steps[next];
  const looked = storyOf(old, course, base).steps.find(({ id }) => id === heir?.id);
  const before = storyOf(changed, course, base).steps[next - 1];
  if (heir === undefined || looked === undefined || before === undefined) return changed;
  const { view } = stepFromView(looked.view, before.view, course);
  return changeStep(changed, heir.id, { view });
}

export interface KeepOptions {
  /** Index of the step behind the changed one. */
  readonly next: number;
  readonly old: StoryDoc;
  readonly course: Course;
  readonly base: View;
}

/** By what it tells first, else by its number. */
export function nameFor({ reveal }: Captured, at: number, groups: readonly Group[]): string {
  if (reveal === 'all') return at === 0 ? 'The whole case' : 'The rest of the case';
  const phases = groups.find(({ key }) => key === 'phases')?.items.map(({ id }) => id);
  const first = reveal?.find((id) => phases?.includes(id) !== true);
  return first === undefined ? `Step ${at + 1}` : sayTold([first], groups);
}
