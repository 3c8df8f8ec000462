/** What preflight looks at, and the few measures that all of its checks share. */
import type { Drawing, Mark, Text } from '../draw/mark.ts';
import type { Course } from '../model/course.ts';
import type { Page, Paper, View } from '../view/view.ts';
import type { Format } from './export.ts';
import type { Fix } from './finding.ts';
import type { Preset } from './presets.ts';

export interface PreflightInput {
  /** Of several pages `asOne` makes one, for what is asked of each of their marks. */
  readonly drawing: Drawing;
  /** How many pages the figure takes; unless told, one. */
  readonly pages?: number;
  readonly course: Course;
  readonly view: View;
  readonly page: Page;
  /** Without its ending. */
  readonly fileName?: string;
  readonly format?: Format;
  /** Answers of a talk that are not revealed yet and would be saved all the same. */
  readonly hidden?: readonly { readonly id: string; readonly label: string }[];
}

export interface Checked extends PreflightInput {
  readonly preset?: Preset;
}

type Plain = Exclude<Mark, { readonly type: 'group' }>;

/** Every mark that leaves ink, with the event or series it stands for. */
export function* inkOf(
  marks: readonly Mark[],
  datum?: { readonly event?: string; readonly series?: string; readonly kind?: string },
): Generator<{ readonly mark: Plain; readonly datum?: typeof datum }> {
  for (const mark of marks) {
    if (mark.type === 'group') yield* inkOf(mark.marks, mark.datum ?? datum);
    else yield { mark, ...(datum && { datum }) };
  }
}

export function textsIn({ marks }: Drawing): readonly Text[] {
  return [...inkOf(marks)].flatMap(({ mark }) => (mark.type === 'text' ? [mark] : []));
}

/** A drawing counts in CSS px, 96 to the inch. */
export function toPt(px: number): number {
  return (px * 72) / 96;
}
export function toMm(px: number): number {
  return (px * 25.4) / 96;
}

/** "6.1", "8". */
export function sayNumber(value: number, digits = 1): string {
  return String(Number(value.toFixed(digits)));
}

export function changeView(label: string, change: (view: View) => View): Fix {
  return { label, apply: ({ view, page }) => ({ view: change(view), page }) };
}

export function changePage(label: string, change: (page: Page) => Page): Fix {
  return { label, apply: ({ view, page }) => ({ view, page: change(page) }) };
}

/** Of a page on paper; a screen has no rules to keep. */
export function changePaper(label: string, change: Partial<Paper>): Fix {
  return changePage(label, (page) =>
    page.paper === undefined ? page : { ...page, paper: { ...page.paper, ...change } },
  );
}
