/** draw(): a Figure becomes a Drawing. All look is decided here; no box is changed. */
import type { Figure } from '../layout/figure.ts';
import type { Overview } from '../layout/overview.ts';
import { drawLayer } from './crowd.ts';
import { drawEvent, drawLane } from './events.ts';
import { drawAxis, drawGuides, drawLegend, drawPhases, drawRules } from './frame.ts';
import type { Drawing, Mark } from './mark.ts';
import { Paints } from './paints.ts';
import { onPaper, paperTheme, type PaperLook } from './paper.ts';
import { round, segment } from './paths.ts';
import { drawTexts } from './text.ts';
import { lensTheme, paleTheme, THEMES, type Theme } from './theme.ts';
import { drawPanel, drawPanelGround } from './trends.ts';

export interface DrawOptions {
  readonly theme: keyof typeof THEMES;
  /** The honesty lens: what is not reported fades. */
  readonly lens?: boolean;
  /** Ids of events, series and values that stand out: the rest is pale. */
  readonly emphasis?: ReadonlySet<string>;
  readonly page: { readonly unit: 'px' | 'mm'; readonly paper?: PaperLook };
  readonly words: Pick<Drawing, 'title' | 'alt' | 'description' | 'caption' | 'author'>;
}

/** The strip of the whole course, in the same paint. */
export function drawOverview(overview: Overview, options: DrawOptions): Drawing {
  const theme = THEMES[options.theme];
  const paints = new Paints();
  const { ground, lineScale, height } = overview;
  const marks: Mark[] = [
    {
      type: 'rect',
      ...rounded(ground),
      radius: 4,
      fill: theme.shade,
      stroke: { color: theme.rule, width: lineScale },
    },
    ...overview.edges.map((x): Mark => ({
      type: 'path',
      d: segment(x, 0, x, height),
      stroke: { color: theme.rule, width: lineScale },
    })),
    ...overview.layers.map((layer) => drawLayer(layer, theme, lineScale)),
    ...overview.events.map((event) => drawEvent(event, theme, paints, lineScale)),
  ];
  return {
    ...sizeOf(overview.width, round(height), options.page.unit),
    background: theme.background,
    ...options.words,
    paints: paints.defs,
    marks,
  };
}

function rounded({ x, y, width, height }: Overview['ground']): Overview['ground'] {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

export function draw(figure: Figure, options: DrawOptions): Drawing {
  const { page } = options;
  const base = paperTheme(THEMES[options.theme], page.paper);
  const theme = options.lens === true ? lensTheme(base) : base;
  const pale = options.emphasis && paleTheme(base);
  const themeOf = (ids: readonly string[]): Theme =>
    pale === undefined || ids.some((id) => options.emphasis?.has(id)) ? theme : pale;
  const paints = new Paints();
  const { lineScale } = figure;
  const marks: Mark[] = [
    drawPhases(figure, theme, lineScale),
    {
      type: 'group',
      name: 'bands',
      marks: figure.panels.flatMap((panel) => drawPanelGround(panel, theme, lineScale)),
    },
    drawRules(figure, theme),
    drawGuides(figure, theme),
    drawAxis(figure, theme),
    { type: 'group', name: 'heading', marks: drawTexts(figure.heading, theme, theme.ink) },
    ...figure.lanes.map((lane) => drawLane(lane, themeOf, paints, lineScale)),
    ...figure.panels.map((panel) =>
      drawPanel(panel, themeOf([panel.id, ...panel.points.map(({ id }) => id)]), paints, lineScale),
    ),
    drawLegend(figure, theme, paints),
    ...(figure.key.length > 0
      ? [{ type: 'group', name: 'key', marks: drawTexts(figure.key, theme, theme.ink) } as const]
      : []),
    { type: 'group', name: 'caption', marks: drawTexts(figure.caption, theme, theme.ink) },
  ];
  const drawing: Drawing = {
    ...sizeOf(figure.width, figure.height, page.unit),
    background: theme.background,
    ...options.words,
    paints: paints.defs,
    marks,
  };
  return onPaper(drawing, page.paper);
}

function sizeOf(
  width: number,
  height: number,
  unit: 'px' | 'mm',
): Pick<Drawing, 'width' | 'height' | 'printedInMm'> {
  const [w, h] = [width, height].map((px) => Math.round(px * 1000) / 1000);
  return {
    width: w ?? 0,
    height: h ?? 0,
    ...(unit === 'mm' ? { printedInMm: true } : {}),
  };
}
