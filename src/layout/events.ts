/**
 * Events as blocks: a mark with its label, which a row can hold. Uncertain time becomes fades and
 * brackets here; which colour they have is draw's business.
 */
import { weakestOf } from '../model/evidence.ts';
import type { CourseEvent, EventKind } from '../model/course.ts';
import type {
  Box,
  Bracket,
  GlyphShape,
  PlacedBar,
  PlacedEvent,
  PlacedGlyph,
  PlacedText,
} from './figure.ts';
import { cutOf, fadingBar, overlaps, spanBar, type BarContext, type BarPlan } from './bars.ts';
import { composeLabel, type Composed } from './compose.ts';
import type { Extent } from './moments.ts';
import type { Block } from './pack.ts';

export interface EventBlock extends Block {
  readonly events: readonly CourseEvent[];
  /** Left edge of the mark itself, px: rows follow time, not the width of labels. */
  readonly markX: number;
  place(y: number): readonly PlacedEvent[];
}

export type EventContext = BarContext;

const SHAPES: Readonly<Record<EventKind, GlyphShape>> = {
  symptom: 'circle',
  finding: 'circle',
  diagnosis: 'diamond',
  exposure: 'pill',
  medication: 'pill',
  procedure: 'triangle-down',
  infusion: 'arrow-down',
  imaging: 'square',
  encounter: 'flag',
  outcome: 'hexagon',
  note: 'dash',
  'adverse-event': 'triangle',
  immunization: 'plus',
  allergy: 'cross',
  death: 'dagger',
  measurement: 'circle',
};

/** The block of one event; without its label when rows are short. Undefined: outside the window. */
export function blockOf(
  event: CourseEvent,
  context: EventContext,
  labelled = true,
): EventBlock | undefined {
  const bar = barOf(event, context);
  if (bar !== undefined && isInstant(event, bar, context))
    return glyphBlock(event, context, { x0: bar.x0, x1: bar.x1, sure: 'exact' }, labelled);
  if (bar !== undefined) return barBlock(event, context, bar, labelled);
  if (event.time.kind !== 'point') return undefined;
  const extent = context.moments.extentOf(event.time.at, event.id, event.phase);
  return overlaps(extent.x0, extent.x1, context)
    ? glyphBlock(event, context, extent, labelled)
    : undefined;
}

/** The bar of a span, and of a moment of which no place is known. Undefined: a glyph, or not in the window. */
export function barOf(event: CourseEvent, context: EventContext): BarPlan | undefined {
  const { time } = event;
  const { moments } = context;
  if (time.kind !== 'point') {
    const start = moments.extentOf(time.start, event.id, event.phase);
    return spanBar(event, time.end, start, context);
  }
  const extent = moments.extentOf(time.at, event.id, event.phase);
  const isUnplaced =
    extent.sure === 'open' || (time.at.precision === 'order' && extent.sure === 'bounded');
  return isUnplaced && overlaps(extent.x0, extent.x1, context)
    ? fadingBar(extent, context)
    : undefined;
}

/** What is done at a visit; how long it took shows once the axis is wide enough for it. */
const ACTS: ReadonlySet<EventKind> = new Set([
  'procedure',
  'infusion',
  'imaging',
  'immunization',
  'encounter',
]);

/** An act of minutes on an axis of years: a sliver of a bar would hide what it is. */
function isInstant({ kind, time }: CourseEvent, bar: BarPlan, { sizes }: EventContext): boolean {
  const isSharp = !bar.fadeIn && !bar.fadeOut && !bar.ongoing && !bar.cut;
  return time.kind === 'span' && ACTS.has(kind) && isSharp && bar.x1 - bar.x0 <= 3.5 * sizes.em;
}

function barBlock(
  event: CourseEvent,
  context: EventContext,
  bar: BarPlan,
  labelled: boolean,
): EventBlock {
  const { sizes, moments } = context;
  const { axis } = moments;
  const inlineX = bar.x1 + 6 * sizes.em;
  const one = labelled ? composeLabel(event, sizes, axis.x1 - axis.x0) : undefined;
  if (
    one &&
    bar.x1 - bar.x0 <= 36 * sizes.em &&
    one.lines === 1 &&
    inlineX + one.width <= axis.x1
  ) {
    return inlineBar(event, bar, one, inlineX);
  }
  // Start at the bar; move left only as far as the right edge asks.
  const x = one ? Math.max(axis.x0, Math.min(bar.x0, axis.x1 - one.width)) : bar.x0;
  return {
    events: [event],
    markX: bar.x0,
    x0: Math.min(bar.x0, x),
    x1: Math.max(bar.x1, x + (one?.width ?? 0)),
    height: bar.height + (one ? one.height + sizes.em : 0),
    place: (y) => [placeBar(event, bar, y, one?.at(x, y + bar.height + sizes.em) ?? [])],
  };
}

function inlineBar(event: CourseEvent, bar: BarPlan, label: Composed, x: number): EventBlock {
  return {
    events: [event],
    markX: bar.x0,
    x0: bar.x0,
    x1: x + label.width,
    height: label.height,
    place: (y) => [placeBar(event, bar, y + (label.lineHeight - bar.height) / 2, label.at(x, y))],
  };
}

