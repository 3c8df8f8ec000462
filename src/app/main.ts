/** Starts the application: the session first, so that a reload shows the case that was open. */
import { mount } from 'svelte';
import App from './App.svelte';
import { prefersDark } from './browser.ts';
import { Session } from './session.svelte.ts';
import './styles.css';

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');

try {
  const session = new Session(prefersDark() ? 'dark' : 'light');
  await session.visit.start();
  mount(App, { target, props: { session } });
} catch (error) {
  // Even then the page is not left blank.
  const why = error instanceof Error ? error.message : String(error);
  target.textContent = `Caseline could not start: ${why}. Reload the page, or try another browser.`;
  throw error;
}
