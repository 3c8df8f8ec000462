/** What stands around the data: title, phase names, legend, caption. */
import type { Course } from '../model/course.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Phase } from '../model/phase.ts';
import type { Axis, Segment } from './axis.ts';
import type { Figure, Placed, PlacedLane, PlacedPanel, PlacedPhase, PlacedText } from './figure.ts';
import type { SayEntry } from './key.ts';
import { LEGEND, type LegendKey } from './legend-keys.ts';
import { packRows } from './pack.ts';
import { breaksOf } from './ticks.ts';
import type { Sizes } from './sizes.ts';
import { LINE, measure, placeLines, placeText, widestWord, wrap } from './text.ts';

/** The words a figure carries besides its data; made by `describe`, placed here. */
export interface Words {
  readonly title: string;
  readonly source: string;
  readonly caption: string;
  /** What a number of the key stands for. */
  readonly entry?: SayEntry;
}

export function placeHeading(
  words: Words,
  x: number,
  top: number,
  width: number,
  sizes: Sizes,
): Placed<PlacedText> {
  // A long title on a narrow page would fill it; smaller type keeps it to a few lines.
  const size = width < 480 * sizes.em ? Math.max(sizes.title * 0.8, sizes.source) : sizes.title;
  const title = wrap(words.title, 'semibold', size, width, 5);
  const source = wrap(words.source, 'regular', sizes.source, width, 4);
  const under = top + title.length * size * LINE + 2 * sizes.em;
  return {
    items: [
      ...placeLines(title, x, top, { size, font: 'semibold' }),
      ...placeLines(source, x, under, { size: sizes.source, tone: 'muted' }),
    ],
    height: under - top + source.length * sizes.source * LINE,
  };
}

const INDENT = 8;

/** Least px in which a phase's name and subtitle can be wrapped. */
export function phaseMinWidth(phase: Phase, sizes: Sizes): number {
  const words = Math.max(
    widestWord(phase.label, 'semibold', sizes.phase),
    widestWord(phase.subtitle, 'regular', sizes.small),
  );
  return Math.min(words, 120 * sizes.em) + (INDENT + 4) * sizes.em;
}

interface Header {
  readonly phase: PlacedPhase;
  readonly x0: number;
  readonly x1: number;
  readonly height: number;
  place(y: number): readonly PlacedText[];
}

/** Names over their stretch; where two would meet, the later one moves to a line below. */
export function placePhases(
  course: Course,
  axis: Axis,
  plotX: number,
  top: number,
  sizes: Sizes,
): Placed<PlacedPhase> {
  const headers = stretchesOf(course, axis).flatMap(({ phase, x0, x1 }, at) => {
    const from = Math.max(at === 0 ? plotX : x0, plotX);
    const to = Math.min(x1, axis.x1 + 10 * sizes.em);
    const indent = at === 0 && from === plotX ? axis.x0 - plotX : INDENT * sizes.em;
    return to - from < 1 ? [] : [headerOf(phase, from, to, indent, axis, sizes)];
  });
  const packing = packRows(headers, { gapX: 6 * sizes.em, gapY: 2 * sizes.em });
  const texts = new Map(
    packing.rows.flatMap((row) =>
      row.blocks.map((header) => [header, header.place(top + row.y)] as const),
    ),
  );
  return {
    items: headers.map((header) => ({ ...header.phase, texts: texts.get(header) ?? [] })),
    height: packing.height,
  };
}

