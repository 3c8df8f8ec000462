/**
 * A figure that is higher than its page, as several pages: each has the title, the source and the
 * same axis, and a legend of what it shows; the caption stands on the last. Lanes and panels keep
 * their order, and each stands on one page, whole; only a lane higher than a page is divided.
 */
import type { Course } from '../model/course.ts';
import type { Page, View } from '../view/view.ts';
import { placeBody, planBody, type Body, type BodyPlan } from './body.ts';
import type { Figure, PlacedPanel } from './figure.ts';
import type { Words } from './furniture.ts';
import { placeKey } from './key.ts';
import { lanePieces } from './lane-pieces.ts';
import { figureOf, footOf, groundOf, layout, type Ground } from './layout.ts';
import type { LanePlan } from './lanes.ts';
import { divide } from './divide.ts';
import type { ShownPanel } from './shown.ts';
import { sheetOf } from './sizes.ts';
import { placeText } from './text.ts';

/** What a page of several shows, by id and in the order of the page. */
export interface PageRows {
  readonly lanes: readonly string[];
  readonly panels: readonly string[];
}

/** One figure where the page says nothing of its greatest height, or holds all of it legibly. */
export function layoutPages(
  course: Course,
  view: View,
  words: Words,
  sheet: Page,
): readonly Figure[] {
  const whole = layout(course, view, words, sheet);
  const { mostHeight, ...page } = sheet;
  if (mostHeight === undefined || isLegible(whole, sheet)) return [whole];
  const pages = pageBodies(course, view, words, { ...page, height: mostHeight });
  return pages.map(({ ground, body, words: own, dosed }, at) =>
    numbered(figureOf(ground, body, own, dosed), ground, at, pages.length),
  );
}

/** "Refractory purpura (2 of 4)" */
export function titleOfPage(title: string, at: number, of: number): string {
  return of === 1 ? title : `${title} (${at + 1} of ${of})`;
}

/** Where the title stays outside, beside the axis which page it is, if there is a column for titles. */
function numbered(figure: Figure, ground: Ground, at: number, of: number): Figure {
  const { frame, context, axisY } = ground;
  if (of === 1 || figure.heading.length > 0 || frame.gutter === 0) return figure;
  const { sizes } = context;
  const style = { size: sizes.small, tone: 'muted' } as const;
  const words = `${at + 1} of ${of}`;
  return { ...figure, heading: [placeText(words, frame.left, axisY - 6 * sizes.em, style)] };
}

/** A plot lower than this hides its course. px */
const LEAST_PLOT = 40;
/** px that a rounded height may be over. */
const SLACK = 0.5;

/** Within the greatest height; on a page of fixed height also nothing squeezed for it. */
function isLegible({ height, typeScale, panels, key }: Figure, sheet: Page): boolean {
  const { mostHeight = Infinity, height: fixed } = sheetOf(sheet);
  if (height > mostHeight + SLACK) return false;
  return (
    fixed === undefined ||
    (key.length === 0 &&
      panels.every(
        (panel) =>
          !isNameCut(panel) &&
          (panel.ticks.length === 0 || panel.plot.height >= LEAST_PLOT * typeScale),
      ))
  );
}

function isNameCut({ title }: PlacedPanel): boolean {
  return title[0]?.text.endsWith('…') === true;
}

interface PageBody {
  readonly ground: Ground;
  readonly body: Body;
  readonly words: Words;
  readonly dosed: Body['lanes'];
}

/** A lane, a piece of one, or a panel: what is never divided. */
type Item =
  | { readonly lane: LanePlan; readonly height: number; readonly keyed: Body['keyed'] }
  | { readonly panel: ShownPanel; readonly height: number; readonly keyed: Body['keyed'] };

