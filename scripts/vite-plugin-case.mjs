// `import purpura from './purpura.case.yaml?case'` gives the parsed plain object, `?course` the same
// without its talks, `?stories` only those. The YAML is parsed here, so that the application's first
// screen carries no YAML parser, and no talk.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const QUERY = /\.case\.yaml\?(case|course|stories)$/;

/** @type {Record<string, (document: any) => unknown>} */
const PARTS = {
  case: (document) => document,
  course: ({ stories: _, ...course }) => course,
  stories: ({ stories = [] }) => stories,
};

/** @returns {import('vite').Plugin} */
export function caseFiles() {
  return {
    name: 'caseline:case-files',
    enforce: 'pre',
    async load(id) {
      const part = QUERY.exec(id)?.[1];
      if (part === undefined) return;
      const file = id.slice(0, id.lastIndexOf('?'));
      this.addWatchFile(file);
      const document = parse(await readFile(file, 'utf8'), { prettyErrors: true });
      const json = JSON.stringify(PARTS[part]?.(document));
      // JSON.parse of a string starts faster than an object literal and keeps odd keys harmless.
      const code = `export default JSON.parse(${JSON.stringify(json)});`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