function headerOf(
  phase: Phase,
  x0: number,
  x1: number,
  indent: number,
  axis: Axis,
  sizes: Sizes,
): Header {
  const edge = axis.x1 + 10 * sizes.em;
  const least = Math.min(phaseMinWidth(phase, sizes) - INDENT * sizes.em, edge - axis.x0);
  const x = Math.min(x0 + indent, edge - least);
  const width = Math.max(Math.min(x1, edge) - x - 2 * sizes.em, least);
  const name = wrap(phase.label, 'semibold', sizes.phase, width, 3);
  const subtitle = wrap(phase.subtitle, 'regular', sizes.small, width, 4);
  const nameHeight = name.length * sizes.phase * LINE;
  const lineWidths = [
    ...name.map((line) => measure(line, 'semibold', sizes.phase)),
    ...subtitle.map((line) => measure(line, 'regular', sizes.small)),
  ];
  return {
    phase: { id: phase.id, x0, x1, timed: phase.extent.kind === 'timed', texts: [] },
    x0: x,
    x1: x + Math.max(...lineWidths),
    height: nameHeight + subtitle.length * sizes.small * LINE,
    place: (y) => [
      ...placeLines(name, x, y, { size: sizes.phase, font: 'semibold' }),
      ...placeLines(subtitle, x, y + nameHeight, { size: sizes.small, tone: 'muted' }),
    ],
  };
}

/** Each phase with the px it covers: its own segment, or its part of a joined linear one. */
function stretchesOf(
  course: Course,
  axis: Axis,
): readonly { phase: Phase; x0: number; x1: number }[] {
  return course.phases.flatMap((phase) => {
    const own = axis.segments.find((segment) => segment.phase?.id === phase.id);
    if (own) return [{ phase, x0: gapBefore(axis.segments, own), x1: own.x1 }];
    const { extent } = phase;
    if (extent.kind === 'untimed') return [];
    const shared = axis.segments.find(
      (s) =>
        s.kind === 'time' && s.frame === extent.frame && s.t0 <= extent.start && s.t1 >= extent.end,
    );
    if (shared?.kind !== 'time') return [];
    const toX = (t: number): number =>
      shared.x0 + ((t - shared.t0) / (shared.t1 - shared.t0)) * (shared.x1 - shared.x0);
    // A last phase reaches to the end of its stretch, as on the phase axis.
    const isLast = !course.phases.some(
      (p) =>
        p.extent.kind === 'timed' &&
        p.extent.frame === extent.frame &&
        p.extent.start >= extent.end,
    );
    return [{ phase, x0: toX(extent.start), x1: isLast ? shared.x1 : toX(extent.end) }];
  });
}

/** A phase begins where the one before it ends, even if its first moment is set in a little. */
function gapBefore(segments: readonly Segment[], segment: Segment): number {
  return segments[segments.indexOf(segment) - 1]?.x1 ?? segment.x0;
}

/** Only what the figure uses, in a fixed order. */
export function legendKeys(
  lanes: readonly PlacedLane[],
  panels: readonly PlacedPanel[],
  axis: Axis,
): readonly LegendKey[] {
  const events = lanes.flatMap((lane) => lane.events);
  const points = panels.flatMap((panel) => panel.points);
  const runs = panels.flatMap(({ run }) => run ?? []);
  const layers = lanes.flatMap(({ crowd }) => crowd?.layers ?? []);
  const isSome = (evidence: EvidenceKind): boolean =>
    [events, points, layers, runs].some((marks) =>
      marks.some((mark) => mark.evidence === evidence),
    );
  const used: Readonly<Record<LegendKey, boolean>> = {
    reported: isSome('reported') || panels.some((panel) => panel.lines.length > 0),
    derived: isSome('derived'),
    illustrative: isSome('illustrative') || panels.some((panel) => panel.shapes.length > 0),
    bound: points.some((point) => point.arrow !== undefined),
    crossing: panels.some((panel) => panel.regions.length > 0),
    fade: events.some(({ bar }) => bar?.fadeIn !== undefined || bar?.fadeOut !== undefined),
    bracket: [events, points].some((marks) => marks.some((mark) => mark.bracket !== undefined)),
    episodes: events.some(({ bar }) => bar?.look === 'hatch'),
    ongoing: events.some(({ bar }) => bar?.ongoing === true),
    cut: events.some(({ bar }) => bar?.cut !== undefined),
    struck: [events, layers].some((marks) => marks.some(({ struck }) => struck)),
    cluster: events.some((event) => event.count !== undefined),
    crowd: layers.length > 0,
    unsure: layers.some(({ sure }) => !sure),
    break: breaksOf(axis).length > 0,
    scales: scalesOf(axis) > 1,
  };
  return (Object.keys(LEGEND) as LegendKey[]).filter((key) => used[key]);
}

