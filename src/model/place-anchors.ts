/**
 * Which anchors stand at a stated distance from each other, and where. Anchors so linked share a
 * frame; a link too wide to place anything ("presentation: 2018") keeps its words but joins nothing.
 */
import { BIRTH, CALENDAR, DAY_MS } from './calendar.ts';
import { grainOf, type Anchor, type AnchorSpec, type Frame } from './frames.ts';
import type { When } from './when.ts';

/** Where a zero may lie: [lo, hi] ms. */
interface Span {
  readonly lo: number;
  readonly hi: number;
}

/** The zero of an anchor on its parent. */
interface Link extends Span {
  readonly parent: string;
}

/** A link from a date or an age that is wider than a month places nothing on a calendar. */
const WIDEST_LINK = 32 * DAY_MS;

/** Anchors as they become known, one by one, and the distances among them. */
export class Links {
  readonly #links = new Map<string, Link>();
  readonly #children = new Map<string, string[]>();
  readonly #dates = new Map([[CALENDAR, 0]]);

  /** Anchors come after those that they stand on. */
  add(spec: AnchorSpec): void {
    const link = this.#linkOf(spec.at);
    if (!link) return;
    this.#links.set(spec.id, link);
    const date = this.#dates.get(link.parent);
    if (date !== undefined && link.lo === link.hi) this.#dates.set(spec.id, date + link.lo);
    const siblings = this.#children.get(link.parent);
    if (siblings) siblings.push(spec.id);
    else this.#children.set(link.parent, [spec.id]);
  }

  /** How far the zero of `from` lies after the zero of `to`. */
  distance(from: string, to: string): { readonly min: number; readonly max: number } | undefined {
    const climbs = [this.#climb(from), this.#climb(to)] as const;
    const met = [new Map<string, Span>(), new Map<string, Span>()] as const;
    // Both climb in turn: near relatives meet early, however long the chain above them.
    for (let running = 2; running > 0;) {
      running = 2;
      for (const side of [0, 1] as const) {
        const step = climbs[side].next();
        if (step.done === true) running -= 1;
        else {
          const [id, span] = step.value;
          met[side].set(id, span);
          const [a, b] = [met[0].get(id), met[1].get(id)];
          if (a && b) return { min: a.lo - b.hi, max: a.hi - b.lo };
        }
      }
    }
    return undefined;
  }

  /** Wall-clock ms of an anchor's zero, where it is known to the day. */
  dateOf(anchor: string): number | undefined {
    return this.#dates.get(anchor);
  }

  /** Everything linked with an anchor, by its place on it. */
  around(zero: string): ReadonlyMap<string, Span> {
    const places = new Map([[zero, { lo: 0, hi: 0 }]]);
    const queue = [zero];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const { lo, hi } = places.get(id) ?? { lo: 0, hi: 0 };
      const reach = (other: string, to: Span) => {
        if (places.has(other)) return;
        places.set(other, to);
        queue.push(other);
      };
      const link = this.#links.get(id);
      if (link) reach(link.parent, { lo: lo - link.hi, hi: hi - link.lo });
      for (const child of this.#children.get(id) ?? []) {
        const below = this.#links.get(child);
        if (below) reach(child, { lo: lo + below.lo, hi: hi + below.hi });
      }
    }
    return places;
  }

  *#climb(from: string): Generator<readonly [string, Span]> {
    let id: string | undefined = from;
    let [lo, hi] = [0, 0];
    const seen = new Set<string>();
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      yield [id, { lo, hi }];
      const link: Link | undefined = this.#links.get(id);
      if (link) [lo, hi] = [lo + link.lo, hi + link.hi];
      id = link?.parent;
    }
  }

  #linkOf(at: When | undefined): Link | undefined {
    if (!at || at.anchor === '' || !Number.isFinite(at.earliest) || !Number.isFinite(at.latest))
      return undefined;
    const isOffset = at.precision !== 'interval' && at.precision !== 'order';
    const isDated =
      at.anchor === CALENDAR || (at.anchor === BIRTH && this.dateOf(BIRTH) !== undefined);
    if ((!isOffset || isDated) && at.latest - at.earliest > WIDEST_LINK) return undefined;
    if (at.precision === 'order') return undefined;
    return { parent: at.anchor, lo: at.earliest, hi: at.latest - grainOf(at) };
  }
}

