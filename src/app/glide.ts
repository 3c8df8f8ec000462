/**
 * From one window to another in a few frames, so that the eye can follow; at once for those who
 * want no motion. What stands at the same place in both windows stays there all the way.
 */
import type { AxisWindow } from '../view/window.ts';

const LENGTH_MS = 180;

/** The window a part of the way along, 0…1. */
export function between(from: AxisWindow, to: AxisWindow, along: number): AxisWindow {
  const [w0, w1] = [from[1] - from[0], to[1] - to[0]];
  const width = w0 * (w1 / w0) ** along;
  // Zooming is even in proportions, so its ends move as far as the width has changed.
  const share = Math.abs(w1 - w0) < 1e-9 ? along : (width - w0) / (w1 - w0);
  const start = from[0] + (to[0] - from[0]) * share;
  return along >= 1 ? to : [start, start + width];
}

/** Calls `show` once a frame and `done` after the last; gives back how to stop. */
export function glide(
  from: AxisWindow,
  to: AxisWindow,
  show: (window: AxisWindow) => void,
  done: () => void,
): () => void {
  let frame = 0;
  const finish = (): void => {
    show(to);
    done();
  };
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) {
    finish();
    return () => undefined;
  }
  const start = performance.now();
  const step = (now: number): void => {
    const along = Math.min(1, Math.max(0, (now - start) / LENGTH_MS));
    if (along >= 1) {
      finish();
      return;
    }
    show(between(from, to, 1 - (1 - along) ** 2));
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
