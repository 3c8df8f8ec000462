/**
 * The shelf of this browser on which files of opened cases lie: under a tab's own mark, to outlive its
 * reload, or under a name, because the reader asked for it. Files lie there as they were given.
 */
import type { ReadOptions } from '../../formats/foreign.ts';

export interface Shelved {
  /** `tab:…` or `kept:…`. */
  readonly key: string;
  readonly title: string;
  readonly files: readonly File[];
  readonly options: Pick<ReadOptions, 'patient' | 'mapping'>;
  /** ms of the clock when the tab was last there, or when it was kept. */
  readonly at: number;
}

const NAME = 'caseline';
const CASES = 'cases';
/** When each tab was there last: beside the files, which are not written again for it. */
const BEATS = 'beats';

export async function put(item: Shelved): Promise<void> {
  await change([CASES, BEATS], (store) => {
    store(CASES).put(item);
    store(BEATS).put(item.at, item.key);
  });
}

export async function beat(key: string, at: number): Promise<void> {
  await change([BEATS], (store) => store(BEATS).put(at, key));
}

export async function drop(keys: readonly string[]): Promise<void> {
  await change([CASES, BEATS], (store) => {
    for (const key of keys) {
      store(CASES).delete(key);
      store(BEATS).delete(key);
    }
  });
}

export async function find(key: string): Promise<Shelved | undefined> {
  const base = await opened();
  const found = await answer(base.transaction(CASES).objectStore(CASES).get(key));
  base.close();
  return found as Shelved | undefined;
}

/** Keys with when they were last heard of, the newest first. */
export async function beats(): Promise<readonly { readonly key: string; readonly at: number }[]> {
  const base = await opened();
  const store = base.transaction(BEATS).objectStore(BEATS);
  const [keys, times] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  base.close();
  return keys
    .map((key, at) => ({ key: typeof key === 'string' ? key : '', at: Number(times[at]) }))
    .sort((a, b) => b.at - a.at);
}

async function change(
  names: readonly string[],
  act: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  const base = await opened();
  try {
    const transaction = base.transaction(names, 'readwrite');
    act((name) => transaction.objectStore(name));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () =>
        reject(transaction.error ?? new Error('the browser refused'));
    });
  } finally {
    base.close();
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(CASES, { keyPath: 'key' });
    request.result.createObjectStore(BEATS);
  };
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser refused'));
  });
}
