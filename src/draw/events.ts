/** Lanes and their events. */
import type { Box, Bracket, Fade, PlacedBar, PlacedEvent, PlacedLane } from '../layout/figure.ts';
import { drawCrowd } from './crowd.ts';
import { drawCut } from './cut.ts';
import { drawGlyph } from './glyphs.ts';
import type { Group, Mark, Paint, Rect } from './mark.ts';
import type { Paints } from './paints.ts';
import { blocks } from './paper.ts';
import { round, segment } from './paths.ts';
import { drawText, drawTexts } from './text.ts';
import { kindColor, lookOf, type Theme } from './theme.ts';

/** `themeOf` says how marks look, given their ids: what does not stand out is pale. */
export function drawLane(
  lane: PlacedLane,
  themeOf: (ids: readonly string[]) => Theme,
  paints: Paints,
  lineScale: number,
): Group {
  const theme = themeOf([lane.id, ...lane.events.map(({ id }) => id)]);
  return {
    type: 'group',
    name: `lane ${lane.id}`,
    marks: [
      ...drawTexts(lane.title, theme, theme.ink),
      ...(lane.more ? [drawText(lane.more.text, theme, theme.ink)] : []),
      ...(lane.crowd ? drawCrowd(lane.crowd, theme, lineScale) : []),
      ...lane.events.map((event) =>
        drawEvent(event, themeOf([event.id, ...(event.members ?? [])]), paints, lineScale),
      ),
    ],
  };
}

export function drawEvent(
  event: PlacedEvent,
  base: Theme,
  paints: Paints,
  lineScale: number,
): Group {
  const theme = lookOf(base, event.evidence);
  const color = kindColor(theme, event.kind);
  const marks: Mark[] = [];
  if (event.bar) marks.push(...drawBar(event.bar, color, theme, paints, lineScale));
  if (event.bracket) marks.push(drawBracket(event.bracket, color, lineScale));
  if (event.glyph)
    marks.push(...drawGlyph(event.glyph, { color, background: theme.background, lineScale }));
  if (event.struck) marks.push(...drawStrike(event, theme, lineScale));
  marks.push(...drawTexts(event.texts, theme, color));
  return {
    type: 'group',
    datum: {
      ...(event.count === undefined ? { event: event.id } : { count: event.count }),
      kind: event.count === undefined ? event.kind : 'cluster',
      evidence: event.evidence,
      evidenceWhen: event.evidenceWhen,
    },
    marks,
  };
}

function drawBar(
  bar: PlacedBar,
  color: string,
  theme: Theme,
  paints: Paints,
  lineScale: number,
): readonly Mark[] {
  const { y, height } = bar.box;
  const cuts = (['start', 'end'] as const).flatMap((end) =>
    bar.cut?.[end] ? [{ end, ...drawCut({ ...bar.box, end }, color) }] : [],
  );
  const slitAt = (at: 'start' | 'end'): number => cuts.find(({ end }) => end === at)?.slit ?? 0;
  const x = bar.box.x + slitAt('start');
  const width = bar.box.width - slitAt('start') - slitAt('end');
  const head = bar.ongoing ? Math.min(height, width) : 0;
  const radius = bar.fadeIn || bar.fadeOut || bar.ongoing || bar.cut ? 0 : Math.min(2, height / 2);
  const body = {
    type: 'rect' as const,
    x: round(x),
    y: round(y),
    width: round(width - head),
    height: round(height),
  };
  const isOpen = bar.look === 'solid' && !bar.filled;
  const beyond = cuts.flatMap(({ at, marks }) => marks(opacityAt(bar, at) * (isOpen ? 0.4 : 1)));
  if (bar.look === 'hatch' && theme.without?.patterns === true)
    return [...drawBlocks({ ...body, fill: color }, (at) => opacityAt(bar, at)), ...beyond];
  const paint =
    bar.look === 'hatch' ? paints.hatch(color) : (fadePaint(bar, color, paints) ?? color);
  if (bar.look === 'hatch' && (bar.fadeIn || bar.fadeOut))
    return [...fadingHatch(bar, { x, y, width, height }, paints.hatch(color)), ...beyond];
  const solid: Rect = { ...body, ...(radius > 0 ? { radius } : {}), fill: paint };
  const tip = [
    ...(head > 0 ? [ongoingTip(x + width - head, y, head, height, color)] : []),
    ...beyond,
  ];
  if (!isOpen) return [solid, ...tip];
  // Open: a pale body between two edges, which can fade where an outline could not.
  const edge = 1.3 * lineScale;
  return [
    { ...solid, fillOpacity: 0.18 },
    { ...body, height: round(edge), fill: paint },
    { ...body, y: round(y + height - edge), height: round(edge), fill: paint },
    ...tip,
  ];
}

