/** What a step tells, item by item: told here, told before, masked, or not yet; and how that changes. */
import type { StepDoc } from '../../model/document.ts';
import type { StepPatch } from '../../model/edit-story.ts';
import type { Reveal } from '../../model/reveal.ts';
import type { Item } from './items.ts';

/** `with`: told here by something that it is a part of. */
export type Told = 'before' | 'here' | 'with' | 'not';

type Telling = Pick<StepDoc, 'reveal' | 'mask'>;

/** `before` is what was told before the step; undefined: all of it. */
export function toldOf(item: Item, { reveal }: Telling, before: Reveal | undefined): Told {
  if (before === undefined || isNamed(item, before.shown)) return 'before';
  if (reveal === 'all') return 'with';
  if (item.under.some((id) => reveal?.includes(id))) return 'with';
  return isNamed(item, reveal ?? []) ? 'here' : 'not';
}

export function isMasked(item: Item, { mask = [] }: Telling, before: Reveal | undefined): boolean {
  return item.ids.some((id) => mask.includes(id) || before?.masked.includes(id) === true);
}

/** A numbered series is told where all of its members are. */
function isNamed({ ids, under, marks }: Item, told: readonly string[]): boolean {
  const areAll = (all: readonly string[]): boolean =>
    all.length > 0 && all.every((id) => told.includes(id));
  return (
    areAll(ids) || under.some((id) => told.includes(id)) || (ids.length === 1 && areAll(marks))
  );
}

export function tell(items: readonly Item[], step: Telling): StepPatch {
  if (step.reveal === 'all') return {};
  const ids = items.flatMap((item) => item.ids);
  const reveal = [...new Set([...(step.reveal ?? []), ...ids])];
  return { reveal, mask: listed((step.mask ?? []).filter((id) => !ids.includes(id))) };
}

export function untell(items: readonly Item[], step: Telling): StepPatch {
  if (step.reveal === 'all') return {};
  const ids = new Set(items.flatMap((item) => [...item.ids, ...item.marks]));
  return { reveal: listed((step.reveal ?? []).filter((id) => !ids.has(id))) };
}

/** All that is left of the case, or nothing new. */
export function tellAll(isAll: boolean): StepPatch {
  return { reveal: isAll ? 'all' : undefined };
}

/** Its place without its label; again, not even that. */
export function turnMask(item: Item, { mask = [] }: Telling): StepPatch {
  const isOn = item.ids.some((id) => mask.includes(id));
  const rest = mask.filter((id) => !item.ids.includes(id));
  return { mask: listed(isOn ? rest : [...rest, ...item.ids]) };
}

const listed = (ids: readonly string[]): readonly string[] | undefined =>
  ids.length > 0 ? ids : undefined;