/** How many scales the window shows: a phase axis stretches each timed phase on its own. */
function scalesOf({ segments, x0, x1 }: Axis): number {
  const scales = segments.flatMap((s) =>
    s.kind === 'time' && s.x1 > x0 && s.x0 < x1
      ? [((s.t1 - s.t0) / (s.x1 - s.x0)).toPrecision(3)]
      : [],
  );
  return new Set(scales).size;
}

/** What is said of a key in this figure: over how long a crowd counts. */
export function legendWords(lanes: readonly PlacedLane[]): Partial<Record<LegendKey, string>> {
  const crowds = lanes.flatMap(({ crowd }) => crowd ?? []);
  const [step, ...others] = new Set(crowds.map((crowd) => crowd.step));
  return step === undefined || others.length > 0
    ? {}
    : { crowd: `many events: height is how many in ${step}` };
}

export function placeLegend(
  keys: readonly LegendKey[],
  x: number,
  top: number,
  width: number,
  sizes: Sizes,
  words: Partial<Record<LegendKey, string>> = {},
): Placed<Figure['legend'][number]> {
  const { em } = sizes;
  const [swatch, gap] = [26 * em, 22 * em];
  const rowHeight = sizes.label * LINE + 5 * em;
  const said = keys.map((key) => {
    const says = words[key] ?? LEGEND[key];
    return { key, says, wide: swatch + 6 * em + measure(says, 'regular', sizes.note) };
  });
  const rows = evenRows(
    said.map(({ wide }) => wide),
    gap,
    width,
  );
  const items = said.map(({ key, says }, index) => {
    const { left, row } = rows[index] ?? { left: 0, row: 0 };
    const y = top + row * rowHeight;
    const box = { x: x + left, y: y + 2 * em, width: swatch, height: rowHeight - 5 * em };
    const text = placeText(says, x + left + swatch + 6 * em, y + sizes.note + 1.5 * em, {
      size: sizes.note,
      tone: 'muted',
    });
    return { key, swatch: box, text };
  });
  return { items, height: ((rows.at(-1)?.row ?? -1) + 1) * rowHeight };
}

interface InRow {
  readonly left: number;
  readonly right: number;
  readonly row: number;
}

/** As few rows as fit, none much longer than the others: so no entry stands alone in the last. */
function evenRows(widths: readonly number[], gap: number, room: number): readonly InRow[] {
  const fill = (limit: number): readonly InRow[] => {
    let [left, row] = [0, 0];
    return widths.map((wide) => {
      if (left > 0 && left + wide > limit) [left, row] = [0, row + 1];
      const placed = { left, right: left + wide, row };
      left += wide + gap;
      return placed;
    });
  };
  let rows = fill(room);
  for (;;) {
    const longest = Math.max(0, ...rows.map(({ right }) => right));
    const next = fill(longest - 0.01);
    const isEven = Math.max(0, ...next.map(({ right }) => right)) >= longest;
    if (isEven || next.at(-1)?.row !== rows.at(-1)?.row) return rows;
    rows = next;
  }
}

export function placeCaption(
  words: Words,
  x: number,
  top: number,
  width: number,
  sizes: Sizes,
): Placed<PlacedText> {
  // Lines of more than about 130 characters are hard to read back.
  const lines = wrap(words.caption, 'italic', sizes.caption, Math.min(width, 900 * sizes.em));
  return {
    items: placeLines(lines, x, top, { size: sizes.caption, font: 'italic', tone: 'muted' }),
    height: lines.length * sizes.caption * LINE,
  };
}
