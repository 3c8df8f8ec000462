// Drives the built application from outside: one browser a test file, a fresh context a page.
// Run `npm run build` first (npm test does).
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, onTestFinished } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';

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
let server: PreviewServer | undefined;

afterAll(async () => {
  await browser?.close();
  await server?.close();
  browser = undefined;
  server = undefined;
});

/** Opens the served application of dist/app on a free loopback port. */
export async function openApp(options: OpenOptions = {}): Promise<Opened> {
  mustExist('dist/app/index.html');
  server ??= await preview({
    configFile: at('vite.config.ts'),
    mode: 'app',
    logLevel: 'error',
    preview: { port: 0 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('the preview server has no local address');
  return open(url, options);
}

/** Opens dist/caseline.html from disk. */
export function openSingleFile(options: OpenOptions = {}): Promise<Opened> {
  mustExist('dist/caseline.html');
  return open(pathToFileURL(at('dist/caseline.html')).href, options);
}

/** The page is closed at the end of the test, unless the test closed it. */
async function open(address: string, { hash = '', ...options }: OpenOptions): Promise<Opened> {
  browser ??= await launch();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  const close = (): Promise<void> => context.close();
  onTestFinished(close);
  await page.goto(address + hash, { waitUntil: 'load' });
  return { page, url: address + hash, complaints, close };
}

async function launch(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

function mustExist(path: string): void {
  if (!existsSync(at(path))) throw new Error(`${path} is missing: run \`npm run build\` first`);
}
