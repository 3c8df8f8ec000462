/** The figure module: SVG text of a workload's full figure at 1280 × 720, by the app's own code. */
import { svgText } from '../src/export/svg.ts';
import { renderCourse } from '../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type View } from '../src/view/view.ts';
import { toCourse, type Workload } from './course.ts';

export type { Workload } from './course.ts';

export const PAGE = { ...DEFAULT_PAGE, width: 1280, height: 720 };
export const VIEW = { ...DEFAULT_VIEW, axis: 'calendar' as const };

/** `view` for other windows and themes than the figure that is measured. */
export function figure(workload: Workload, view: Partial<View> = {}): string {
  return svgText(renderCourse(toCourse(workload), { ...VIEW, ...view }, PAGE).drawing);
}
