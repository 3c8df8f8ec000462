/** `caseline render`: a case, a view and a page become SVG. A faulty case is drawn as far as it is sound. */
import { basename, join } from 'node:path';
import { svgText } from '../export/svg.ts';
import { axisPossible } from '../layout/axis.ts';
import type { Course } from '../model/course.ts';
import { renderCourse } from '../render.ts';
import {
  DEFAULT_PAGE,
  DEFAULT_VIEW,
  type AxisKind,
  type Page,
  type ThemeName,
  type View,
} from '../view/view.ts';
import type { Assignments, Length } from './arguments.ts';
import { isFolder, makeFolder, STREAM, UsageError, writeText, type ExitCode } from './node.ts';
import { openCourse } from './open.ts';
import { reportIssues } from './report.ts';

export interface RenderOptions {
  readonly output: string;
  readonly width: Length;
  readonly height?: Length;
  readonly axis?: AxisKind;
  readonly theme?: ThemeName;
  readonly reading?: string;
  readonly illustrative: boolean;
  readonly hideLane?: readonly string[];
  readonly hidePanel?: readonly string[];
  readonly scale?: Assignments;
  readonly value?: Assignments;
}

export async function render(files: readonly string[], options: RenderOptions): Promise<ExitCode> {
  const intoFolder =
    files.length > 1 ? await makeFolder(options.output) : await isFolder(options.output);
  let worst: ExitCode = 0;
  for (const file of files) {
    const target = intoFolder ? join(options.output, svgName(file)) : options.output;
    const code = await renderOne(file, target, options);
    if (code > worst) worst = code;
  }
  return worst;
}

async function renderOne(file: string, target: string, options: RenderOptions): Promise<ExitCode> {
  const { name, course, issues } = await openCourse(file, options.reading);
  if (course === undefined) return reportIssues(name, issues);
  const view = toView(options, course);
  const reason = axisPossible(course, view.axis);
  if (reason !== undefined) throw new UsageError(`no ${view.axis} axis for ${name}: ${reason}`);
  await writeText(target, svgText(renderCourse(course, view, toPage(options)).drawing));
  return reportIssues(name, issues);
}

function toView(options: RenderOptions, course: Course): View {
  const {
    axis,
    theme,
    reading,
    illustrative,
    hideLane = [],
    hidePanel = [],
    scale = {},
    value = {},
  } = options;
  const series = course.series.map(({ id }) => id);
  checkIds(
    'lane',
    hideLane,
    course.lanes.map(({ id }) => id),
  );
  checkIds('panel', [...hidePanel, ...Object.keys(scale), ...Object.keys(value)], series);
  return {
    ...DEFAULT_VIEW,
    ...(axis && { axis }),
    ...(theme && { theme }),
    ...(reading !== undefined && { reading }),
    illustrative,
    hiddenLanes: hideLane,
    hiddenPanels: hidePanel,
    panels: panelsOf(scale, value),
  };
}

function panelsOf(scale: Assignments, value: Assignments): View['panels'] {
  const panels: Record<string, { scale?: 'linear' | 'log'; value?: 'absolute' | 'limit' }> = {};
  for (const [id, word] of Object.entries(scale))
    panels[id] = { scale: word === 'log' ? 'log' : 'linear' };
  for (const [id, word] of Object.entries(value)) {
    panels[id] = { ...panels[id], value: word === 'limit' ? 'limit' : 'absolute' };
  }
  return panels;
}

function checkIds(what: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const there = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  throw new UsageError(`no ${what} "${unknown}"; ${there}`);
}

function toPage({ width, height }: RenderOptions): Page {
  if (height && height.unit !== width.unit)
    throw new UsageError('--width and --height need the same unit');
  return {
    ...DEFAULT_PAGE,
    width: width.amount,
    unit: width.unit,
    ...(height && { height: height.amount }),
  };
}

/** "cases/my.case.yaml" becomes "my.svg". */
function svgName(file: string): string {
  const stem = file === STREAM ? 'stdin' : basename(file).replace(/(\.case)?\.(ya?ml|json)$/i, '');
  return `${stem}.svg`;
}
