/** Starts the other window of a talk. */
import { mount } from 'svelte';
import Beside from './Beside.svelte';
import type { Role } from './channel.ts';
import type { SaveStep } from './saving.ts';

export function startBeside(target: HTMLElement, role: Role, nonce: string, save?: SaveStep): void {
  const opener = window.opener as Window | null;
  mount(Beside, { target, props: { role, nonce, opener: opener ?? undefined, save } });
}
