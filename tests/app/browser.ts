// Drives the built application from outside: one browser for all, a fresh context a page.
// Run `npm run build` first (npm test does).
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright';
import { afterAll, inject, onTestFinished } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface OpenOptions extends BrowserContextOptions {
  /** What follows the address, such as '#case=dili'; nothing unless told. */
  readonly hash?: string;
}

export interface Opened {
  readonly page: Page;
  readonly url: string;
  /** What the page complained of: errors, failed requests, breaches of the content policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

let browser: Browser | undefined;

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

/** Opens the served application of dist/app. */
export function openApp(options: OpenOptions = {}): Promise<Opened> {
  mustExist('dist/app/index.html');
  return open(inject('served'), options);
}

/** Opens dist/caseline.html from disk. */
export function openSingleFile(options: OpenOptions = {}): Promise<Opened> {
  mustExist('dist/caseline.html');
  return open(pathToFileURL(at('dist/caseline.html')).href, options);
}

/** A context without memory, closed at the end of the test. */
export async function freshContext(options: BrowserContextOptions): Promise<BrowserContext> {
  browser ??= await chromium.connect(inject('browser'));
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  return context;
}

async function open(address: string, { hash = '', ...options }: OpenOptions): Promise<Opened> {
  const context = await freshContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  const close = (): Promise<void> => context.close();
  await page.goto(address + hash, { waitUntil: 'load' });
  return { page, url: address + hash, complaints, close };
}

function mustExist(path: string): void {
  if (!existsSync(at(path))) throw new Error(`${path} is missing: run \`npm run build\` first`);
}
