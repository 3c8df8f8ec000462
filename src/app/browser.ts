/**
 * What touches the page: downloads, the storage of this tab, files, the system's preferences.
 * Storage and preferences may be refused (a private window, a file from disk): then nothing is kept.
 */

/** Offers the data as a download; it goes from memory to disk, nothing is requested. */
export function download(data: Blob | string, fileName: string, type: string): void {
  const url = URL.createObjectURL(typeof data === 'string' ? new Blob([data], { type }) : data);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Safari starts the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function maybeStored(key: string, storage: 'session' | 'local' = 'session'): unknown {
  try {
    const text = storageOf(storage).getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export function store(key: string, value: unknown, storage: 'session' | 'local' = 'session'): void {
  try {
    storageOf(storage).setItem(key, JSON.stringify(value));
  } catch {
    // Refused or full: the next load starts afresh.
  }
}

const storageOf = (name: 'session' | 'local'): Storage =>
  name === 'session' ? sessionStorage : localStorage;

export function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Lets the browser show what has just changed before a long computation. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // A page in the background gets no frames.
    setTimeout(resolve, 100);
  });
}

/** Loads what the first screen can do without, once that screen stands. */
export async function atRest<T>(load: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return load();
}

/**
 * Shifts what pops up under a control back into the window, where it would stick out of it; again
 * when it grows.
 */
export function keepInside(element: HTMLElement): () => void {
  const shift = (): void => {
    element.style.transform = '';
    const { left, right } = element.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - 8;
    const by = Math.max(8 - left, Math.min(0, edge - right));
    if (by !== 0) element.style.transform = `translateX(${by}px)`;
  };
  shift();
  const observer = new ResizeObserver(shift);
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Leaves room at the foot of the page for an element that may lie over it, as `--strip`, and keeps
 * what has the focus above it.
 */
export function keepRoomBelow(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const isOver = getComputedStyle(element).position === 'fixed';
    const height = isOver ? element.offsetHeight : 0;
    document.documentElement.style.setProperty('--strip', `${height}px`);
    const focused = document.activeElement;
    if (height > 0 && !element.contains(focused)) focused?.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** Moves the keyboard to an element and the page to it. */
export function focusOn(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}

/** Puts text on the clipboard; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
