// Finds a Chromium for the tests and proves it by launching it. If there is none it installs one
// where the platform allows, and otherwise says what to do: browser tests are never skipped.
//   node scripts/browser.mjs     prints the browser found
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
const IS_ROOT = process.getuid?.() === 0;

const HELP = `No browser for the tests could be found or installed. Do one of these, then try again:
  - install Chrome, Chromium or Edge in its usual place
  - run: npx playwright install --with-deps chromium
  - set CHROME_PATH to the program of a Chrome, Chromium or Edge`;

/**
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env variables that its process needs besides our own
 */

/**
 * The browser that the test script handed over (CASELINE_BROWSER), else the first that starts: one
 * without windows before an installed one, which opens a page in three times the time.
 * @returns {Promise<Browser>}
 */
export async function findBrowser({ log = (/** @type {string} */ _line) => {} } = {}) {
  const given = process.env['CASELINE_BROWSER'];
  if (given !== undefined) return JSON.parse(given);
  for (const candidates of [wished, playwrightOwn, unpacked, installed, installedNow]) {
    for (const candidate of await candidates(log)) {
      const browser = await proven(candidate, log);
      if (browser !== undefined) return browser;
    }
  }
  throw new Error(HELP);
}

/** Launches the candidate and draws a page, because many broken ones print their version. */
async function proven({ name, executablePath, env = {} }, log) {
  if (!existsSync(executablePath)) {
    if (name === 'CHROME_PATH') log(`browser: CHROME_PATH names no file: ${executablePath}`);
    return undefined;
  }
  const args = IS_ROOT ? [...ARGS, '--no-sandbox'] : ARGS;
  const options = { executablePath, args, env: { ...process.env, ...env }, timeout: 30_000 };
  try {
    const browser = await chromium.launch(options);
    try {
      const page = await browser.newPage();
      const sum = await page.evaluate(() => 1 + 1);
      if (sum !== 2) throw new Error('its page does not compute');
    } finally {
      await browser.close();
    }
    log(`browser: ${name}, ${executablePath}`);
    return { name, executablePath, args, env };
  } catch (error) {
    log(`browser: ${executablePath} does not start (${String(error).split('\n')[0]})`);
    return undefined;
  }
}

function wished() {
  const executablePath = process.env['CHROME_PATH'];
  return executablePath ? [{ name: 'CHROME_PATH', executablePath }] : [];
}

function playwrightOwn() {
  return [{ name: 'Playwright’s own', executablePath: chromium.executablePath() }];
}

const PROGRAMS = {
  linux: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].concat(
    'microsoft-edge',
    'microsoft-edge-stable',
  ),
  darwin: ['google-chrome', 'chromium'],
  win32: ['chrome.exe', 'chromium.exe', 'msedge.exe'],
};
const FOLDERS = {
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'],
  darwin: [],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) =>
      ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((app) =>
        join(folder, app, 'Application'),
      ),
    ),
};
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

function installed() {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...(FOLDERS[process.platform] ?? []),
  ];
  const programs = PROGRAMS[process.platform] ?? [];
  const paths = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  if (process.platform === 'darwin') {
    for (const home of ['', process.env['HOME'] ?? '']) {
      paths.push(...MAC_APPS.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`));
    }
  }
  return [...new Set(paths)].map((executablePath) => ({ name: 'installed', executablePath }));
}

/** The Chromium in @sparticuz/chromium: compressed, with the libraries that a bare system lacks. */
async function unpacked(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const before = { ...process.env };
  try {
    // Read when the package is imported: only then does it bring its libraries along.
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
    log('browser: unpacking @sparticuz/chromium');
    const { default: sparticuz } = await import('@sparticuz/chromium');
    const executablePath = await sparticuz.executablePath();
    // Its default flags are for a cloud function and break ours.
    const env = {};
    for (const name of ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (process.env[name] !== undefined) env[name] = process.env[name];
    }
    return [{ name: '@sparticuz/chromium', executablePath, env }];
  } catch (error) {
    log(`browser: @sparticuz/chromium does not unpack (${String(error).split('\n')[0]})`);
    return [];
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

function installedNow(log) {
  if (process.platform !== 'linux' || !IS_ROOT || !existsSync('/usr/bin/apt-get')) return [];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args) => execFileSync('apt-get', args, { env, stdio: 'ignore' });
  log('browser: installing Debian’s chromium');
  try {
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', 'chromium');
  } catch (error) {
    log(`browser: apt-get failed (${String(error).split('\n')[0]})`);
  }
  return installed();
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  try {
    const { name, executablePath } = await findBrowser({ log: (line) => console.error(line) });
    console.log(`${executablePath}  (${name})`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
