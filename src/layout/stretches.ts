/** The stretches of time that the window shows, and how each of them is cut into columns. */
import type { Axis } from './axis.ts';
import { MS } from './tick-steps.ts';

/** A part of the axis to one scale. */
export interface Stretch {
  readonly t0: number;
  readonly t1: number;
  readonly x0: number;
  readonly x1: number;
  /** ms of a column; columns begin at multiples of it, so that they move with what they count. */
  readonly step: number;
}

/** What the window shows of a frame. */
export interface FrameInSight {
  readonly frame: string;
  /** Also what lies beyond the ends of the axis, where these are in sight: it is drawn at them. */
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly Stretch[];
}

/** A column is at least this wide. px */
const LEAST = 4;

export function framesInSight(axis: Axis): ReadonlyMap<string, FrameInSight> {
  const found = new Map<string, FrameInSight>();
  for (const segment of axis.segments) {
    if (segment.kind !== 'time' || segment.x1 <= axis.x0 || segment.x0 >= axis.x1) continue;
    const { frame } = segment;
    const pxPerMs = (segment.x1 - segment.x0) / (segment.t1 - segment.t0);
    if (!(pxPerMs > 0)) continue;
    const x0 = Math.max(segment.x0, axis.x0);
    const x1 = Math.min(segment.x1, axis.x1);
    const t0 = segment.t0 + (x0 - segment.x0) / pxPerMs;
    const t1 = segment.t1 - (segment.x1 - x1) / pxPerMs;
    const own = axis.segments.filter((other) => other.kind === 'time' && other.frame === frame);
    const from = own[0] === segment && x0 === segment.x0 ? -Infinity : t0;
    const to = own.at(-1) === segment && x1 === segment.x1 ? Infinity : t1;
    const before = found.get(frame);
    const stretch: Stretch = { t0, t1, x0, x1, step: stepOf(pxPerMs) };
    found.set(frame, {
      frame,
      from: before?.from ?? from,
      to,
      stretches: [...(before?.stretches ?? []), stretch],
    });
  }
  return found;
}

const STEPS: readonly number[] = [
  ...[1, 5, 15, 30].map((n) => n * 1000),
  ...[1, 5, 15, 30].map((n) => n * MS.minute),
  ...[1, 3, 6, 12].map((n) => n * MS.hour),
  ...[1, 2, 4].map((n) => n * MS.day),
  ...[1, 2, 4, 8, 16, 32].map((n) => n * MS.week),
];

function stepOf(pxPerMs: number): number {
  const found = STEPS.find((step) => step * pxPerMs >= LEAST);
  if (found !== undefined) return found;
  const last = STEPS.at(-1) as number;
  return last * 2 ** Math.ceil(Math.log2(LEAST / (last * pxPerMs)));
}

/** "6 h", "2 wk": what a column counts over. */
export function sayStep(step: number): string {
  const units = [
    ['wk', MS.week],
    ['d', MS.day],
    ['h', MS.hour],
    ['min', MS.minute],
    ['s', 1000],
  ] as const;
  const [name, ms] = units.find(([, unit]) => step >= unit && step % unit === 0) ?? ['s', 1000];
  return `${step / ms} ${name}`;
}
