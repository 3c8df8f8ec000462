/**
 * Click and swipe on the stage: the left third goes back, the rest goes on. What has a use of its
 * own (a button, a curve being drawn) keeps its clicks, and a drag is no click.
 */
import type { Dot, Talk } from './talk.svelte.ts';

/** px */
const STILL = 8;
const SWIPE = 50;

const OWN = 'button, a, input, select, textarea, label, [data-own]';

export function hearHand(
  talk: () => Talk,
  point: (dot: Dot | undefined) => void,
): (element: HTMLElement) => () => void {
  return (element) => {
    let from: PointerEvent | undefined;
    const isOwn = ({ target }: Event): boolean =>
      target instanceof Element && target.closest(OWN) !== null;
    const down = (event: PointerEvent): void => {
      from = event.button === 0 && event.isPrimary && !isOwn(event) ? event : undefined;
    };
    const up = (event: PointerEvent): void => {
      const start = from;
      from = undefined;
      if (start === undefined || start.pointerId !== event.pointerId || isOwn(event)) return;
      const step = stepOf(start, event, element);
      if (talk().state.blank !== undefined) talk().blank(undefined);
      else if (step > 0) talk().next();
      else if (step < 0) talk().previous();
    };
    const move = (event: PointerEvent): void => {
      if (talk().isPointing) point(dotAt(event, element));
    };
    const leave = (): void => {
      from = undefined;
      if (talk().dot !== undefined) point(undefined);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('pointercancel', leave);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('pointercancel', leave);
    };
  };
}

function stepOf(from: PointerEvent, to: PointerEvent, element: HTMLElement): -1 | 0 | 1 {
  const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
  if (Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) return dx < 0 ? 1 : -1;
  if (Math.hypot(dx, dy) > STILL) return 0;
  const { left, width } = element.getBoundingClientRect();
  return to.clientX - left < width / 3 ? -1 : 1;
}

/** As a fraction of the slide, which is as large as its window lets it be. */
function dotAt({ clientX, clientY }: PointerEvent, element: HTMLElement): Dot | undefined {
  const slide = element.querySelector('.slide') ?? element;
  const { left, top, width, height } = slide.getBoundingClientRect();
  const [x, y] = [(clientX - left) / width, (clientY - top) / height];
  return x < 0 || x > 1 || y < 0 || y > 1 ? undefined : { x, y };
}
