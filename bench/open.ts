/** The readers as the app loads them, for `bench/import.mjs` to measure. */
export { openFiles } from '../src/formats/open.ts';
