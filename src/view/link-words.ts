/**
 * A View as the words of a link, one entry for each of its keys, and back. The words hold ids and
 * numbers, and what the reader typed into the search: never content of a case.
 */
import { EVENT_KINDS } from '../model/course.ts';
import { AXES, DATE_FORMS, EVIDENCE_KINDS, THEMES } from './choices.ts';
import { escapeText, maybeUnescape } from './escape.ts';
import type { Cursor, PanelView, View } from './view.ts';

export type LinkKey =
  | 'axis'
  | 'window'
  | 'reading'
  | 'day0'
  | 'dates'
  | (typeof FLAG_KEYS)[number]
  | 'hide'
  | 'collapse'
  | 'order'
  | 'hide-panels'
  | 'order-panels'
  | keyof typeof PANEL_KEYS
  | 'range'
  | 'hide-kinds'
  | 'hide-evidence'
  | 'find'
  | 'cursor'
  | 'pinned'
  | 'emphasis'
  | 'theme';

/** What stands after the "=" of a key; some keys may come twice. */
export type LinkWords = Readonly<Record<LinkKey, readonly string[]>>;

/** A key alone means "on". */
export const FLAG_KEYS = ['illustrative', 'lens'] as const;

/** Told of every word that cannot be read. */
export type Fail = (key: LinkKey, word: string) => void;

/** Keys that say how panels are drawn, each with the ids of its panels. */
const PANEL_KEYS = {
  linear: { scale: 'linear' },
  log: { scale: 'log' },
  absolute: { value: 'absolute' },
  uln: { value: 'limit' },
} as const satisfies Readonly<Record<string, PanelView>>;

/** In the order in which a link says them. */
export function wordsOf(view: View): LinkWords {
  const { filter } = view;
  const panels = Object.entries(view.panels);
  const having = (isAsked: (panel: PanelView) => boolean): readonly string[] =>
    listed(panels.filter(([, panel]) => isAsked(panel)).map(([id]) => id));
  return {
    axis: [view.axis],
    window: [view.window.join('-')],
    reading: [escapeText(view.reading ?? '')],
    day0: [escapeText(view.dayZero ?? '')],
    dates: [view.dates ?? 'written'],
    illustrative: [view.illustrative ? 'on' : 'off'],
    lens: [view.lens ? 'on' : 'off'],
    hide: listed(view.hiddenLanes),
    collapse: listed(view.collapsedLanes),
    order: listed(view.laneOrder),
    'hide-panels': listed(view.hiddenPanels),
    'order-panels': listed(view.panelOrder),
    linear: having(({ scale }) => scale === 'linear'),
    log: having(({ scale }) => scale === 'log'),
    absolute: having(({ value }) => value === 'absolute'),
    uln: having(({ value }) => value === 'limit'),
    range: [
      panels
        .filter(([, { range }]) => range !== undefined)
        .map(([id, { range = '' }]) => joined(id, range))
        .join(','),
    ],
    'hide-kinds': listed(filter.hiddenKinds),
    'hide-evidence': listed(filter.hiddenEvidence),
    find: [escapeText(filter.text)],
    cursor: view.cursors.length === 0 ? [''] : view.cursors.map(wordOfCursor),
    pinned: [escapeText(view.pinned ?? '')],
    emphasis: listed(view.emphasis),
    theme: [view.theme],
  };
}

/** Fields of a view, to be revived; those that cannot be read are left out. */
export function fieldsOf(words: LinkWords, fail: Fail): Readonly<Record<keyof View, unknown>> {
  const read = new Reader(words, fail);
  return {
    axis: read.choice(
      'axis',
      AXES.map(({ kind }) => kind),
    ),
    window: read.window('window'),
    reading: read.text('reading'),
    dayZero: read.text('day0'),
    dates: read.choice('dates', ['written', ...DATE_FORMS]),
    illustrative: read.flag('illustrative'),
    lens: read.flag('lens'),
    hiddenLanes: read.list('hide'),
    collapsedLanes: read.list('collapse'),
    laneOrder: read.list('order'),
    hiddenPanels: read.list('hide-panels'),
    panelOrder: read.list('order-panels'),
    panels: read.panels(),
    filter: {
      hiddenKinds: read.list('hide-kinds', EVENT_KINDS),
      hiddenEvidence: read.list('hide-evidence', EVIDENCE_KINDS),
      text: read.text('find'),
    },
    cursors: read.cursors('cursor'),
    pinned: read.text('pinned'),
    emphasis: read.list('emphasis'),
    // How far a talk has come is said by its step: a link that leaves things out would not show it.
    reveal: undefined,
    theme: read.choice(
      'theme',
      THEMES.map(({ name }) => name),
    ),
  };
}

