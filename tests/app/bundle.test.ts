// A talk in one file, opened from disk in a browser that may load nothing, and in a frame.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { fromBase64, TALK_PART } from '../../src/talk/pack.ts';
import { caseline, scratch } from '../cli/command.ts';
import { freshContext, openApp } from './browser.ts';
import { downloadOf } from './explore.ts';
import {
  atStep,
  countOf,
  everything,
  found,
  slideOf,
  story,
  TEACHING,
  untoldAt,
} from './presenting.ts';

const at = await scratch();
const file = at('talk.html');
const made = await caseline(['bundle', 'purpura', '-o', file]);
const count = story.steps.length;

interface Shown {
  readonly page: Page;
  /** Whatever the page asked for besides itself, and what it complained of. */
  readonly complaints: string[];
}

async function show(path: string, hash = ''): Promise<Shown> {
  const context = await freshContext({ viewport: { width: 1920, height: 1080 } });
  const complaints: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(pathToFileURL(at('')).href)) return route.continue();
    complaints.push(`asked for ${url}`);
    return route.abort();
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href + hash);
  return { page, complaints };
}

test('it is made', () => {
  expect(made).toMatchObject({ code: 0, err: '' });
});

test('a clicker leads through it from disk; nothing is asked for, and nothing untold is in the page', async () => {
  const { page, complaints } = await show(file);
  await slideOf(page).waitFor();
  for (let step = 1; step <= count; step++) {
    await atStep(page, step);
    expect(found(untoldAt(step - 1), await everything(page)), `step ${step}`).toEqual([]);
    expect(await page.title()).toBe(TEACHING);
    await page.keyboard.press('PageDown');
  }
  expect(await page.locator('.unsupported').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('its words are set in the type that it brings', async () => {
  const { page } = await show(file);
  await slideOf(page).waitFor();
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ family, status }) => `${family} ${status}`);
  });
  expect(faces).toEqual(['Inter loaded', 'Inter loaded', 'Inter loaded']);
  const isWider = await page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    const widthIn = (font: string): number => {
      if (pen === null) return 0;
      pen.font = `100px ${font}`;
      return pen.measureText('Thrombocytopenia').width;
    };
    return widthIn('Inter, monospace') !== widthIn('monospace');
  });
  expect(isWider).toBe(true);
});

test('a reload goes on at its step', async () => {
  const { page } = await show(file);
  await slideOf(page).waitFor();
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await atStep(page, 4);
  await page.reload();
  await atStep(page, 4);
});

test('the presenter’s window opens from disk, shows notes, and the two keep step', async () => {
  const { page, complaints } = await show(file);
  await slideOf(page).waitFor();
  const [presenter] = await Promise.all([
    page.context().waitForEvent('page'),
    page.keyboard.press('n'),
  ]);
  await presenter.getByText('One sentence, then wait.').waitFor();
  await presenter.keyboard.press('PageDown');
  await atStep(page, 2);
  await page.keyboard.press('PageDown');
  await presenter.getByText('Give them a full minute.').waitFor();
  expect(complaints).toEqual([]);
});

test('a file that was cut off says so', async () => {
  const broken = at('broken.html');
  const whole = await readFile(file, 'utf8');
  await writeFile(broken, whole.replace(/(id="talk">[^<]{2000})[^<]*/, '$1'));
  const { page } = await show(broken);
  await page.getByText('This talk could not be started').waitFor();
  expect(await page.getByText('copy it again').count()).toBe(1);
});

test('a browser that cannot run it shows a plain sentence after a moment', async () => {
  const whole = await readFile(file, 'utf8');
  await writeFile(at('old.html'), whole.replace(/type="module"/, 'type="module-of-tomorrow"'));
  const { page } = await show(at('old.html'));
  await page.getByText('This talk does not start in this browser.').waitFor({ timeout: 8000 });
});

const PARENT = `<!doctype html><title>deck</title><iframe src="talk.html#present" width="960" height="540"></iframe>
<iframe id="stranger" srcdoc="<p>stranger</p>"></iframe>
<script>
  window.heard = [];
  addEventListener('message', ({ data, source }) => source === frames[0] && heard.push(data));
  window.lead = (order) => frames[0].postMessage(order, '*');
</script>`;

test('a page around it leads it by plain messages, and hears only of the step shown', async () => {
  await writeFile(at('deck.html'), PARENT);
  const { page, complaints } = await show(at('deck.html'));
  const heard = (): Promise<readonly unknown[]> =>
    page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  const lead = (order: unknown): Promise<void> =>
    page.evaluate(
      (data) => (window as unknown as { lead: (o: unknown) => void }).lead(data),
      order,
    );
  const event = (step: number): unknown => {
    return { type: 'caseline:step', step, of: count, title: story.steps[step - 1]?.title };
  };
  const until = async (all: readonly unknown[]): Promise<void> => {
    await expect.poll(heard).toEqual(all);
  };
  await until([event(1)]);
  await lead({ type: 'caseline:next' });
  await until([1, 2].map(event));
  await lead({ type: 'caseline:go', step: 4 });
  await lead({ type: 'caseline:previous' });
  await until([1, 2, 4, 3].map(event));
  for (const odd of ['caseline:next', { type: 'caseline:go', step: '9' }, { type: 'x' }, null, [1]])
    await lead(odd);
  await lead({ type: 'caseline:where' });
  await until([1, 2, 4, 3, 3].map(event));
  expect(found(untoldAt(3), JSON.stringify(await heard()))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('only the page around it is heard, and only where it was asked to listen', async () => {
  const { page } = await show(at('talk.html'), '#present');
  await slideOf(page).waitFor();
  await page.evaluate(() => window.postMessage({ type: 'caseline:next' }, '*'));
  await page.waitForTimeout(300);
  expect(await countOf(page)).toContain('1 /');
});

test('the application packs what the command packs', async () => {
  const { page, complaints } = await openApp();
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = await downloadOf(page, () =>
    page.getByRole('button', { name: /^One file/ }).click(),
  );
  expect(saved.name).toBe('a-boy-of-12-with-purpura.html');
  expect(packedIn(saved.bytes)).toEqual(packedIn(await readFile(file)));
  expect(complaints).toEqual([]);
});

/** Case and talk in whatever order of their fields, and the type as it is. */
function packedIn(bytes: Buffer): unknown {
  const packed = /id="talk">([^<]*)</.exec(bytes.toString('utf8'))?.[1] ?? '';
  const { [TALK_PART]: talk, ...faces } = unzipSync(fromBase64(packed));
  return { talk: JSON.parse(strFromU8(talk ?? new Uint8Array())) as unknown, faces };
}
