/** What a talk asks of the screen: all of it, no scroll bar beside it, and controls out of the way. */

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null && document.fullscreenElement !== undefined;
}

/** Refused in some frames and on some phones: the talk goes on as it is. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (isFullScreen()) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Nothing is lost without it.
  }
}

/** While the element is there the page behind it neither scrolls nor shows its bar. */
export function coverPage(): () => void {
  document.documentElement.dataset['covered'] = '';
  return () => delete document.documentElement.dataset['covered'];
}

const IDLE_MS = 3000;

/** Marks the element as idle when hand and keyboard have left it alone for a while. */
export function noticeIdle(element: HTMLElement): () => void {
  let wait: ReturnType<typeof setTimeout>;
  const wake = (): void => {
    delete element.dataset['idle'];
    clearTimeout(wait);
    wait = setTimeout(() => (element.dataset['idle'] = ''), IDLE_MS);
  };
  wake();
  element.addEventListener('pointermove', wake);
  element.addEventListener('focusin', wake);
  return () => {
    clearTimeout(wait);
    element.removeEventListener('pointermove', wake);
    element.removeEventListener('focusin', wake);
  };
}

export function wantsNoMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** What has to be scrolled can be reached by the keyboard, as long as it has to be. */
export function reachIfScrolled(element: HTMLElement): () => void {
  const look = (): void => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  look();
  const observer = new ResizeObserver(look);
  observer.observe(element);
  for (const part of element.children) observer.observe(part);
  return () => observer.disconnect();
}
