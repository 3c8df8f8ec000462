// Three kinds of tests: `unit` in Node, `browser` (components and drawings in a real page) and
// `app` (the built application, driven from outside).
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browser.mjs';
import { sourcePlugins } from './vite.config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

// Finding a browser takes a second: not when only other projects run.
const chosen = process.argv.flatMap((arg, i, all) =>
  arg === '--project' ? [all[i + 1] ?? ''] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
);
const browser =
  chosen.length === 0 || chosen.includes('browser')
    ? await findBrowser({ log: (line) => console.error(line) })
    : undefined;

// A svelte component must resolve to its client half in a page and to its server half in Node.
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [sourcePlugins()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/app/**', 'tests/fixtures/**'],
          environment: 'node',
          // Files of one worker share what they import: half of the time was imports.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        root,
        plugins: [sourcePlugins()],
        publicDir: false,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions:
                browser === undefined
                  ? {}
                  : {
                      executablePath: browser.executablePath,
                      args: browser.args,
                      env: { ...process.env, ...browser.env },
                    },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      {
        root,
        test: {
          name: 'app',
          include: ['tests/app/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/app/setup.ts'],
          // Two browsers at once would keep each other waiting, and gestures are a matter of time.
          fileParallelism: false,
          isolate: false,
          testTimeout: 60_000,
          // As patient as the waits of the browser: what is asked is whether, not how soon.
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
