/** Starts a talk from one file: its own window, the presenter's beside it, or a frame of another page. */
import { mount } from 'svelte';
import '../app/styles.css';
import Player from './Player.svelte';
import { unpackTalk } from './unpack.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');

try {
  const talk = await unpackTalk();
  target.replaceChildren();
  const beside = /^#(presenter|audience)=([\da-f]{16,64})$/.exec(location.hash);
  if (beside === null) {
    mount(Player, { target, props: { talk, embedded: location.hash === '#present' } });
  } else {
    const { startBeside } = await import('../app/present/beside.ts');
    startBeside(target, beside[1] === 'audience' ? 'audience' : 'presenter', beside[2] ?? '');
  }
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  target.textContent = `This talk could not be started: ${why}. The file may have been cut off on its way: copy it again.`;
  throw error;
}
