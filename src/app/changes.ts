/**
 * What can be switched, and why sometimes it cannot: changes of a View, and the view that fits a
 * course. Pure; Session applies them, announces them and remembers them.
 */
import type { Course, Series } from '../model/course.ts';
import {
  DEFAULT_VIEW,
  type AxisKind,
  type PanelView,
  type ThemeName,
  type View,
} from '../view/view.ts';
import { axisPossible } from '../layout/axis.ts';
import { extremesOf } from '../model/pyramid.ts';
import { besideOf } from '../model/sample-points.ts';

export const AXES: readonly { readonly kind: AxisKind; readonly label: string }[] = [
  { kind: 'phases', label: 'Phases' },
  { kind: 'linear', label: 'Linear' },
  { kind: 'calendar', label: 'Calendar' },
];

export const THEMES: readonly { readonly name: ThemeName; readonly label: string }[] = [
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
  { name: 'projector', label: 'Projector' },
  { name: 'print', label: 'Print' },
];

export function withLane(view: View, id: string, shown: boolean): View {
  return { ...view, hiddenLanes: without(view.hiddenLanes, id, shown) };
}

export function withPanel(view: View, id: string, shown: boolean): View {
  return { ...view, hiddenPanels: without(view.hiddenPanels, id, shown) };
}

export function withPanelView(view: View, id: string, change: PanelView): View {
  return { ...view, panels: { ...view.panels, [id]: { ...view.panels[id], ...change } } };
}

function without(hidden: readonly string[], id: string, shown: boolean): readonly string[] {
  const others = hidden.filter((each) => each !== id);
  return shown ? others : [...others, id];
}

/** Why values of the series cannot stand on a logarithmic scale; undefined when they can. */
export function whyNotLog(series: Series): string | undefined {
  const values = numbersOf(series);
  if (values.length === 0) return 'No numbers are stated.';
  return values.some((value) => value <= 0) ? 'A value is zero or less.' : undefined;
}

/** Why they cannot be drawn as multiples of the upper limit; undefined when they can. */
export function whyNotLimit(series: Series): string | undefined {
  if (series.relative) return 'The source gives no absolute values: multiples already.';
  const limits = [...series.ranges, ...besideOf(series).flatMap(({ range }) => range ?? [])];
  return limits.some(({ high }) => high !== undefined) ? undefined : 'No upper limit is stated.';
}

function numbersOf(series: Series): readonly number[] {
  const { low, high } = extremesOf(series.samples?.values ?? new Float64Array());
  const others = besideOf(series).flatMap(({ value }) => {
    if (value.kind === 'number') return [value.value];
    return value.kind === 'range' ? [value.low, value.high] : [];
  });
  return series.samples ? [low, high, ...others] : others;
}

/**
 * A view as far as it fits the course: what a stored or foreign value says about unknown readings,
 * lanes, series, axes or themes falls back to the default.
 */
export function fitView(stored: unknown, course: Course, fallback: View = DEFAULT_VIEW): View {
  const view = isRecord(stored) ? stored : {};
  const axis = AXES.find(({ kind }) => kind === view['axis'])?.kind;
  const theme = THEMES.find(({ name }) => name === view['theme'])?.name;
  const reading = course.readings.find(({ id }) => id === view['reading'])?.id;
  return {
    ...fallback,
    axis: axis !== undefined && axisPossible(course, axis) === undefined ? axis : fallback.axis,
    theme: theme ?? fallback.theme,
    illustrative: view['illustrative'] !== false,
    ...(reading === undefined ? {} : { reading }),
    hiddenLanes: idsOf(view['hiddenLanes'], course.lanes),
    hiddenPanels: idsOf(view['hiddenPanels'], course.series),
    panels: panelsOf(view['panels'], course.series),
  };
}

function idsOf(stored: unknown, known: readonly { readonly id: string }[]): readonly string[] {
  return Array.isArray(stored) ? known.map(({ id }) => id).filter((id) => stored.includes(id)) : [];
}

function panelsOf(stored: unknown, series: readonly Series[]): Readonly<Record<string, PanelView>> {
  if (!isRecord(stored)) return {};
  const entries = series.flatMap((each): (readonly [string, PanelView])[] => {
    const panel = Object.hasOwn(stored, each.id) ? stored[each.id] : undefined;
    return isRecord(panel) ? [[each.id, panelOf(panel, each)]] : [];
  });
  return Object.fromEntries(entries);
}

function panelOf(stored: Readonly<Record<string, unknown>>, series: Series): PanelView {
  const { scale, value } = stored;
  return {
    ...(scale === 'linear' || (scale === 'log' && whyNotLog(series) === undefined)
      ? { scale }
      : {}),
    ...(value === 'absolute' || (value === 'limit' && whyNotLimit(series) === undefined)
      ? { value }
      : {}),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
