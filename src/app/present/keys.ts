/**
 * The keys of a talk, those of clickers among them: they send PageDown, PageUp, ".", "b", F5,
 * Escape and arrows. What leads out of the talk's own state is a deed that the window does.
 */
import type { Talk } from './talk.svelte.ts';

/** What a window can do for a talk. */
export interface Deeds {
  readonly isFullScreen: () => boolean;
  readonly toggleFullScreen: () => void;
  readonly openPresenter: () => void;
  readonly leave: () => void;
}

type Verb = (talk: Talk, deeds: Deeds) => void;

const next: Verb = (talk) => talk.next();
const previous: Verb = (talk) => talk.previous();
const black: Verb = (talk) => talk.blank('black');
const fullScreen: Verb = (_, deeds) => deeds.toggleFullScreen();

const VERBS: Readonly<Record<string, Verb>> = {
  ArrowRight: next,
  ArrowDown: next,
  PageDown: next,
  ' ': next,
  Enter: (talk) => talk.enter(),
  ArrowLeft: previous,
  ArrowUp: previous,
  PageUp: previous,
  Backspace: previous,
  Home: (talk) => talk.first(),
  End: (talk) => talk.last(),
  b: black,
  '.': black,
  w: (talk) => talk.blank('white'),
  f: fullScreen,
  F5: fullScreen,
  o: (talk) => talk.show(talk.sheet === 'overview' ? undefined : 'overview'),
  l: (talk) => talk.usePointer(!talk.isPointing),
  t: (talk) => talk.changeLook(),
  n: (_, deeds) => deeds.openPresenter(),
  '?': (talk) => talk.show(talk.sheet === 'help' ? undefined : 'help'),
  Escape: (talk, deeds) => {
    if (talk.typed !== '') talk.forgetTyped();
    else if (talk.sheet === 'help') talk.show(undefined);
    else if (deeds.isFullScreen()) deeds.toggleFullScreen();
    else if (talk.sheet !== undefined) talk.show(undefined);
    else deeds.leave();
  },
};

/** Does what the key says; false when it says nothing to a talk. */
export function hearKey(key: string, talk: Talk, deeds: Deeds): boolean {
  // Any key returns from a blank screen, and does no more than that.
  if (talk.state.blank !== undefined) {
    if (!MODIFIERS.has(key)) talk.blank(undefined);
    return true;
  }
  if (/^[0-9]$/.test(key)) {
    talk.type(key);
    return true;
  }
  const name = key.length === 1 ? key.toLowerCase() : key;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  verb?.(talk, deeds);
  return verb !== undefined;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

/** What can be done, in the words of the help. */
export const TALK_KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['→ ↓ Space Page Down Enter', 'the next step'],
  ['← ↑ Page Up Backspace', 'the step before'],
  ['Home, End', 'the first or last step'],
  ['number, then Enter', 'jump to that step'],
  ['b or .', 'black screen, w white; any key returns'],
  ['o', 'overview of the steps'],
  ['l', 'a pointer that the audience sees'],
  ['n', 'the presenter’s window: notes, next step, time'],
  ['t', 'light or dark'],
  ['f or F5', 'full screen'],
  ['Escape', 'leave full screen, then the overview, then the talk'],
];
