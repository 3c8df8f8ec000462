/**
 * An opened case outlives the reload of its tab, and nothing else unless the reader asks. The tab has
 * a mark in its own storage, which goes with it; what lies under the mark of a tab that is gone is
 * cleared away when Caseline is opened the next time.
 */
import { maybeStored, store } from '../browser.ts';
import type { OpenCase } from '../files.ts';
import { beat, beats, drop, find, put, type Shelved } from './shelf.ts';

const TAB = 'caseline:tab';
const KEPT = 'kept:';
const BEAT_MS = 20_000;
/** A tab in the background is heard of once a minute. */
const GONE_MS = 3 * 60_000;

/** Keeps the files of the case for a reload of this tab; what the reader must know where it cannot. */
export async function keepForReload({ own, course }: OpenCase): Promise<string | undefined> {
  if (own === undefined) return undefined;
  try {
    const key = tabKey();
    await put({ key, title: course.title, ...own, at: Date.now() });
    holdTab(key);
    return undefined;
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    const why = isFull
      ? 'it is larger than this browser lets us keep'
      : 'this browser keeps nothing';
    return `After a reload of this page the file has to be opened again: ${why}.`;
  }
}

/** What this tab had open before its reload. */
export async function keptForReload(): Promise<Shelved | undefined> {
  const key = maybeStored(TAB);
  if (typeof key !== 'string') return undefined;
  // A copy of a tab has its mark too; the files are those of the first.
  if (await isHeld(key)) {
    store(TAB, null);
    return undefined;
  }
  holdTab(key);
  return find(key).catch(() => undefined);
}

/** Under a name of its own, until the reader forgets it. Throws where the browser refuses. */
export async function keepAsked({ own, course }: OpenCase): Promise<void> {
  if (own === undefined) return;
  await put({ key: `${KEPT}${mark()}`, title: course.title, ...own, at: Date.now() });
}

/** What the reader asked to keep, the newest first. */
export async function keptCases(): Promise<readonly Shelved[]> {
  const keys = (await beats()).filter(({ key }) => key.startsWith(KEPT));
  const found = await Promise.all(keys.map(({ key }) => find(key)));
  return found.filter((each) => each !== undefined);
}

export const forgetKept = drop;

/** Clears away what tabs left behind that are gone. */
export async function clearOrphans(): Promise<void> {
  const old = (await beats()).filter(
    ({ key, at }) => !key.startsWith(KEPT) && Date.now() - at > GONE_MS,
  );
  const gone: string[] = [];
  for (const { key } of old) if (!(await isHeld(key))) gone.push(key);
  if (gone.length > 0) await drop(gone);
}

function tabKey(): string {
  const known = maybeStored(TAB);
  if (typeof known === 'string') return known;
  const key = `tab:${mark()}`;
  store(TAB, key);
  return key;
}

function mark(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

let held = '';

/** Says that the tab is there, by a lock, which ends with it, and by the clock where there are none. */
function holdTab(key: string): void {
  if (held === key) return;
  held = key;
  setInterval(() => void beat(key, Date.now()).catch(() => undefined), BEAT_MS);
  void locks()?.request(key, () => new Promise(() => undefined));
}

/** While a page is reloaded its lock may stand for a moment longer. */
async function isHeld(key: string): Promise<boolean> {
  if (held === key) return false;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { held: all = [] } = (await locks()?.query()) ?? {};
    if (!all.some(({ name }) => name === key)) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}
