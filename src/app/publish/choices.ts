/**
 * What a person chose for a publication: a page, and what it changes of the view on the screen. The
 * view itself stays as it is, so what is hidden on the screen later is hidden in the figure too.
 */
import type { SvgTextMode } from '../../export/export.ts';
import { applyPreset, maybePreset, type Preset, type Settings } from '../../export/presets.ts';
import { reviveView } from '../../view/revive.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, type Page, type Paper, type View } from '../../view/view.ts';
import { maybeField } from './fields.ts';

export interface Choices {
  readonly page: Page;
  readonly view: ViewPatch;
  /** Without its ending; undefined: ours. */
  readonly fileName?: string;
  readonly svgText?: SvgTextMode;
}

/** Fields that differ from the view on the screen; null where one is taken away. */
export type ViewPatch = { readonly [Key in keyof View]?: View[Key] | null };

export const SVG_TEXTS: readonly SvgTextMode[] = ['embedded', 'live', 'outlines'];

/** What a first visit shows: a figure for one column. */
export const FIRST = 'elsevier-single';

export function firstChoices(onScreen: View): Choices {
  return choicesOf(onScreen, withPreset(maybePreset(FIRST), onScreen));
}

export function choicesOf(onScreen: View, { view, page }: Settings): Choices {
  return { page, view: patchOf(onScreen, view) };
}

function withPreset(preset: Preset | undefined, onScreen: View): Settings {
  const page: Page = { ...DEFAULT_PAGE, width: 90, unit: 'mm', paper: DEFAULT_PAPER };
  const view = bare({ ...onScreen, theme: 'light' });
  return preset === undefined ? { view, page } : applyPreset(preset, view, page);
}

/** The view to publish: readouts that a reader pinned are no part of a figure. */
export function viewOf(onScreen: View, patch: ViewPatch): View {
  const fields = Object.entries({ ...bare(onScreen), ...patch }).filter(
    ([, each]) => each !== null,
  );
  return Object.fromEntries(fields) as unknown as View;
}

/** The theme is always said: that of the screen belongs to the room. */
export function patchOf(onScreen: View, wanted: View): ViewPatch {
  const screen: Partial<View> = bare(onScreen);
  const fields = Object.keys({ ...screen, ...wanted }) as (keyof View)[];
  const changed = fields.filter(
    (field) => field === 'theme' || !isSame(wanted[field], screen[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, wanted[field] ?? null]));
}

function bare({ pinned: _, ...view }: View): View {
  return { ...view, cursors: [] };
}

/** Both are plain values of the same making, so their keys stand in the same order. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Out of anything that a tab kept; nonsense is dropped. */
export function reviveChoices(value: unknown, onScreen: View): Choices {
  const first = firstChoices(onScreen);
  const { page, view, fileName, svgText } = toFields(value);
  const mode = SVG_TEXTS.find((each) => each === svgText);
  return {
    page: revivePage(page) ?? first.page,
    view: revivePatch(view, onScreen) ?? first.view,
    ...(typeof fileName === 'string' && fileName !== '' ? { fileName } : {}),
    ...(mode === undefined ? {} : { svgText: mode }),
  };
}

function revivePatch(value: unknown, onScreen: View): ViewPatch | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = Object.entries(value).filter(([, each]) => each !== null);
  const taken = Object.keys(value).filter((key) => toFields(value)[key] === null);
  const view = reviveView({ ...bare(onScreen), ...Object.fromEntries(kept) }, bare(onScreen));
  const left = Object.entries(view).filter(([key]) => !taken.includes(key));
  return patchOf(onScreen, Object.fromEntries(left) as unknown as View);
}

function revivePage(value: unknown): Page | undefined {
  const { width, height, mostHeight, typeScale, lineScale, paper } = toFields(value);
  const wide = maybeField('width', width);
  if (wide === undefined) return undefined;
  const high = maybeField('height', height);
  const highest = maybeField('height', mostHeight);
  return {
    width: wide,
    ...(high === undefined ? {} : { height: high }),
    ...(highest === undefined ? {} : { mostHeight: highest }),
    unit: 'mm',
    typeScale: maybeScale(typeScale) ?? 1,
    lineScale: maybeScale(lineScale) ?? 1,
    paper: revivePaper(toFields(paper)),
  };
}

const FLAGS = ['grey', 'title', 'caption', 'patterns', 'gridlines', 'coloredText'] as const;
const SIZES = ['leastType', 'mostType', 'leastLine', 'mostLine'] as const;
const WORDS = ['caption', 'alt', 'description', 'author'] as const;

function revivePaper(kept: Fields): Paper {
  const preset = maybePreset(typeof kept['preset'] === 'string' ? kept['preset'] : undefined);
  const words = some(WORDS, toFields(kept['words']), 'string');
  return {
    ...DEFAULT_PAPER,
    ...(preset === undefined ? {} : { preset: preset.id }),
    dpi: maybeField('dpi', kept['dpi']) ?? DEFAULT_PAPER.dpi,
    ...some(FLAGS, kept, 'boolean'),
    ...some(SIZES, kept, 'number'),
    ...(Object.keys(words).length > 0 ? { words } : {}),
  };
}

/** Those of these fields that hold a value of this type. */
function some(names: readonly string[], kept: Fields, type: string): object {
  const fields = names.filter((name) => typeof kept[name] === type);
  return Object.fromEntries(fields.map((name) => [name, kept[name]]));
}

type Fields = Readonly<Record<string, unknown>>;

const toFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const maybeScale = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0.1 && value <= 10 ? value : undefined;
