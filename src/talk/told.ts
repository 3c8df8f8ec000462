/** What a step of a talk tells: the case as far as it goes, in the reading and the look that it has. */
import { axisPossible } from '../layout/axis.ts';
import type { Course } from '../model/course.ts';
import type { CaseDocument } from '../model/document.ts';
import { shownCourse } from '../model/shown.ts';
import { seen } from '../model/resolved.ts';
import type { Step } from '../view/story.ts';
import type { ThemeName, View } from '../view/view.ts';

export interface Told {
  readonly course: Course;
  readonly view: View;
}

/** A case without dates has no calendar to show: its phases are shown instead. */
export function told(document: CaseDocument, step: Step, theme: ThemeName): Told {
  const whole = shownCourse(document, step.view);
  const isPossible = axisPossible(whole, step.view.axis) === undefined;
  const view: View = { ...step.view, theme, axis: isPossible ? step.view.axis : 'phases' };
  return { course: seen(whole, view), view };
}

/** What a file tells of itself before it is opened: the title that gives nothing away. */
export function talkTitle({ teachingTitle }: Pick<CaseDocument, 'teachingTitle'>): string {
  return teachingTitle ?? 'A case';
}
