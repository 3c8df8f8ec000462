/**
 * A numbered series of doses as one block: its marks, their numbers where there is room for them,
 * one label and one dose line for all.
 */
import type { CourseEvent } from '../model/course.ts';
import { weakestOf } from '../model/evidence.ts';
import type { PlacedEvent, PlacedText } from './figure.ts';
import { compose, noteOf } from './compose.ts';
import { glyphAt, type EventBlock, type EventContext } from './events.ts';
import { LINE, measure, placeText } from './text.ts';

interface Spot {
  readonly event: CourseEvent;
  readonly x: number;
}

/** Undefined when no part lies in the window or none of them has a place of its own. */
export function partsBlock(
  parts: readonly CourseEvent[],
  context: EventContext,
): EventBlock | undefined {
  const spots = spotsOf(parts, context);
  if (spots === undefined || spots.length === 0) return undefined;
  const { sizes, moments } = context;
  const { axis } = moments;
  const spacing = spots.reduce(
    (least, spot, at) => Math.min(least, at === 0 ? Infinity : spot.x - (spots[at - 1]?.x ?? 0)),
    Infinity,
  );
  const rx = Math.max(1, Math.min(sizes.glyph * 0.9, spacing * 0.42));
  const ry = sizes.glyph * 1.5;
  const numbers = numbersOf(spots, spacing, rx, context);
  const first = (spots[0]?.x ?? 0) - rx;
  const last = Math.max((spots.at(-1)?.x ?? 0) + rx, ...numbers.texts.map((n) => n.x + n.width));
  const words = labelsOf(parts, context, first, last);
  const top = numbers.above ? sizes.tick * LINE + 2.5 * sizes.em : 0;
  const glyphsHeight = top + 2 * ry;
  // Beside an arrow a number may stand a little higher than it, within the gap between rows.
  const besideY = (cy: number, half: number, y: number): number =>
    Math.max(cy - half * 0.1, y + 0.97 * sizes.tick - 2.8 * sizes.em);
  return {
    events: parts,
    markX: first,
    x0: Math.min(first, words.x0, ...numbers.texts.map((n) => n.x)),
    x1: Math.max(last, words.x1),
    height: glyphsHeight + words.height,
    place: (y) =>
      spots.map(({ event, x }, at): PlacedEvent => {
        const cy = y + top + ry;
        const glyph = {
          ...glyphAt(event, Math.min(Math.max(x, axis.x0 + rx), axis.x1 - rx), cy, ry),
          rx,
        };
        const texts: PlacedText[] = numbers.texts
          .filter((number) => number.spot === at)
          .map((number) =>
            placeText(number.text, number.x, numbers.above ? y + sizes.tick : besideY(cy, ry, y), {
              size: sizes.tick,
              font: 'semibold',
              tone: 'accent',
            }),
          );
        if (at === 0)
          texts.push(...words.at(y + top + ry - (sizes.label * LINE) / 2, y + glyphsHeight));
        const box = { x: glyph.cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry };
        return {
          id: event.id,
          kind: event.kind,
          evidence: weakestOf(event.evidence),
          evidenceWhen: event.evidence.when.kind,
          struck: event.status !== 'affirmed' && event.status !== 'planned',
          glyph,
          texts,
          box,
        };
      }),
  };
}

function spotsOf(
  parts: readonly CourseEvent[],
  { moments }: EventContext,
): readonly Spot[] | undefined {
  const spots: Spot[] = [];
  for (const event of parts) {
    if (event.time.kind !== 'point') return undefined;
    const extent = moments.extentOf(event.time.at, event.id, event.phase);
    if (extent.sure === 'open') return undefined;
    const x = (extent.x0 + extent.x1) / 2;
    if (x >= moments.axis.x0 - 0.5 && x <= moments.axis.x1 + 0.5) spots.push({ event, x });
  }
  return spots;
}

interface Numbers {
  readonly above: boolean;
  readonly texts: readonly {
    readonly spot: number;
    readonly text: string;
    readonly x: number;
    readonly width: number;
  }[];
}

/** Beside each mark, else above each, else above the first and last only. */
function numbersOf(
  spots: readonly Spot[],
  spacing: number,
  rx: number,
  { sizes, moments }: EventContext,
): Numbers {
  const { em, tick } = sizes;
  const labels = spots.map(({ event, x }, spot) => {
    const text = String(event.part?.number ?? '');
    return { spot, text, x, width: measure(text, 'semibold', tick) };
  });
  const widest = Math.max(...labels.map((label) => label.width));
  if (spacing >= 2 * rx + widest + 7 * em) {
    return { above: false, texts: labels.map((label) => ({ ...label, x: label.x + rx + 3 * em })) };
  }
  const kept =
    spacing >= widest + 4 * em
      ? labels
      : labels.filter((_, at) => at === 0 || at === labels.length - 1);
  const fit = kept.filter((label, at) => at === 0 || label.x - (kept[0]?.x ?? 0) > widest + 4 * em);
  const inside = (x: number, width: number): number =>
    Math.min(Math.max(x - width / 2, moments.axis.x0), moments.axis.x1 - width);
  return {
    above: true,
    texts: fit.map((label) => ({ ...label, x: inside(label.x, label.width) })),
  };
}

interface Words {
  readonly x0: number;
  readonly x1: number;
  readonly height: number;
  /** Tops of a line through the marks and of a line below them. */
  at(beside: number, below: number): readonly PlacedText[];
}

/** "ucMSC infusion" left of the marks and the dose right of them, else both on lines below. */
function labelsOf(
  parts: readonly CourseEvent[],
  { sizes, moments: { axis } }: EventContext,
  first: number,
  last: number,
): Words {
  const head = parts[0];
  const gap = 10 * sizes.em;
  const note = head ? (noteOf(head) ?? '') : '';
  const label = compose(head?.label ?? '', undefined, sizes, Infinity);
  const doseWidth = measure(note, 'italic', sizes.note);
  if (first - gap - label.width >= axis.x0 && last + gap + doseWidth <= axis.x1) {
    return {
      x0: first - gap - label.width,
      x1: last + gap + doseWidth,
      height: 0,
      at: (beside) => [
        ...label.at(first - gap, beside, 'end'),
        ...compose('', note, sizes, Infinity)
          .at(last + gap, beside)
          .filter((text) => text.text !== ''),
      ],
    };
  }
  const both = compose(head?.label ?? '', note, sizes, axis.x1 - axis.x0);
  const x = Math.max(axis.x0, Math.min(first, axis.x1 - both.width));
  return { x0: x, x1: x + both.width, height: both.height, at: (_, below) => both.at(x, below) };
}
