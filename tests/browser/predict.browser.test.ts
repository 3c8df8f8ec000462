// Drawing what one expects, in a real page: by mouse, finger and keyboard, alone or several, and the
// reveal after it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { valueAt, type Prediction } from '../../src/view/prediction.ts';
import { revivePredictions } from '../../src/view/revive-prediction.ts';
import '../../src/app/styles.css';
import PredictStage from './PredictStage.svelte';
import { stageOf } from './predict-stage.ts';

let predictions: readonly Prediction[] = [];
let heard: string[] = [];

beforeEach(async () => {
  await page.viewport(1280, 900);
  [predictions, heard] = [[], []];
});
afterEach(() => {
  for (const each of predictions) expect(each.points.length).toBeLessThanOrEqual(60);
});

const stage = (mode: 'draw' | 'show' = 'draw', given: readonly Prediction[] = []) =>
  render(PredictStage, {
    ...stageOf(mode === 'draw' ? 'predict' : 'outcome', { height: 0 }),
    mode,
    given,
    told: (next: readonly Prediction[]) => (predictions = next),
    heard: (what: string) => heard.push(what),
  });

const padOf = (series: string): HTMLElement => {
  const pad = document.querySelector<HTMLElement>(`[data-pad="${series}"]`);
  if (pad === null) throw new Error(`no pad ${series}`);
  return pad;
};
const said = (): string => document.querySelector('[role=status]')?.textContent ?? '';
const only = (series: string): Prediction => {
  const found = predictions.filter((each) => each.series === series);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${series}`);
  return found[0];
};

type Spot = readonly [x: number, y: number];

/** Parts of a pad, as px of the browser's own page: the test runs in a frame of it. */
function screenOf(pad: HTMLElement, [x, y]: Spot): { x: number; y: number } {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / window.innerWidth : 1;
  return {
    x: (frame?.left ?? 0) + (left + x * width) * scale,
    y: (frame?.top ?? 0) + (top + y * height) * scale,
  };
}

/** The browser's own input, not events made by a script. */
async function mouse(pad: HTMLElement, spots: readonly Spot[]): Promise<void> {
  const send = (type: string, spot: Spot, buttons: number): Promise<unknown> =>
    input('Input.dispatchMouseEvent', {
      type,
      ...screenOf(pad, spot),
      button: 'left',
      buttons,
      clickCount: 1,
    });
  const [first, last] = [spots[0], spots.at(-1)];
  if (first === undefined || last === undefined) return;
  await send('mousePressed', first, 1);
  for (const spot of spots.slice(1)) await send('mouseMoved', spot, 1);
  await send('mouseReleased', last, 0);
}

async function finger(
  pad: HTMLElement,
  spots: readonly Spot[],
  end: 'touchEnd' | 'touchCancel' = 'touchEnd',
): Promise<void> {
  for (const [at, spot] of spots.entries()) {
    await input('Input.dispatchTouchEvent', {
      type: at === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [screenOf(pad, spot)],
    });
  }
  await input('Input.dispatchTouchEvent', { type: end, touchPoints: [] });
}

function input(method: string, params: object): Promise<unknown> {
  const session = cdp() as unknown as {
    send: (method: string, params: object) => Promise<unknown>;
  };
  return session.send(method, params);
}

const RISE: readonly Spot[] = Array.from({ length: 30 }, (_, n) => [
  0.3 + (0.65 * n) / 29,
  0.8 - (0.7 * n) / 29,
]);

test('a mouse draws a curve where it goes, and the talk below hears nothing', async () => {
  await stage();
  await mouse(padOf('platelets'), RISE);
  const curve = only('platelets');
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  expect(first?.x).toBeCloseTo(0.3, 1);
  expect(last?.x).toBeCloseTo(0.95, 1);
  const [, top = 0] = curve.room?.domain ?? [];
  expect(valueAt(curve, 0.6)).toBeCloseTo(top * (0.2 + (0.7 * 0.3) / 0.65), -1);
  await expect.element(page.getByText('your prediction')).toBeVisible();
  expect(heard).toEqual([]);
});

test('a click sets a point, and undo takes the last stroke back', async () => {
  const screen = await stage();
  await mouse(padOf('platelets'), [[0.4, 0.5]]);
  await mouse(padOf('platelets'), [[0.8, 0.2]]);
  expect(only('platelets').points).toHaveLength(2);
  await screen.getByRole('button', { name: 'Undo stroke' }).click();
  expect(only('platelets').points).toHaveLength(1);
  await screen.getByRole('button', { name: 'Undo stroke' }).click();
  expect(predictions).toEqual([]);
});

test('a finger draws without scrolling, and a cancelled one leaves nothing', async () => {
  await stage();
  expect(getComputedStyle(padOf('platelets')).touchAction).toBe('none');
  await finger(padOf('platelets'), RISE, 'touchCancel');
  expect(predictions).toEqual([]);
  expect(document.querySelector('[data-prediction]')).toBeNull();
  await finger(padOf('platelets'), RISE);
  expect(only('platelets').points.length).toBeGreaterThan(1);
});

test('a second finger does not disturb the first', async () => {
  await stage();
  const pad = padOf('platelets');
  const [a, b] = [screenOf(pad, [0.4, 0.5]), screenOf(pad, [0.9, 0.1])];
  const both = [
    { ...a, id: 1 },
    { ...b, id: 2 },
  ];
  await input('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [both[0]] });
  await input('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: both });
  await input('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(only('platelets').points).toHaveLength(1);
});

test('the keyboard moves a cursor over ticks and doses, says what it means, sets and removes', async () => {
  await stage();
  await userEvent.tab();
  expect(document.activeElement).toBe(padOf('platelets'));
  await expect.poll(said).toMatch(/^about \d+ ×10⁹\/L, /);
  for (let n = 0; n < 40 && !/in week 3/.test(said()); n++) {
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(said).not.toBe('');
  }
  expect(said()).toMatch(/in week 3 after the first infusion$/);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.poll(said).toMatch(/^about 125 ×10⁹\/L, in week 3/);
  await userEvent.keyboard('{Enter}');
  await expect.poll(said).toMatch(/^Set: about 125/);
  expect(only('platelets').points).toEqual([expect.objectContaining({ value: 125 })]);
  await userEvent.keyboard('{Delete}');
  await expect.poll(said).toMatch(/^Removed: about 125/);
  expect(predictions).toEqual([]);
  expect(heard.filter((key) => key !== 'Tab')).toEqual([]);
  await userEvent.keyboard('{PageDown}');
  expect(heard).toContain('PageDown');
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).not.toBe(padOf('platelets'));
});

test('several predictions are kept, named in any script, and told apart by more than colour', async () => {
  const screen = await stage();
  await mouse(padOf('platelets'), RISE);
  await screen.getByRole('textbox', { name: 'Name' }).fill('مريم');
  await userEvent.tab();
  await screen.getByRole('button', { name: 'Another prediction' }).click();
  await mouse(
    padOf('platelets'),
    [...RISE].map(([x, y]): Spot => [x, 1 - y]),
  );
  await mouse(padOf('transaminases'), RISE);
  expect(predictions.map(({ name, series }) => [name, series])).toEqual([
    ['مريم', 'platelets'],
    ['Prediction 2', 'platelets'],
    ['Prediction 2', 'transaminases'],
  ]);
  const lines = [...document.querySelectorAll('[data-prediction$="/platelets"] polyline')];
  expect(new Set(lines.map((line) => line.getAttribute('stroke'))).size).toBe(2);
  expect(new Set(lines.map((line) => line.getAttribute('stroke-dasharray'))).size).toBe(2);
  expect(
    [...document.querySelectorAll('[data-name-of]')].map((name) => name.textContent),
  ).toContain('مريم');
  await screen.getByRole('button', { name: 'مريم' }).click();
  await screen.getByRole('button', { name: 'Clear' }).click();
  expect(predictions.map(({ name }) => name)).toEqual(['Prediction 2', 'Prediction 2']);
  expect(revivePredictions(JSON.parse(JSON.stringify(predictions)))).toEqual(predictions);
  expect(heard.filter((what) => what.length === 1)).toEqual([]);
});

test('no name lies on a word of the figure', async () => {
  await stage();
  await mouse(padOf('platelets'), RISE);
  const name = document.querySelector('[data-name-of]')?.getBoundingClientRect();
  const words = [...document.querySelectorAll('[role=graphics-document] text')].map((text) =>
    text.getBoundingClientRect(),
  );
  if (name === undefined) throw new Error('no name');
  const met = words.filter(
    (word) =>
      word.left < name.right &&
      name.left < word.right &&
      word.top + 3 < name.bottom &&
      name.top + 3 < word.bottom,
  );
  expect(met).toEqual([]);
});

test('after the reveal the curves stay over the figure, and each is told how far it agrees', async () => {
  const asked = await stage();
  await mouse(padOf('platelets'), RISE);
  await mouse(padOf('transaminases'), RISE);
  await asked.unmount();
  const screen = await stage('show', predictions);
  expect(document.querySelector('[data-pad]')).toBeNull();
  expect(document.querySelectorAll('[data-prediction]')).toHaveLength(2);
  await expect
    .element(screen.getByText(/above 150 ×10⁹\/L \(reported; time derived\)\. You drew .*: agrees/))
    .toBeVisible();
  await expect
    .element(screen.getByText(/normal \(reported; time derived\)\. You drew .*: differs/))
    .toBeVisible();
  await expect.element(screen.getByText(/The values fall .*; your curve rises/)).toBeVisible();
});

test('everything that can be pressed is at least 24 px large', async () => {
  const screen = await stage();
  await mouse(padOf('platelets'), RISE);
  await screen.getByRole('button', { name: 'Another prediction' }).click();
  for (const each of document.querySelectorAll('button, input, [data-pad]')) {
    const { width, height } = each.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});
