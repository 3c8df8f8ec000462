/** The step as a file: its figure with its own heading and caption, and nothing of later steps. */
import { renderCourse } from '../../render.ts';
import { DEFAULT_PAGE } from '../../view/view.ts';
import { savePng, saveSvg } from '../figures.ts';
import { told, type Matter } from './slide.ts';
import type { Talk } from './talk.svelte.ts';

export type SaveStep = typeof saveStep;

export async function saveStep(
  matter: Matter,
  { step, at, state }: Talk,
  format: 'svg' | 'png',
): Promise<void> {
  const { course, view } = told(matter, step, state.look);
  const { drawing } = renderCourse(course, view, DEFAULT_PAGE);
  await (format === 'svg' ? saveSvg : savePng)(drawing, fileNameOf(matter, at));
}

/** The teaching title gives nothing away; other letters than those of a file name become hyphens. */
function fileNameOf({ document }: Matter, at: number): string {
  const name = (document.teachingTitle ?? 'A case')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${name}-step-${at + 1}`;
}
