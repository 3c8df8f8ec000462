/**
 * Where cursors stand in the figure and where their flags fit: above the plot, beside their line,
 * never outside of the figure; two that would meet keep only their letters.
 */
import type { Extent } from '../layout/moments.ts';
import { measure } from '../layout/text.ts';

export interface Flag {
  readonly key: string;
  /** A, B; none for the place under the pointer. */
  readonly letter?: string;
  readonly text: string;
  readonly left: number;
  readonly width: number;
}

export interface Line {
  readonly key: string;
  readonly x: number;
  readonly x0: number;
  readonly x1: number;
  readonly isOrder: boolean;
  readonly letter?: string;
  /** Beyond an edge of the window: only its flag is shown, at that edge. */
  readonly beyond?: 'left' | 'right';
  readonly says: string;
}

/** It stands between the heading and the names of the phases. px */
export const FLAG = { height: 18, above: 13, size: 12, padding: 7, letter: 14, gap: 6 } as const;

export interface Edges {
  readonly x0: number;
  readonly x1: number;
}

export function lineAt(
  key: string,
  says: string,
  extent: Extent,
  { x0, x1 }: Edges,
  letter?: string,
): Line {
  const x = (extent.x0 + extent.x1) / 2;
  const beyond = x < x0 - 1 ? 'left' : x > x1 + 1 ? 'right' : undefined;
  return {
    key,
    x: Math.min(Math.max(x, x0), x1),
    x0: Math.min(Math.max(extent.x0, x0), x1),
    x1: Math.min(Math.max(extent.x1, x0), x1),
    isOrder: extent.sure === 'order' || extent.sure === 'open',
    says,
    ...(letter !== undefined && { letter }),
    ...(beyond !== undefined && { beyond }),
  };
}

/** Flags of pinned lines, none over another. */
export function placeFlags(lines: readonly Line[], width: number): readonly Flag[] {
  const byPlace = [...lines].sort((a, b) => a.x - b.x);
  const place = (isShort: boolean): readonly Flag[] =>
    byPlace.map((line, at) => flagOf(line, width, { isShort, toLeft: at < byPlace.length - 1 }));
  const full = place(false);
  const meet = full.some((flag, at) => {
    const next = full[at + 1];
    return next !== undefined && flag.left + flag.width + 2 > next.left;
  });
  return meet ? place(true) : full;
}

export function flagOf(
  line: Line,
  width: number,
  { isShort = false, toLeft = false }: { isShort?: boolean; toLeft?: boolean } = {},
): Flag {
  const arrow = { left: '‹ ', right: ' ›' } as const;
  const said = isShort ? '' : line.says;
  const text =
    line.beyond === 'left'
      ? arrow.left + said
      : line.beyond === 'right'
        ? said + arrow.right
        : said;
  const letter = line.letter === undefined ? 0 : FLAG.letter;
  const wanted = measure(text, 'semibold', FLAG.size) + letter + 2 * FLAG.padding;
  const own = Math.min(wanted, width - 8);
  const left = toLeft ? line.x - own - (isShort ? 0 : FLAG.gap) : line.x + (isShort ? 0 : FLAG.gap);
  // Where there is no room on its side a single flag goes to the other.
  const turned = !toLeft && left + own > width - 4 ? line.x - own - FLAG.gap : left;
  return {
    key: line.key,
    text,
    left: Math.min(Math.max(turned, 4), width - 4 - own),
    width: own,
    ...(line.letter !== undefined && { letter: line.letter }),
  };
}