export function placeBar(
  event: CourseEvent,
  plan: BarPlan,
  y: number,
  texts: readonly PlacedText[],
): PlacedEvent {
  const box = { x: plan.x0, y, width: plan.x1 - plan.x0, height: plan.height };
  const bar: PlacedBar = {
    box,
    look: plan.look,
    ...(plan.fadeIn ? { fadeIn: plan.fadeIn } : {}),
    ...(plan.fadeOut ? { fadeOut: plan.fadeOut } : {}),
    ongoing: plan.ongoing,
    ...(plan.cut ? { cut: plan.cut } : {}),
    filled: weakestOf(event.evidence) === 'reported',
  };
  return { ...identity(event), bar, texts, box };
}

export function identity(
  event: CourseEvent,
): Pick<PlacedEvent, 'id' | 'kind' | 'evidence' | 'evidenceWhen' | 'struck'> {
  return {
    id: event.id,
    kind: event.kind,
    evidence: weakestOf(event.evidence),
    evidenceWhen: event.evidence.when.kind,
    struck:
      event.status === 'excluded' || event.status === 'refuted' || event.status === 'not-done',
  };
}

function glyphBlock(
  event: CourseEvent,
  context: EventContext,
  extent: Extent,
  labelled: boolean,
): EventBlock {
  const { sizes, moments } = context;
  const { axis } = moments;
  const r = sizes.glyph;
  const middle = (extent.x0 + extent.x1) / 2;
  const cx = Math.min(Math.max(middle, axis.x0 + r), axis.x1 - r);
  const bracket =
    extent.sure === 'bounded'
      ? { x0: Math.max(extent.x0, axis.x0), x1: Math.min(extent.x1, axis.x1) }
      : undefined;
  const cut = cutOf(extent, axis);
  // Between two stated moments no place is likelier than another: the bracket stands alone. So it
  // does where its middle is not in the window: the edge is no place of the event.
  const isPlaced =
    !bracket ||
    ((event.time.kind !== 'point' || event.time.at.precision !== 'interval') &&
      middle >= axis.x0 &&
      middle <= axis.x1);
  const mark = { x0: Math.min(cx - r, bracket?.x0 ?? cx), x1: Math.max(cx + r, bracket?.x1 ?? cx) };
  const label = labelled ? sideLabel(event, context, mark) : undefined;
  const rowHeight = label?.text.lineHeight ?? 2 * r;
  const place = (y: number): readonly PlacedEvent[] => {
    const cy = y + (label?.below === true ? r : rowHeight / 2);
    const glyph = glyphAt(event, cx, cy, r);
    const texts = label
      ? label.text.at(label.x, y + (label.below ? 2 * r + sizes.em : 0), label.anchor)
      : [];
    const at: Bracket | undefined = bracket && {
      ...bracket,
      y: cy,
      ...(cut ? { cut } : {}),
    };
    return [
      {
        ...identity(event),
        ...(isPlaced ? { glyph } : {}),
        ...(at ? { bracket: at } : {}),
        texts,
        box: markBox(mark, cy, r),
      },
    ];
  };
  return {
    events: [event],
    markX: mark.x0,
    x0: Math.min(mark.x0, label?.x0 ?? mark.x0),
    x1: Math.max(mark.x1, label?.x1 ?? mark.x1),
    height: label ? label.text.height + (label.below ? 2 * r + sizes.em : 0) : 2 * r,
    place,
  };
}

function markBox(mark: { x0: number; x1: number }, cy: number, r: number): Box {
  return { x: mark.x0, y: cy - r, width: mark.x1 - mark.x0, height: 2 * r };
}

export function glyphAt(event: CourseEvent, cx: number, cy: number, r: number): PlacedGlyph {
  const filled = weakestOf(event.evidence) === 'reported';
  const narrow = event.kind === 'infusion' ? 0.9 : 1;
  return { shape: SHAPES[event.kind], cx, cy, rx: r * narrow, ry: r, filled };
}

interface SideLabel {
  readonly text: Composed;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly below: boolean;
  readonly x0: number;
  readonly x1: number;
}

/** Right of the mark, left of it, or below it: the flattest, and of equals the one nearest to reading order. */
function sideLabel(
  event: CourseEvent,
  { moments: { axis }, sizes }: EventContext,
  mark: { x0: number; x1: number },
): SideLabel {
  const gap = 6 * sizes.em;
  const least = 96 * sizes.em;
  const right = axis.x1 - mark.x1 - gap;
  const left = mark.x0 - gap - axis.x0;
  const candidates: SideLabel[] = [];
  if (right >= least) {
    const text = composeLabel(event, sizes, right);
    const x = mark.x1 + gap;
    candidates.push({ text, x, anchor: 'start', below: false, x0: x, x1: x + text.width });
  }
  if (left >= least) {
    const text = composeLabel(event, sizes, left);
    const x = mark.x0 - gap;
    candidates.push({ text, x, anchor: 'end', below: false, x0: x - text.width, x1: x });
  }
  const text = composeLabel(event, sizes, axis.x1 - axis.x0);
  const x = Math.max(axis.x0, Math.min(mark.x0, axis.x1 - text.width));
  candidates.push({ text, x, anchor: 'start', below: true, x0: x, x1: x + text.width });
  return candidates.reduce((a, b) => (costOf(b) < costOf(a) ? b : a));
}

/** In lines of text: left reads a little worse than right, and below costs the line of the mark. */
function costOf({ text, anchor, below }: SideLabel): number {
  return text.lines + (below ? 1.2 : anchor === 'end' ? 0.5 : 0);
}
