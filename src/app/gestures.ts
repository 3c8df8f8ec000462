/**
 * Wheel, drag, pinch and double click on the shared axis. The plain wheel stays the page's, except
 * over the axis itself; Ctrl or ⌘ zooms everywhere, and what goes sideways pans. Pointers are
 * followed here and nowhere else; what they do to the window says `Zoom`.
 */
import { panWindow, zoomWindow, type AxisWindow } from '../view/window.ts';

/** What a wheel turns: px are of the element. */
export interface Turned {
  readonly window: AxisWindow;
  /** The fraction of the whole axis at a px, and the part of it that so many px stand for. */
  fractionAt(x: number): number;
  partOf(px: number): number;
  /** Whether the plain wheel zooms at this height. */
  wheelZooms(y: number): boolean;
  turn(window: AxisWindow): void;
}

/** What hands and wheels do to the plot. */
export interface Surface extends Turned {
  drag(window: AxisWindow): void;
  rest(): void;
  /** A click, and its second within a double click. */
  press(event: MouseEvent): void;
  pressTwice(event: MouseEvent): void;
  hover(event: PointerEvent | undefined): void;
}

/** Less is a click with an unsteady hand. px */
const SLOP = 4;

/** Listens on the element until the function that comes back is called. */
export function listen(element: HTMLElement, surface: Surface): () => void {
  const hand = new Hand(element, surface);
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    hear: (event: HTMLElementEventMap[K]) => void,
  ): void => element.addEventListener(type, hear, { signal: stop.signal, passive: false });
  on('pointerdown', (event) => hand.down(event));
  on('pointermove', (event) => hand.move(event));
  on('pointerup', (event) => hand.up(event));
  on('pointercancel', (event) => hand.up(event));
  on('pointerleave', () => surface.hover(undefined));
  on('click', (event) => hand.click(event));
  const stopWheel = listenToWheel(element, surface);
  return () => {
    stop.abort();
    stopWheel();
  };
}

/** The wheel alone. */
export function listenToWheel(element: HTMLElement, turned: Turned): () => void {
  const wheel = new Wheel(element, turned);
  const turn = (event: WheelEvent): void => wheel.turn(event);
  element.addEventListener('wheel', turn, { passive: false });
  return () => element.removeEventListener('wheel', turn);
}

/** Where the fingers of a gesture were put down, or joined by another. */
interface Start {
  readonly window: AxisWindow;
  readonly xs: readonly number[];
  /** Fraction of the whole axis between them, and that of one px. */
  readonly middle: number;
  readonly partOfPx: number;
}

/** The pointers that are down: one pans, two pinch. */
class Hand {
  readonly #element: HTMLElement;
  readonly #surface: Surface;
  readonly #fingers = new Map<number, number>();
  #start: Start | undefined;
  #hasMoved = false;

