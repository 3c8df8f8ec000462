/**
 * The keys of the figure: they are heard while the keyboard is in it. What a mark does with the
 * arrow keys says walk.ts, what the help says of them help.ts; everything else is here.
 */
import type { Session } from './session.svelte.ts';
import { STEP } from './surface.ts';

type Verb = (session: Session) => void;

const PAN = 0.2;

const VERBS: Readonly<Record<string, Verb>> = {
  '+': (session) => session.zoom.by(STEP, middleOf(session)),
  '=': (session) => session.zoom.by(STEP, middleOf(session)),
  '-': (session) => session.zoom.by(1 / STEP, middleOf(session)),
  _: (session) => session.zoom.by(1 / STEP, middleOf(session)),
  '0': (session) => session.zoom.all(),
  '[': (session) => session.zoom.pan(-PAN),
  ']': (session) => session.zoom.pan(PAN),
  'Shift+ArrowLeft': (session) => session.zoom.pan(-PAN),
  'Shift+ArrowRight': (session) => session.zoom.pan(PAN),
  c: (session) => void session.setCursor(),
  C: (session) => void session.setCursor(),
  'Alt+ArrowRight': (session) => goInTime(session, 1),
  'Alt+ArrowLeft': (session) => goInTime(session, -1),
};

/** While the figure itself has the focus, and not one of its marks. */
const OF_FIGURE: Readonly<Record<string, Verb>> = {
  ArrowLeft: (session) => session.zoom.pan(-PAN),
  ArrowRight: (session) => session.zoom.pan(PAN),
  Home: (session) => session.zoom.toEnd('start'),
  End: (session) => session.zoom.toEnd('end'),
};

/** What the key does in the figure; undefined when it is left to others. */
export function verbOf(event: KeyboardEvent, isOnMark: boolean): Verb | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  const isArrow = event.key.startsWith('Arrow');
  const prefix = !isArrow ? '' : event.altKey ? 'Alt+' : event.shiftKey ? 'Shift+' : '';
  const name = `${prefix}${event.key}`;
  if (Object.hasOwn(VERBS, name)) return VERBS[name];
  return isOnMark || event.altKey || !Object.hasOwn(OF_FIGURE, name) ? undefined : OF_FIGURE[name];
}

/** Keys zoom around the mark they are at, or else around what is seen. */
function middleOf({ zoom, targets, focused, moments }: Session): number {
  const [from, to] = zoom.window;
  const box = targets.find(({ id }) => id === focused)?.box;
  const { x0, x1 } = moments.axis;
  const along = box === undefined ? 0.5 : (box.x + Math.min(box.width, 16) / 2 - x0) / (x1 - x0);
  return from + Math.min(Math.max(along, 0), 1) * (to - from);
}

function goInTime(session: Session, by: 1 | -1): void {
  void session.attempt('The next moment could not be found', async () => {
    const { goInTime: go } = await import('./in-time.ts');
    await go(session, by);
  });
}
