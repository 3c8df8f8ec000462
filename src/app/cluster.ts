/**
 * Opening a cluster, or a part of a crowd: the window closes in on it, with some room around. Members that
 * no zoom can part are listed instead, as those of a “+3 more” are.
 */
import type { Target } from '../layout/targets.ts';
import type { AxisWindow } from '../view/window.ts';
import { clampWindow } from '../view/window.ts';
import { extentOf } from './cursors.ts';
import type { Session } from './session.svelte.ts';
import { cellOf, isRest, membersOf } from './words.ts';

/** Members take this part of the window's width. */
const SHARE = 0.6;
/** A smaller step would open nothing. */
const LEAST_STEP = 1.25;

/** False where the target is no cluster, or zooming cannot part its members. */
export function openCluster(session: Session, target: Target): boolean {
  if (target.type !== 'cluster' || isRest(target.id)) return false;
  const isCell = cellOf(target.id, session.figure) !== undefined;
  const members = isCell ? [] : membersOf(target.id, session.figure);
  const places = isCell
    ? [target.box.x, target.box.x + target.box.width]
    : placesOf(session, members);
  const window = windowAround(session, places);
  const [from, to] = session.view.window;
  if (window === undefined || (to - from) / (window[1] - window[0]) < LEAST_STEP) return false;
  session.zoom.glideTo(window, () => void session.goToAny(members));
  return true;
}

function placesOf({ course, moments }: Session, ids: readonly string[]): readonly number[] {
  const extents = ids.flatMap((id) => extentOf({ kind: 'mark', id }, course, moments) ?? []);
  return extents.map(({ x0, x1 }) => (x0 + x1) / 2);
}

/** Undefined where all members stand at one place. px */
function windowAround(
  { moments, view }: Session,
  places: readonly number[],
): AxisWindow | undefined {
  const [left, right] = [Math.min(...places), Math.max(...places)];
  if (!(right - left > 1e-6)) return undefined;
  const { x0, x1 } = moments.axis;
  const [from, to] = view.window;
  const at = (x: number): number => from + ((x - x0) / (x1 - x0)) * (to - from);
  const width = (at(right) - at(left)) / SHARE;
  const middle = (at(left) + at(right)) / 2;
  return clampWindow([middle - width / 2, middle + width / 2]);
}
