/**
 * Starts the application: the session first, so that a reload shows the case that was open. A second
 * window of a talk is the same page with another mark behind its "#".
 */
import { mount } from 'svelte';
import App from './App.svelte';
import { prefersDark } from './browser.ts';
import { loadResolver } from './cases.ts';
import { placeKept } from './place.ts';
import { Session } from './session.svelte.ts';
import './fonts.css';
import './styles.css';

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');

try {
  const beside = /^#(presenter|audience)=([\da-f]{16,64})$/.exec(location.hash);
  if (beside === null) await start(target);
  else {
    const [{ startBeside }, { saveStep }] = await Promise.all([
      import('./present/beside.ts'),
      import('./present/saving.ts'),
    ]);
    startBeside(
      target,
      beside[1] === 'audience' ? 'audience' : 'presenter',
      beside[2] ?? '',
      saveStep,
    );
  }
} catch (error) {
  // Even then the page is not left blank.
  const why = error instanceof Error ? error.message : String(error);
  target.textContent = `Caseline could not start: ${why}. Reload the page, or try another browser.`;
  throw error;
}

async function start(target: HTMLElement): Promise<void> {
  // Only what a link or this tab says can ask for another reading than the prepared one.
  if (location.hash !== '' || placeKept().links.length > 0) await loadResolver();
  const session = new Session(prefersDark() ? 'dark' : 'light');
  await session.visit.start();
  mount(App, { target, props: { session } });
}
