/**
 * How predictions are told apart: by colour, by dash, and by the name at the end of the curve. The
 * colours keep 3:1 against the ground of their theme, also where the curve is pale.
 */
import type { ThemeName } from '../../view/view.ts';

export interface Look {
  readonly color: string;
  readonly dash: string;
}

const COLORS: Readonly<Record<'bright' | 'dark', readonly string[]>> = {
  bright: ['#ad3800', '#5a3fb0', '#00665e', '#8a1f6a'],
  dark: ['#ffd35c', '#cdb8ff', '#7ee6d6', '#ffb3dc'],
};
const GREYS = ['#000000', '#4a4a4a', '#262626', '#5e5e5e'];
/** In units of the line's width; the first is a full line. */
const DASHES: readonly (readonly number[])[] = [[], [4, 2], [1, 2], [6, 2, 1, 2]];

/** How pale a curve is over what was reported. */
export const PALE = 0.8;

export function lookOf(at: number, theme: ThemeName, width: number): Look {
  const colors = theme === 'print' ? GREYS : COLORS[theme === 'dark' ? 'dark' : 'bright'];
  // A second round of the colours meets other dashes.
  const dash = DASHES[(at + Math.floor(at / DASHES.length)) % DASHES.length] ?? [];
  return {
    color: colors[at % colors.length] ?? '#000000',
    dash: dash.map((part) => part * width).join(' '),
  };
}
