/** The page that the arguments of `render` ask for: a preset, then what is said besides. */
import type { Format } from '../export/export.ts';
import { holdsPages } from '../export/pages.ts';
import {
  applyPreset,
  LABEL_PT,
  maybePreset,
  PRESETS,
  type Preset,
  type Settings,
} from '../export/presets.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, type Page, type Paper, type View } from '../view/view.ts';
import type { Length } from './arguments.ts';
import { UsageError } from './node.ts';

export interface PageOptions {
  readonly preset?: string;
  readonly width?: Length;
  readonly height?: Length;
  /** pt of the labels of events. */
  readonly type?: number;
  readonly dpi?: number;
  readonly grey?: boolean;
  readonly title?: 'inside' | 'none';
  readonly caption?: 'inside' | 'none';
  readonly patterns: boolean;
  readonly author?: string;
  /** Unless told, several where the preset divides what is too high and one file holds them. */
  readonly pages?: 'one' | 'several';
}

/** The preset named; a slide where nothing is said of the size of one. */
export function toPreset({ preset }: PageOptions): Preset | undefined {
  if (preset === undefined) return undefined;
  const found = maybePreset(preset);
  if (found !== undefined) return found;
  const ids = PRESETS.map(({ id }) => id).join(', ');
  throw new UsageError(`no preset "${preset}"; there are ${ids}`);
}

export function pageOf(options: PageOptions, format: Format, view: View): Settings {
  const isSlide = format === 'pptx' && options.preset === undefined && options.width === undefined;
  const preset = isSlide ? maybePreset('slide') : toPreset(options);
  const base =
    preset === undefined ? { view, page: DEFAULT_PAGE } : applyPreset(preset, view, DEFAULT_PAGE);
  const page = divided(sized(base.page, options), options, format, preset);
  const paper = paperOf(page, options, format);
  return { view: base.view, page: paper === undefined ? page : { ...page, paper } };
}

function sized(page: Page, { width, height, type }: PageOptions): Page {
  const unit = width?.unit ?? page.unit;
  if (height !== undefined && height.unit !== unit)
    throw new UsageError('--width and --height need the same unit');
  return {
    ...page,
    ...(width && { width: width.amount, unit }),
    ...(height && { height: height.amount }),
    ...(type && { typeScale: type / LABEL_PT, lineScale: type / LABEL_PT }),
  };
}

/**
 * Whether what is higher than the page goes on on further ones, and how high these are. Where each
 * page would be a file, the one file that was named is written unless several are asked for.
 */
function divided(
  { mostHeight, ...page }: Page,
  { pages, height }: PageOptions,
  format: Format,
  preset: Preset | undefined,
): Page {
  const isAsked = pages ?? (mostHeight !== undefined && holdsPages(format) ? 'several' : 'one');
  if (isAsked === 'one') return page;
  if (height !== undefined) return { ...page, mostHeight: height.amount };
  if (page.unit === 'mm')
    return { ...page, mostHeight: mostHeight ?? preset?.maxHeightMm ?? A4_HEIGHT };
  throw new UsageError('--pages several needs a page: a --preset, a --width in mm, or a --height');
}

/** ISO 216. mm */
const A4_HEIGHT = 297;

/** A figure in px with nothing asked of it is the screen's, to the byte. */
function paperOf(page: Page, options: PageOptions, format: Format): Paper | undefined {
  const { dpi, grey, title, caption, patterns, author } = options;
  const isAsked =
    [dpi, grey, title, caption, author].some((asked) => asked !== undefined) || !patterns;
  const isPrinted = page.unit === 'mm' || format === 'tiff' || format === 'pdf';
  if (page.paper === undefined && !isAsked && !isPrinted) return undefined;
  const base = page.paper ?? DEFAULT_PAPER;
  return {
    ...base,
    ...(dpi === undefined ? {} : { dpi }),
    grey: grey === true || base.grey,
    title: title === undefined ? base.title : title === 'inside',
    caption: caption === undefined ? base.caption : caption === 'inside',
    patterns: patterns && base.patterns,
    ...(author === undefined ? {} : { words: { ...base.words, author } }),
  };
}
