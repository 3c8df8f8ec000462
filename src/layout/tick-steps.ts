/** How far ticks stand apart: the finest round step whose labels have room. */

export type TickUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Step {
  readonly unit: TickUnit;
  readonly every: number;
}

export const MS: Readonly<Record<TickUnit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  // Mean Gregorian month and year, for choosing a step only.
  month: 2_629_746_000,
  year: 31_556_952_000,
};

const STEPS: readonly Step[] = [
  ...[1, 5, 15, 30].map((every): Step => ({ unit: 'minute', every })),
  ...[1, 3, 6, 12].map((every): Step => ({ unit: 'hour', every })),
  ...[1, 2].map((every): Step => ({ unit: 'day', every })),
  ...[1, 2].map((every): Step => ({ unit: 'week', every })),
  ...[1, 2, 3, 6].map((every): Step => ({ unit: 'month', every })),
  ...[1, 2, 5, 10, 20, 50].map((every): Step => ({ unit: 'year', every })),
];

/** Multiples of a phase's own unit that count well. */
const OWN: Readonly<Record<TickUnit, readonly number[]>> = {
  minute: [1, 5, 10, 15, 30],
  hour: [1, 2, 3, 6, 12],
  day: [1, 2, 7, 14, 28],
  week: [1, 2, 4, 8, 12, 26],
  month: [1, 2, 3, 6],
  year: [1, 2, 5, 10, 20],
};

/** The finest step whose labels have `room`; in multiples of the phase's own unit, unless zoomed far beyond it. */
export function stepFor(pxPerMs: number, room: number, finest: TickUnit, own?: TickUnit): Step {
  const fits = (step: Step): boolean => MS[step.unit] * step.every * pxPerMs >= room;
  const least = MS[finest];
  const first = STEPS.find((step) => MS[step.unit] >= least && fits(step)) ?? {
    unit: 'year',
    every: 100,
  };
  if (own === undefined || MS[own] * pxPerMs > room * 8) return first;
  const every = OWN[own].find((count) => fits({ unit: own, every: count }));
  return every === undefined ? first : { unit: own, every };
}