function pageBodies(course: Course, view: View, words: Words, page: Page): readonly PageBody[] {
  const groundAt = (at: number, of: number): Ground =>
    groundOf(course, view, { ...words, title: titleOfPage(words.title, at, of) }, page);
  // As wide as titles of pages get, so that the room below is not too small.
  const ground = groundAt(9, 10);
  const { context, frame, bodyTop } = ground;
  const { height = Infinity } = ground.page;
  const plan = planBody(course, context, frame, undefined, page.paper !== undefined);
  const whole = placeBody(context, plan, bodyTop);
  const say = words.entry ?? ((ids) => ids.join(', '));
  const keyHeight = (keyed: Body['keyed']): number =>
    placeKey(keyed, say, 0, 0, frame.right - frame.left, context.sizes).height;
  const footHeight = (isLast: boolean): number =>
    footOf({ ...whole, keyed: [] }, isLast ? words : { ...words, caption: '' }, ground, 0).height;
  const [least, last] = [footHeight(false), footHeight(true)];
  const room = height - bodyTop - least;

  const items = itemsOf(plan, whole, room, context);
  const ends = divide(items.length, (from, to) => {
    const own = items.slice(from, to);
    const keyed = own.flatMap((item) => item.keyed);
    const key = keyed.length === 0 ? 0 : keyHeight(keyed) + 6 * context.sizes.em;
    const used = own.reduce((sum, item) => sum + item.height, key);
    const isTurn = to < items.length && isLane(items[to - 1]) !== isLane(items[to]);
    return { left: room - (to === items.length ? last - least : 0) - used, isTurn };
  });
  let nextKey = 1;
  return ends.map((to, at): PageBody => {
    const isLast = at === ends.length - 1;
    const own = items.slice(ends[at - 1] ?? 0, to);
    const pageWords = isLast ? words : { ...words, caption: '' };
    const pageGround = groundAt(at, ends.length);
    const body = filled(own, plan, pageGround, pageWords, nextKey);
    nextKey += body.keyed.length;
    return { ground: pageGround, body, words: pageWords, dosed: whole.lanes };
  });
}

function isLane(item: Item | undefined): boolean {
  return item !== undefined && 'lane' in item;
}

function itemsOf(
  plan: BodyPlan,
  whole: Body,
  room: number,
  context: Ground['context'],
): readonly Item[] {
  const lanes = plan.lanes.flatMap((lane, at): Item[] => {
    const pieces = lanePieces(lane, room, context, plan.laneRoom);
    const keyed = whole.lanes[at]?.keyed ?? [];
    return pieces.map((piece, of) => ({
      lane: piece,
      height: piece.height,
      keyed: of === pieces.length - 1 ? keyed : [],
    }));
  });
  const panels = plan.panels.map((panel, at): Item => {
    const { box, keyed } = whole.panels[at] as PlacedPanel;
    return { panel, height: box.height, keyed };
  });
  return [...lanes, ...panels];
}

/** Times the usual height: plots grow as far as the page has room, and this far. */
const GROWN = [2.2, 1.9, 1.6, 1.4, 1.2, 1.1, 1];

/** The rows of a page, plots as high as it has room for. */
function filled(
  items: readonly Item[],
  plan: BodyPlan,
  ground: Ground,
  words: Words,
  nextKey: number,
): Body {
  const { context, bodyTop } = ground;
  const { height = Infinity } = ground.page;
  const lanes = items.flatMap((item) => ('lane' in item ? [item.lane] : []));
  const panels = items.flatMap((item) => ('panel' in item ? [item.panel] : []));
  const at = (times: number, mayGrow = true): Body => {
    const plotHeight = plan.panelRoom.plotHeight * times;
    const panelRoom = { ...plan.panelRoom, plotHeight, grown: times, mayGrow };
    return placeBody(context, { ...plan, lanes, panels, panelRoom }, bodyTop, nextKey);
  };
  const fits = (body: Body): boolean =>
    body.bottom + footOf(body, words, ground, body.bottom).height <= height + SLACK;
  if (panels.length === 0) return at(1);
  for (const times of GROWN) {
    const body = at(times);
    if (fits(body)) return body;
  }
  return at(LOWERED, false);
}

/** Of a panel that is higher than a page by itself. */
const LOWERED = 0.7;
