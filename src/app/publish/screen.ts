/**
 * How long a millimetre is on this screen. A browser takes 96 px for an inch and does not know the
 * screen; a person who holds something of a known size against it does. Kept for the next visit.
 */
import { maybeStored, store } from '../browser.ts';

const KEY = 'caseline:screen';

/** The long edge of a bank card, ISO/IEC 7810 ID-1. mm */
export const CARD_MM = 85.6;

/** How many times longer than the browser takes them to be; 1 until somebody measured. */
export type Screen = number;

export const LEAST = 0.5;
export const MOST = 2.5;

export function pxPerMm(screen: Screen): number {
  return (96 / 25.4) * screen;
}

export function keptScreen(): Screen {
  const kept = maybeStored(KEY, 'local');
  return typeof kept === 'number' && kept >= LEAST && kept <= MOST ? kept : 1;
}

export function keepScreen(screen: Screen): void {
  store(KEY, screen, 'local');
}
