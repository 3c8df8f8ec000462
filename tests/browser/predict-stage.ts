/** The talk of the purpura case at the step that asks for curves, and at the one that tells. */
import { seen } from '../../src/model/resolved.ts';
import { renderCourse } from '../../src/render.ts';
import type { Figure } from '../../src/layout/figure.ts';
import type { Course } from '../../src/model/course.ts';
import type { Drawing } from '../../src/draw/mark.ts';
import { storyOf } from '../../src/view/story.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, DEFAULT_VIEW } from '../../src/view/view.ts';
import type { Page, ThemeName, View } from '../../src/view/view.ts';
import { caseOf, courseOf } from '../layout/cases.ts';

export interface Staged {
  readonly figure: Figure;
  readonly drawing: Drawing;
  readonly course: Course;
  readonly view: View;
  readonly page: Page;
  readonly series: readonly string[];
}

export const SERIES = ['platelets', 'transaminases'];

export function stageOf(
  step: 'predict' | 'outcome',
  { theme = 'light', width = 1000, height = 640, typeScale = 1 }: Partial<Stage> = {},
): Staged {
  const [doc] = caseOf('purpura').document.stories ?? [];
  if (doc === undefined) throw new Error('the case has no talk');
  const whole = courseOf('purpura');
  const story = storyOf(doc, whole, { ...DEFAULT_VIEW, theme });
  const view = story.steps.find(({ id }) => id === step)?.view;
  if (view === undefined) throw new Error(`no step ${step}`);
  const paper = { ...DEFAULT_PAPER, title: false, caption: false };
  const page = { ...DEFAULT_PAGE, width, typeScale, ...(height > 0 && { height, paper }) };
  const course = seen(whole, view);
  return { ...renderCourse(whole, view, page), course, view, page, series: SERIES };
}

interface Stage {
  readonly theme: ThemeName;
  readonly width: number;
  /** 0: as high as its content. */
  readonly height: number;
  readonly typeScale: number;
}
