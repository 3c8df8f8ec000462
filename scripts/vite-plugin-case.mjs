// `import purpura from './purpura.case.yaml?case'` gives the parsed plain object. The YAML is
// parsed here, so that the application's first screen carries no YAML parser.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const QUERY = '.case.yaml?case';

/** @returns {import('vite').Plugin} */
export function caseFiles() {
  return {
    name: 'caseline:case-files',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return;
      const file = id.slice(0, -'?case'.length);
      this.addWatchFile(file);
      const json = JSON.stringify(parse(await readFile(file, 'utf8'), { prettyErrors: true }));
      // JSON.parse of a string starts faster than an object literal and keeps odd keys harmless.
      const code = `export default JSON.parse(${JSON.stringify(json)});`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
