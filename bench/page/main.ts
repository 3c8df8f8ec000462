/** The benchmark page: the same protocol for every program that draws the workloads. */
import { flushSync, mount, unmount } from 'svelte';
import { toCourse, type Workload } from '../course.ts';
import StageView from './Stage.svelte';
import { Stage } from './stage.svelte.ts';

declare global {
  interface Window {
    __bench: {
      readonly meta: { readonly scope: 'both' };
      mount(el: HTMLElement, workload: Workload): Promise<void>;
      zoomTo(t0: number, t1: number): void;
      destroy(): void;
    };
  }
}

let stage: Stage | undefined;
let view: ReturnType<typeof mount> | undefined;

const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

window.__bench = {
  meta: { scope: 'both' },
  async mount(el, workload) {
    stage = new Stage(toCourse(workload));
    view = mount(StageView, { target: el, props: { stage } });
    flushSync();
    await painted();
  },
  zoomTo(t0, t1) {
    stage?.zoomTo(t0, t1);
    flushSync();
  },
  destroy() {
    if (view) void unmount(view);
    [stage, view] = [undefined, undefined];
  },
};
