// What all tests of the application share: one browser, and the application on a free loopback port.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../scripts/browser.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens. */
    browser: string;
    /** Where the application is served. */
    served: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launchServer({
    executablePath,
    args,
    env: { ...process.env, ...env },
  });
  const server = await preview({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    mode: 'app',
    logLevel: 'error',
    preview: { port: 0 },
  });
  const [served] = server.resolvedUrls?.local ?? [];
  if (served === undefined) throw new Error('the preview server has no local address');
  project.provide('browser', browser.wsEndpoint());
  project.provide('served', served);
  return async () => {
    await browser.close();
    await server.close();
  };
}
