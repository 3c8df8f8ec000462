/**
 * A View out of anything: what a browser stored last year, or a link carried. What is missing gets
 * its default and nonsense is dropped; whether the case has the ids is asked by fit.ts.
 */
import { EVENT_KINDS } from '../model/course.ts';
import { AXES, DATE_FORMS, EVIDENCE_KINDS, THEMES } from './choices.ts';
import { DEFAULT_VIEW, type Cursor, type Filter, type PanelView, type View } from './view.ts';
import { tidyWindow } from './window.ts';

/** More than two cursors cannot be measured against each other. */
export const MOST_CURSORS = 2;

export type Fields = Readonly<Record<string, unknown>>;

/** Total: never throws, and leaves a proper view as it is. */
export function reviveView(value: unknown, defaults: View = DEFAULT_VIEW): View {
  const stored = toFields(value);
  const dayZero = maybeId(stored['dayZero']);
  const reading = maybeId(stored['reading']);
  const pinned = maybeId(stored['pinned']);
  const dates = oneOf(DATE_FORMS, stored['dates']);
  return {
    axis:
      oneOf(
        AXES.map(({ kind }) => kind),
        stored['axis'],
      ) ?? defaults.axis,
    window: reviveWindow(stored['window']) ?? defaults.window,
    ...(dayZero !== undefined && { dayZero }),
    ...(reading !== undefined && { reading }),
    ...(dates !== undefined && { dates }),
    illustrative: maybeFlag(stored['illustrative']) ?? defaults.illustrative,
    lens: maybeFlag(stored['lens']) ?? defaults.lens,
    hiddenLanes: reviveIds(stored['hiddenLanes']) ?? defaults.hiddenLanes,
    hiddenPanels: reviveIds(stored['hiddenPanels']) ?? defaults.hiddenPanels,
    collapsedLanes: reviveIds(stored['collapsedLanes']) ?? defaults.collapsedLanes,
    laneOrder: reviveIds(stored['laneOrder']) ?? defaults.laneOrder,
    panelOrder: reviveIds(stored['panelOrder']) ?? defaults.panelOrder,
    panels: isFields(stored['panels']) ? revivePanels(stored['panels']) : defaults.panels,
    filter: isFields(stored['filter'])
      ? reviveFilter(stored['filter'], defaults.filter)
      : defaults.filter,
    cursors: reviveCursors(stored['cursors']) ?? defaults.cursors,
    ...(pinned !== undefined && { pinned }),
    emphasis: reviveIds(stored['emphasis']) ?? defaults.emphasis,
    theme:
      oneOf(
        THEMES.map(({ name }) => name),
        stored['theme'],
      ) ?? defaults.theme,
  };
}

function reviveWindow(value: unknown): View['window'] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value as readonly unknown[];
  return isNumber(from) && isNumber(to) ? tidyWindow([from, to]) : undefined;
}

function reviveIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? [...new Set(value.filter(isId))] : undefined;
}

function revivePanels(stored: Fields): Readonly<Record<string, PanelView>> {
  const panels = Object.entries(stored)
    .filter(([id]) => isId(id))
    .map(([id, value]) => [id, revivePanel(toFields(value))] as const);
  return Object.fromEntries(panels.filter(([, panel]) => Object.keys(panel).length > 0));
}

function revivePanel(stored: Fields): PanelView {
  const scale = oneOf(['linear', 'log'] as const, stored['scale']);
  const value = oneOf(['absolute', 'limit'] as const, stored['value']);
  const range = maybeId(stored['range']);
  return {
    ...(scale !== undefined && { scale }),
    ...(value !== undefined && { value }),
    ...(range !== undefined && { range }),
  };
}

/** Kinds in the order of the model, whatever the order in which they were switched. */
export function reviveFilter(stored: Fields, defaults: Filter): Filter {
  const { hiddenKinds, hiddenEvidence, text } = stored;
  return {
    hiddenKinds: someOf(EVENT_KINDS, hiddenKinds) ?? defaults.hiddenKinds,
    hiddenEvidence: someOf(EVIDENCE_KINDS, hiddenEvidence) ?? defaults.hiddenEvidence,
    text: typeof text === 'string' ? text : defaults.text,
  };
}

function reviveCursors(value: unknown): readonly Cursor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((each) => reviveCursor(toFields(each)) ?? []).slice(-MOST_CURSORS);
}

function reviveCursor({ kind, id, frame, t, phase, along }: Fields): Cursor | undefined {
  if (kind === 'mark') return isId(id) ? { kind, id } : undefined;
  if (kind === 'time') return isId(frame) && isNumber(t) ? { kind, frame, t } : undefined;
  if (kind !== 'order' || !isId(phase) || !isNumber(along)) return undefined;
  return { kind, phase, along: Math.min(Math.max(along, 0), 1) };
}

function someOf<T extends string>(choices: readonly T[], value: unknown): readonly T[] | undefined {
  return Array.isArray(value) ? choices.filter((choice) => value.includes(choice)) : undefined;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';
const maybeId = (value: unknown): string | undefined => (isId(value) ? value : undefined);
const maybeFlag = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
const toFields = (value: unknown): Fields => (isFields(value) ? value : {});
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