/** Places every anchor in its frame. Anchors of a frame count from its zero: the calendar, day zero, or the first declared. */
export function placeAnchors(specs: readonly AnchorSpec[], dayZero?: string): readonly Anchor[] {
  const links = new Links();
  for (const spec of parentsFirst(specs)) links.add(spec);
  const zeros = [
    CALENDAR,
    dayZero,
    ...specs.map(({ id }) => id).filter((id) => id !== BIRTH),
    BIRTH,
  ];
  const known = new Set(specs.map(({ id }) => id));
  const places = new Map<string, { frame: string; lo: number; hi: number }>();
  for (const zero of zeros) {
    if (zero === undefined || !known.has(zero) || places.has(zero)) continue;
    for (const [id, span] of links.around(zero)) places.set(id, { frame: zero, ...span });
  }
  return specs.map((spec) => {
    const { frame, lo, hi } = places.get(spec.id) ?? { frame: spec.id, lo: 0, hi: 0 };
    return { ...spec, frame, earliest: lo, latest: hi + grainOf(spec.at), slack: hi - lo };
  });
}

function parentsFirst(specs: readonly AnchorSpec[]): ReadonlySet<AnchorSpec> {
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  const sorted = new Set<AnchorSpec>();
  for (const spec of specs) {
    const chain = new Set<AnchorSpec>();
    let next: AnchorSpec | undefined = spec;
    while (next && !sorted.has(next) && !chain.has(next)) {
      chain.add(next);
      next = byId.get(next.at?.anchor ?? '');
    }
    for (const each of [...chain].reverse()) sorted.add(each);
  }
  return sorted;
}

/** Frames, earliest first as far as the order of their anchors is declared, else as declared. */
export function orderFrames(
  anchors: readonly Anchor[],
  later: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Frame[] {
  const frameOf = new Map(anchors.map(({ id, frame }) => [id, frame]));
  const members = new Map<string, string[]>();
  const earlier = new Map<string, Set<string>>();
  for (const anchor of anchors) {
    const ids = members.get(anchor.frame);
    if (ids) ids.push(anchor.id);
    else members.set(anchor.frame, [anchor.id]);
    const next = [...(later.get(anchor.id) ?? [])].map(
      (id) => [anchor.frame, frameOf.get(id)] as const,
    );
    for (const [before, after] of [...next, ...impliedOrder(anchor, frameOf)]) {
      if (before === undefined || after === undefined || before === after) continue;
      earlier.set(after, (earlier.get(after) ?? new Set()).add(before));
    }
  }
  return sortFrames([...members.keys()], earlier).map((id) => ({
    id,
    anchors: members.get(id) ?? [],
  }));
}

function sortFrames(
  frames: readonly string[],
  earlier: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const placed: string[] = [];
  const waiting = new Set(frames);
  const isFree = (frame: string) => {
    for (const other of earlier.get(frame) ?? []) if (waiting.has(other)) return false;
    return true;
  };
  while (waiting.size > 0) {
    let next: string | undefined;
    for (const frame of waiting) {
      // A circle cannot wait for itself: the first declared goes first.
      next ??= frame;
      if (!isFree(frame)) continue;
      next = frame;
      break;
    }
    if (next === undefined) break;
    waiting.delete(next);
    placed.push(next);
  }
  return placed;
}

/** "Within a year of presentation" is too wide to link, and still comes no earlier; birth comes first. */
function impliedOrder(
  { id, frame, at }: Anchor,
  frameOf: ReadonlyMap<string, string>,
): readonly (readonly [string | undefined, string | undefined])[] {
  const afterBirth = id === BIRTH ? [] : [[frameOf.get(BIRTH), frame] as const];
  if (!at || at.anchor === CALENDAR) return afterBirth;
  if (at.earliest >= 0) return [...afterBirth, [frameOf.get(at.anchor), frame]];
  return at.latest <= 0 ? [...afterBirth, [frame, frameOf.get(at.anchor)]] : afterBirth;
}