/** How present a hatched bar is at a place. */
function opacityAt({ fadeIn, fadeOut }: PlacedBar, x: number): number {
  const opacity = Math.min(shareOf(x, fadeIn), 1 - shareOf(x, fadeOut, 0));
  return Math.round(Math.max(0.08, opacity) * 100) / 100;
}

/** Where hatches are not allowed: blocks apart from each other, each as present as its place is. */
export function drawBlocks(bar: Rect, opacity: (x: number) => number): readonly Mark[] {
  const [block, gap] = [bar.height * 0.7, bar.height * 0.5];
  return blocks(bar.x, bar.width, block, gap).map((x): Mark => ({
    ...bar,
    x,
    width: round(Math.min(block, bar.width)),
    fillOpacity: opacity(x + block / 2),
  }));
}

/** A pattern cannot fade in all renderers: slices of it, each a little fainter, can. */
function fadingHatch(bar: PlacedBar, box: Box, paint: Paint): readonly Mark[] {
  const slices = Math.max(4, Math.min(24, Math.round(box.width / 16)));
  return Array.from({ length: slices }, (_, at): Mark => {
    const x = box.x + (at / slices) * box.width;
    const middle = x + box.width / slices / 2;
    return {
      type: 'rect',
      x: round(x),
      y: round(box.y),
      width: round(box.width / slices),
      height: round(box.height),
      fill: paint,
      fillOpacity: opacityAt(bar, middle),
    };
  });
}

/** How far along a fade a place is, 0…1; `without` where there is no fade. */
function shareOf(x: number, fade: Fade | undefined, without = 1): number {
  if (fade === undefined) return without;
  return Math.min(1, Math.max(0, (x - fade.from) / Math.max(fade.to - fade.from, 1e-6)));
}

function fadePaint(bar: PlacedBar, color: string, paints: Paints): Paint | undefined {
  if (bar.fadeIn === undefined && bar.fadeOut === undefined) return undefined;
  const x1 = Math.min(bar.box.x, bar.fadeIn?.from ?? bar.box.x);
  const x2 = Math.max(bar.box.x + bar.box.width, bar.fadeOut?.to ?? 0);
  const at = (x: number): number => Math.round(((x - x1) / Math.max(x2 - x1, 1e-6)) * 1e4) / 1e4;
  const ramp = (
    fade: Fade,
    from: number,
    to: number,
  ): { offset: number; color: string; opacity: number }[] => [
    { offset: at(fade.from), color, opacity: from },
    { offset: at(fade.to), color, opacity: to },
  ];
  const stops = [
    ...(bar.fadeIn ? ramp(bar.fadeIn, 0, 1) : []),
    ...(bar.fadeOut ? ramp(bar.fadeOut, 1, 0) : []),
  ];
  return paints.gradient(round(x1), round(x2), stops);
}

function ongoingTip(x: number, y: number, width: number, height: number, color: string): Mark {
  const middle = y + height / 2;
  return {
    type: 'path',
    d: `M${round(x)},${round(y)}L${round(x + width)},${round(middle)}L${round(x)},${round(y + height)}Z`,
    fill: color,
  };
}

/** A bound that lies beyond the window has no foot at its edge. */
export function drawBracket({ x0, x1, y, cut }: Bracket, color: string, lineScale: number): Mark {
  const half = 3.5 * lineScale;
  const foot = (x: number): string => segment(x, y - half, x, y + half);
  const d = `${cut?.start ? '' : foot(x0)}${segment(x0, y, x1, y)}${cut?.end ? '' : foot(x1)}`;
  return { type: 'path', d, stroke: { color, width: 1.2 * lineScale } };
}

/** A bar of ink on a halo of the ground, so that it shows on a filled mark too. */
function drawStrike({ box }: PlacedEvent, theme: Theme, lineScale: number): readonly Mark[] {
  const side = Math.min(box.width, box.height) + 3;
  const d = segment(box.x - 3, box.y + box.height + 3, box.x + side, box.y - 3);
  return [
    { type: 'path', d, stroke: { color: theme.background, width: 2.8 * lineScale } },
    { type: 'path', d, stroke: { color: theme.ink, width: 1.3 * lineScale, cap: 'round' } },
  ];
}

export function drawLeader(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  theme: Theme,
  lineScale: number,
): Mark {
  return {
    type: 'path',
    d: segment(x0, y0, x1, y1),
    stroke: { color: theme.axis, width: 0.8 * lineScale },
  };
}
