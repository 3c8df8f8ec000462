// One configuration, a target per mode: `vite build --mode player|app|single|command|bench|figure|open`.
// The player is a part of the application and of the command, so it is built before them.
// Without a mode (`vite`, `vite build`) it is the application.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { caseFiles } from './scripts/vite-plugin-case.mjs';
import { inlineIcons } from './scripts/vite-plugin-icons.mjs';
import { playerPage } from './scripts/vite-plugin-player.mjs';
import { contentPolicy, SERVED_HEADERS } from './scripts/vite-plugin-policy.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const SINGLE = { useRecommendedBuildConfig: true, removeViteModuleLoader: true } as const;

/** Not main.ts: what it awaits may import from this chunk, which must not wait in turn. */
const FIRST_SCREEN = { name: 'first', test: /src\/app\/(App\.svelte|session\.svelte\.ts)$/ };

/** Svelte makes ready for custom elements as it is loaded; we have none. */
const UNUSED = /svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/;

/** The single file carries its worker within it. */
const INLINE_WORKER = {
  find: /^\.\/start-worker\.ts$/,
  replacement: at('src/app/import/start-worker-inline.ts'),
};

// The oldest browsers we support.
const BROWSERS = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

/** What every target and the tests need to read our sources. */
export const sourcePlugins = (): (Plugin | Plugin[])[] => [
  caseFiles(),
  playerPage(),
  svelte({
    configFile: false,
    // Not `compilerOptions.runes`: that would break older components in node_modules.
    dynamicCompileOptions: ({ filename }) =>
      filename.includes('node_modules') ? undefined : { runes: true },
  }),
];

/** A page: absolute directories, because its root is not the repository. */
const page = (root: string): UserConfig => ({
  root: at(root),
  base: './',
  // Fonts and icons are imported where they are used, so that only those are shipped.
  publicDir: false,
  envDir: at('.'),
  cacheDir: at('node_modules/.vite'),
  server: { host: '127.0.0.1', fs: { allow: [at('.')] } },
  build: {
    target: BROWSERS,
    emptyOutDir: true,
    // The polyfill fetches, which connect-src 'none' forbids.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: UNUSED, sideEffects: false }] },
    },
  },
});

/** A program for Node: everything in it, so that it starts without looking up packages. */
const program = (entry: string, fileName: string, banner?: string): UserConfig => ({
  root: at('.'),
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    emptyOutDir: false,
    minify: true,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: at(entry),
      output: {
        format: 'es',
        entryFileNames: fileName,
        chunkFileNames: `${fileName.replace(/\.m?js$/, '')}-chunks/[name]-[hash].js`,
        ...(banner === undefined ? {} : { banner: (chunk) => (chunk.isEntry ? banner : '') }),
      },
    },
  },
});

const targets: Record<string, () => UserConfig> = {
  player: () => {
    const config = page('src/player');
    const oneFile = viteSingleFile({ outputFileName: 'player.html', ...SINGLE });
    return {
      ...config,
      plugins: [sourcePlugins(), oneFile, inlineIcons(), contentPolicy({ inline: true })],
      build: { ...config.build, outDir: at('dist'), emptyOutDir: false },
    };
  },
  app: () => {
    const config = page('src/app');
    return {
      ...config,
      plugins: [sourcePlugins(), contentPolicy({ inline: false })],
      build: {
        ...config.build,
        outDir: at('dist/app'),
        assetsInlineLimit: 0,
        // One chunk for the first screen: cut along what later parts share, it compresses worse.
        rolldownOptions: {
          ...config.build?.rolldownOptions,
          output: { codeSplitting: { groups: [FIRST_SCREEN] } },
        },
      },
      worker: { format: 'es', plugins: () => [sourcePlugins()] },
      preview: { host: '127.0.0.1', port: 4173, cors: false, headers: SERVED_HEADERS },
    };
  },
  single: () => {
    const config = page('src/app');
    const oneFile = viteSingleFile({ outputFileName: 'caseline.html', ...SINGLE });
    return {
      ...config,
      plugins: [sourcePlugins(), oneFile, inlineIcons(), contentPolicy({ inline: true })],
      build: { ...config.build, outDir: at('dist'), emptyOutDir: false },
      resolve: { alias: [INLINE_WORKER] },
      worker: {
        format: 'iife',
        plugins: () => [sourcePlugins()],
        rolldownOptions: { output: { codeSplitting: false } },
      },
    };
  },
  command: () => {
    const config = program('src/cli/main.ts', 'caseline.js', '#!/usr/bin/env node');
    return {
      ...config,
      plugins: [sourcePlugins()],
      build: { ...config.build, outDir: at('dist') },
    };
  },
  bench: () => {
    const config = page('bench/page');
    return {
      ...config,
      // One file, because the page may be opened from disk by whoever measures it.
      plugins: [sourcePlugins(), viteSingleFile(SINGLE), inlineIcons()],
      build: { ...config.build, outDir: at('dist/bench') },
    };
  },
  figure: () => {
    const config = program('bench/figure.ts', 'figure.mjs');
    return {
      ...config,
      plugins: [sourcePlugins()],
      build: { ...config.build, outDir: at('dist/bench') },
    };
  },
  open: () => {
    const config = program('bench/open.ts', 'open.mjs');
    return {
      ...config,
      plugins: [sourcePlugins()],
      build: { ...config.build, outDir: at('dist/bench') },
    };
  },
};

export default defineConfig(({ mode }) => (targets[mode] ?? targets['app'])?.() ?? {});
