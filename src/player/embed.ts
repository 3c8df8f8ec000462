/**
 * A talk inside another page: the page around it may ask for a step and is told which one is shown.
 * It is heard only if it is that page, in plain data, and never told more than the step's title.
 */

/** What a talk has to offer for this. */
export interface Led {
  readonly at: number;
  readonly count: number;
  readonly step: { readonly title: string };
  next(): void;
  previous(): void;
  go(step: number): void;
}

export type Order =
  | { readonly type: 'caseline:next' }
  | { readonly type: 'caseline:previous' }
  /** From 1. */
  | { readonly type: 'caseline:go'; readonly step: number }
  | { readonly type: 'caseline:where' };

/** Undefined: not for us, or not as documented. */
export function maybeOrder(data: unknown): Order | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, step } = data as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'caseline:next':
    case 'caseline:previous':
    case 'caseline:where':
      return { type };
    case 'caseline:go':
      return typeof step === 'number' && Number.isInteger(step) && step >= 1
        ? { type, step }
        : undefined;
    default:
      return undefined;
  }
}

export function obey(order: Order, talk: Led): void {
  if (order.type === 'caseline:next') talk.next();
  else if (order.type === 'caseline:previous') talk.previous();
  else if (order.type === 'caseline:go') talk.go(order.step - 1);
}

/** What the page around is told. */
export interface StepEvent {
  readonly type: 'caseline:step';
  /** From 1. */
  readonly step: number;
  readonly of: number;
  readonly title: string;
}

export function stepEvent({ at, count, step }: Led): StepEvent {
  return { type: 'caseline:step', step: at + 1, of: count, title: step.title };
}

/** Hears the page around until told to stop. */
export function hearParent(talk: () => Led | undefined): () => void {
  const onmessage = ({ data, source }: MessageEvent): void => {
    if (window.parent === window || source !== window.parent) return;
    const order = maybeOrder(data);
    const led = talk();
    if (order === undefined || led === undefined) return;
    const before = led.at;
    obey(order, led);
    // A step that was reached is told by the change itself.
    if (led.at === before) tellParent(led);
  };
  addEventListener('message', onmessage);
  return () => removeEventListener('message', onmessage);
}

/** Neither side may have an origin that could be named, and nothing is told that is not shown. */
export function tellParent(talk: Led): void {
  if (window.parent !== window) window.parent.postMessage(stepEvent(talk), '*');
}