  constructor(element: HTMLElement, surface: Surface) {
    this.#element = element;
    this.#surface = surface;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0 || this.#fingers.size === 2) return;
    if (this.#fingers.size === 0) this.#hasMoved = false;
    this.#fingers.set(event.pointerId, event.clientX);
    this.#begin();
  }
  move(event: PointerEvent): void {
    if (!this.#fingers.has(event.pointerId)) {
      if (event.pointerType !== 'touch') this.#surface.hover(event);
      return;
    }
    this.#fingers.set(event.pointerId, event.clientX);
    const [x0 = 0, x1] = [...this.#fingers.values()];
    const [from = 0] = this.#start?.xs ?? [];
    if (!this.#hasMoved && x1 === undefined && Math.abs(x0 - from) < SLOP) return;
    if (!this.#hasMoved) this.#grip();
    this.#surface.drag(this.#windowOf(x0, x1));
  }
  up(event: PointerEvent): void {
    if (!this.#fingers.delete(event.pointerId)) return;
    if (this.#hasMoved && this.#fingers.size === 0) this.#surface.rest();
    this.#begin();
  }
  click(event: MouseEvent): void {
    // A click made by the keyboard is the button's own business; the end of a drag is none.
    if (event.detail === 0 || this.#hasMoved) return;
    if (event.detail === 2) this.#surface.pressTwice(event);
    else if (event.detail === 1) this.#surface.press(event);
  }

  /** Every finger more or less starts from where things are now. */
  #begin(): void {
    const xs = [...this.#fingers.values()];
    const { left } = this.#element.getBoundingClientRect();
    const middle = xs.reduce((sum, x) => sum + x, 0) / Math.max(xs.length, 1);
    this.#start = {
      window: this.#surface.window,
      xs,
      middle: this.#surface.fractionAt(middle - left),
      partOfPx: this.#surface.partOf(1),
    };
  }
  /** From now on a drag: the pointer may leave the figure. */
  #grip(): void {
    this.#hasMoved = true;
    this.#surface.hover(undefined);
    for (const id of this.#fingers.keys()) this.#element.setPointerCapture(id);
  }
  #windowOf(x0: number, x1: number | undefined): AxisWindow {
    if (this.#start === undefined) return this.#surface.window;
    const { window, xs, middle, partOfPx } = this.#start;
    const [from = x0, other] = xs;
    if (x1 === undefined || other === undefined) return panWindow(window, (from - x0) * partOfPx);
    const factor = Math.max(Math.abs(x1 - x0), 1) / Math.max(Math.abs(other - from), 1);
    const zoomed = zoomWindow(window, factor, middle);
    const scale = (zoomed[1] - zoomed[0]) / (window[1] - window[0]);
    return panWindow(zoomed, ((from + other - x0 - x1) / 2) * partOfPx * scale);
  }
}

/** How much one px of the wheel zooms; a pinch on a touchpad comes as small turns with Ctrl. */
const PER_PX = 0.003;
const PER_PX_PINCH = 0.012;
const PINCH_PX = 50;
const LINE_PX = 16;
/** A page that scrolls under the pointer goes on scrolling. ms */
const SCROLL_MS = 250;

class Wheel {
  readonly #element: HTMLElement;
  readonly #turned: Turned;
  #scrolledAt = -Infinity;

  constructor(element: HTMLElement, turned: Turned) {
    this.#element = element;
    this.#turned = turned;
  }

  turn(event: WheelEvent): void {
    const { window } = this.#turned;
    const wanted = this.#windowOf(event);
    const changes = wanted[0] !== window[0] || wanted[1] !== window[1];
    const isZoomKey = event.ctrlKey || event.metaKey;
    if (changes) this.#turned.turn(wanted);
    else if (!isZoomKey) this.#scrolledAt = event.timeStamp;
    // With Ctrl the browser would zoom the page.
    if (changes || isZoomKey) event.preventDefault();
  }

  #windowOf(event: WheelEvent): AxisWindow {
    const { window } = this.#turned;
    const { left, top, height } = this.#element.getBoundingClientRect();
    const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? height : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const isZoomKey = event.ctrlKey || event.metaKey;
    if (!isZoomKey && (event.shiftKey || Math.abs(dx) > Math.abs(dy))) {
      return panWindow(window, this.#turned.partOf(dx === 0 ? dy : dx));
    }
    const isScrolling = event.timeStamp - this.#scrolledAt < SCROLL_MS;
    const isOverAxis = !isScrolling && this.#turned.wheelZooms(event.clientY - top);
    if (!isZoomKey && !isOverAxis) return window;
    return zoomWindow(
      window,
      factorOf(dy, isZoomKey),
      this.#turned.fractionAt(event.clientX - left),
    );
  }
}

function factorOf(dy: number, isZoomKey: boolean): number {
  const isPinch = isZoomKey && Math.abs(dy) < PINCH_PX;
  const power = -dy * (isPinch ? PER_PX_PINCH : PER_PX);
  return 2 ** Math.min(Math.max(power, -1), 1);
}
