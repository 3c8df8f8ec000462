/**
 * The pointer on a pad: one stroke at a time, by mouse, finger or pen, with the samples in between
 * that a browser hands over together. A cancelled pointer leaves nothing behind.
 */
export interface Strokes {
  /** px of the client area; the pad turns them into places. */
  readonly draw: (samples: readonly (readonly [number, number])[]) => void;
  readonly done: () => void;
  readonly drop: () => void;
}

/** Attaches to the element that takes the pointer. */
export function strokes({ draw, done, drop }: Strokes): (element: HTMLElement) => () => void {
  return (element) => {
    let pointer: number | undefined;
    const down = (event: PointerEvent): void => {
      event.stopPropagation();
      if (pointer !== undefined || event.button !== 0 || !event.isPrimary) return;
      pointer = event.pointerId;
      capture(element, pointer);
      draw([[event.clientX, event.clientY]]);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== pointer) return;
      event.stopPropagation();
      draw(samplesOf(event));
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== pointer) return;
      event.stopPropagation();
      pointer = undefined;
      done();
    };
    const cancel = (event: PointerEvent): void => {
      if (event.pointerId !== pointer) return;
      pointer = undefined;
      drop();
    };
    // A talk goes on at a click and at a swipe; on a pad they mean a point and a stroke.
    const keep = (event: Event): void => event.stopPropagation();
    const listeners = [
      ['pointerdown', down],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', cancel],
      ['lostpointercapture', cancel],
      ['click', keep],
      ['touchstart', keep],
      ['touchend', keep],
    ] as const;
    for (const [type, listener] of listeners) {
      element.addEventListener(type, listener as EventListener, { passive: true });
    }
    return () => {
      for (const [type, listener] of listeners) {
        element.removeEventListener(type, listener as EventListener);
      }
    };
  };
}

/** A pointer that is already gone, or made by a script, cannot be captured. */
function capture(element: HTMLElement, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // Drawing works without it, as long as the pointer stays on the pad.
  }
}

function samplesOf(event: PointerEvent): readonly (readonly [number, number])[] {
  // Safari before 18.2 has none.
  const all = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return (all.length > 0 ? all : [event]).map(({ clientX, clientY }) => [clientX, clientY]);
}