const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const WINDOW = new RegExp(`^(${NUMBER})-(${NUMBER})$`);
const FLAGS: Readonly<Record<string, boolean>> = { '': true, on: true, off: false };

class Reader {
  readonly #words: LinkWords;
  readonly #fail: Fail;

  constructor(words: LinkWords, fail: Fail) {
    this.#words = words;
    this.#fail = fail;
  }

  /** What is said last counts. */
  text(key: LinkKey): string | undefined {
    const word = this.#words[key].at(-1) ?? '';
    return maybeUnescape(word) ?? this.#failed(key, word);
  }
  choice(key: LinkKey, choices: readonly string[]): string | undefined {
    const word = this.text(key);
    if (word === undefined || choices.includes(word)) return word;
    return this.#failed(key, word);
  }
  flag(key: LinkKey): boolean | undefined {
    const word = this.choice(key, Object.keys(FLAGS));
    return word === undefined ? undefined : FLAGS[word];
  }
  window(key: LinkKey): readonly number[] | undefined {
    const word = this.text(key) ?? '';
    return WINDOW.exec(word)?.slice(1).map(Number) ?? this.#failed(key, word);
  }
  list(key: LinkKey, choices?: readonly string[]): readonly string[] {
    return this.#items(key).flatMap((item) => {
      const id = maybeUnescape(item);
      const isRead = id !== undefined && (choices?.includes(id) ?? true);
      return isRead ? [id] : (this.#failed(key, item) ?? []);
    });
  }
  panels(): Readonly<Record<string, PanelView>> {
    const panels = new Map<string, PanelView>();
    const add = (id: string, panel: PanelView): unknown =>
      panels.set(id, { ...panels.get(id), ...panel });
    for (const [key, panel] of Object.entries(PANEL_KEYS)) {
      for (const id of this.list(key as keyof typeof PANEL_KEYS)) add(id, panel);
    }
    for (const item of this.#items('range')) {
      const [id, range, ...rest] = maybeSplit(item) ?? [];
      if (id === undefined || range === undefined || rest.length > 0) this.#failed('range', item);
      else add(id, { range });
    }
    return Object.fromEntries(panels);
  }
  cursors(key: LinkKey): readonly Cursor[] {
    return this.#words[key]
      .filter(Boolean)
      .flatMap((word) => maybeCursor(word) ?? this.#failed(key, word) ?? []);
  }

  #items(key: LinkKey): readonly string[] {
    return this.#words[key].flatMap((word) => word.split(',')).filter(Boolean);
  }
  #failed(key: LinkKey, word: string): undefined {
    this.#fail(key, word);
  }
}

/** A mark by its id; `at:frame:ms`; `in:phase:0.5`. An id has no bare colon. */
function wordOfCursor(cursor: Cursor): string {
  switch (cursor.kind) {
    case 'mark':
      return escapeText(cursor.id);
    case 'time':
      return `at:${joined(cursor.frame, String(cursor.t))}`;
    case 'order':
      return `in:${joined(cursor.phase, String(cursor.along))}`;
  }
}

const WHOLE_NUMBER = new RegExp(`^${NUMBER}$`);

function maybeCursor(word: string): Cursor | undefined {
  const [first = '', id, number = '', ...rest] = maybeSplit(word) ?? [];
  if (first !== '' && id === undefined) return { kind: 'mark', id: first };
  if (!id || !WHOLE_NUMBER.test(number) || rest.length > 0) return undefined;
  const n = Number(number);
  if (!Number.isFinite(n)) return undefined;
  if (first === 'at') return { kind: 'time', frame: id, t: n };
  return first === 'in' && n >= 0 && n <= 1 ? { kind: 'order', phase: id, along: n } : undefined;
}

/** A list without entries is one empty word, as is an id that is not given. */
function listed(ids: readonly string[]): readonly string[] {
  return [ids.map(escapeText).join(',')];
}

function joined(...texts: readonly string[]): string {
  return texts.map(escapeText).join(':');
}

function maybeSplit(word: string): readonly string[] | undefined {
  const texts = word.split(':').map(maybeUnescape);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
