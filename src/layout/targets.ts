/** What of a figure can be pointed at, and in which order a keyboard walks there. */
import { hull, type Box, type Figure } from './figure.ts';
import type { RunEnd } from './run.ts';

/** What a pointer or a key can reach, in walking order: lanes first, then panels, left to right. */
export interface Target {
  readonly id: string;
  readonly type: 'event' | 'cluster' | 'point' | 'shape';
  /** Lane or series. */
  readonly row: string;
  readonly box: Box;
}

export function targetsOf(figure: Figure): readonly Target[] {
  const events = figure.lanes.flatMap((lane) => {
    const own = lane.events.map((event): Target => ({
      id: event.id,
      type: event.count === undefined ? 'event' : 'cluster',
      row: lane.id,
      box: event.box,
    }));
    const cells = (lane.crowd?.cells ?? []).map(({ id, box }): Target => ({
      id,
      type: 'cluster',
      row: lane.id,
      box,
    }));
    return [...own, ...cells].sort((a, b) => a.box.x - b.box.x);
  });
  const values = figure.panels.flatMap((panel) => [
    ...panel.points.map((point): Target => ({
      id: point.id,
      type: 'point',
      row: panel.id,
      box: point.box,
    })),
    ...runTargets(panel),
    ...panel.shapes.map((shape): Target => ({
      id: shape.id,
      type: 'shape',
      row: panel.id,
      box: hull(shape.vertices),
    })),
  ]);
  return [...events, ...values];
}

/** Of a run, whose values are too many to walk along, the lowest and the highest. */
function runTargets({ id, run }: Figure['panels'][number]): readonly Target[] {
  const ends = [...(run?.ends ?? [])].sort((a, b) => a.x - b.x);
  const isOne = ends[0]?.id === ends[1]?.id;
  return (isOne ? ends.slice(1) : ends).map((end) => sampleTarget(end, id));
}

/** px around a value of a run. */
const AROUND = 3;

export function sampleTarget({ id, x, y }: RunEnd, row: string): Target {
  const box = { x: x - AROUND, y: y - AROUND, width: 2 * AROUND, height: 2 * AROUND };
  return { id, type: 'point', row, box };
}
