/** Time in the words of a talk: minutes and seconds, and against a budget in words, never by colour alone. */

/** "6:40"; an hour more is "1:06:40". */
export function sayTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** "6:40 of 10:00", or the time alone where there is no budget. */
export function sayElapsed(ms: number, minutes: number | undefined): string {
  return minutes === undefined ? sayTime(ms) : `${sayTime(ms)} of ${sayTime(minutes * 60_000)}`;
}

export interface Budgeted {
  readonly says: string;
  readonly isOver: boolean;
}

/** "0:20 left", "over by 0:30"; undefined without a budget. */
export function againstBudget(ms: number, minutes: number | undefined): Budgeted | undefined {
  if (minutes === undefined) return undefined;
  const left = minutes * 60_000 - ms;
  return left >= 0
    ? { says: `${sayTime(left)} left`, isOver: false }
    : { says: `over by ${sayTime(-left)}`, isOver: true };
}
