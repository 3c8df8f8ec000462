/**
 * What the columns of tables mean, kept in this browser where a person asked for it: a fingerprint of
 * the headings and the roles, no heading and no cell. Nothing is kept otherwise.
 */
import { fingerprintOf, readRemembered, type Remembered } from '../../formats/table-remember.ts';
import { maybeStored, store } from '../browser.ts';

const TABLES = 'caseline:tables';
/** The last ones that were asked for. */
const MOST = 50;

export function remembered(): readonly Remembered[] {
  return readRemembered(maybeStored(TABLES, 'local') ?? []);
}

export function remember(mapping: Remembered): void {
  const others = remembered().filter(({ headings }) => headings !== mapping.headings);
  store(TABLES, [mapping, ...others].slice(0, MOST), 'local');
}

/** `signature` as a mapping has it. */
export function forget(signature: string): void {
  const headings = fingerprintOf(signature);
  const all = remembered();
  const others = all.filter((each) => each.headings !== headings);
  if (others.length < all.length) store(TABLES, others, 'local');
}
