/** The view that the arguments of `render` ask for: a link of the app, then what is said besides. */
import { sayOutside } from '../describe/outside.ts';
import { axisPossible } from '../layout/axis.ts';
import type { Case } from '../model/case.ts';
import type { Course, DateForm } from '../model/course.ts';
import { AXES } from '../view/choices.ts';
import { setDates } from '../view/changes.ts';
import { readLink } from '../view/link.ts';
import { firstView } from '../view/first.ts';
import { DEFAULT_VIEW, type AxisKind, type ThemeName, type View } from '../view/view.ts';
import type { Assignments } from './arguments.ts';
import { complain, UsageError } from './node.ts';

export interface ViewOptions {
  readonly view?: string;
  readonly axis?: AxisKind;
  readonly dates?: DateForm;
  readonly theme?: ThemeName;
  readonly reading?: string;
  readonly illustrative: boolean;
  readonly hideLane?: readonly string[];
  readonly hidePanel?: readonly string[];
  readonly scale?: Assignments;
  readonly value?: Assignments;
}

/** The reading has to be known before the course is. */
export function readingOf({ view, reading }: ViewOptions, { document }: Case): string | undefined {
  if (reading !== undefined || view === undefined) return reading;
  const link = fragmentOf(view);
  return readLink(link, { cases: [idIn(link, document.id)] }).view.reading;
}

/** `isForeign`: another program wrote the case, so its first view may choose what to draw. */
export function viewOf(options: ViewOptions, course: Course, isForeign: boolean): View {
  const {
    axis,
    dates,
    theme,
    reading,
    illustrative,
    hideLane = [],
    hidePanel = [],
    scale = {},
    value = {},
  } = options;
  checkIds(
    'lane',
    hideLane,
    course.lanes.map(({ id }) => id),
  );
  checkIds(
    'panel',
    [...hidePanel, ...Object.keys(scale), ...Object.keys(value)],
    course.series.map(({ id }) => id),
  );
  const linked = linkedView(options.view, course, isForeign);
  const base = dates === undefined ? linked : setDates(linked, dates);
  return {
    ...base,
    ...(axis && { axis }),
    ...(theme && { theme }),
    ...(reading !== undefined && { reading }),
    illustrative: illustrative && base.illustrative,
    hiddenLanes: [...new Set([...base.hiddenLanes, ...hideLane])],
    hiddenPanels: [...new Set([...base.hiddenPanels, ...hidePanel])],
    panels: panelsOf(base.panels, scale, value),
  };
}

/** A record of many tests is drawn with the fullest, and what waits is said. */
function first(course: Course): View {
  const view = firstView(course);
  const { length } = view.hiddenPanels;
  if (length > 0)
    complain(`${length} of ${course.series.length} panels are not drawn; --view "" draws all`);
  const outside = sayOutside(course, view);
  if (outside !== undefined) complain(`not in the window: ${outside}; --view "" shows all`);
  return view;
}

/** What of the link cannot be followed is said, and the rest is drawn. */
function linkedView(link: string | undefined, course: Course, isForeign: boolean): View {
  if (link === undefined) return isForeign ? first(course) : DEFAULT_VIEW;
  const axes = AXES.map(({ kind }) => kind).filter(
    (kind) => axisPossible(course, kind) === undefined,
  );
  const fragment = fragmentOf(link);
  const id = idIn(fragment, course.id);
  const known = { cases: [id], course: { ...course, id }, axes };
  const { view, problems } = readLink(fragment, known);
  for (const { says } of problems) complain(`--view: ${says}`);
  return view;
}

/** The app's links to a file that shares its id with a case of ours say so. */
function idIn(fragment: string, id: string): string {
  const own = `${id} (file)`;
  return readLink(fragment, { cases: [own] }).caseId === own ? own : id;
}

/** A whole address, or what follows its "#". */
function fragmentOf(link: string): string {
  return link.slice(link.indexOf('#') + 1);
}

function panelsOf(base: View['panels'], scale: Assignments, value: Assignments): View['panels'] {
  const panels = { ...base };
  for (const [id, word] of Object.entries(scale))
    panels[id] = { ...panels[id], scale: word === 'log' ? 'log' : 'linear' };
  for (const [id, word] of Object.entries(value))
    panels[id] = { ...panels[id], value: word === 'limit' ? 'limit' : 'absolute' };
  return panels;
}

function checkIds(what: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const there = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  throw new UsageError(`no ${what} "${unknown}"; ${there}`);
}
