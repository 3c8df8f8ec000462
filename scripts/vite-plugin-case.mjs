// `import purpura from './purpura.case.yaml?case'` gives the parsed plain object, `?stories` only its
// talks. `?course` gives `{ document, course }`: the same without its talks, and what the resolver
// makes of it. YAML is parsed and the case resolved here, so that the application's first screen
// carries no YAML parser, no resolver and no talk.
import { readFile } from 'node:fs/promises';
import { uneval } from 'devalue';
import { parse } from 'yaml';
import { resolveCase } from '../src/model/resolve.ts';

const QUERY = /\.case\.yaml\?(case|course|stories)$/;

/** @type {Record<string, (document: any) => string>} */
const PARTS = {
  case: asJson,
  // Written alike, so that what they share is packed once.
  course: ({ stories: _, ...document }) => uneval({ document, course: resolved(document) }),
  stories: ({ stories = [] }) => asJson(stories),
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
      return { code: `export default ${PARTS[part]?.(document)};`, map: null, moduleType: 'js' };
    },
  };
}

/** JSON.parse of a string starts faster than an object literal and keeps odd keys harmless. */
function asJson(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** A case that comes with the application is without fault. */
function resolved(document) {
  const { course, issues } = resolveCase(document);
  if (issues.length > 0) throw new Error(`${document.id}: ${JSON.stringify(issues[0])}`);
  return course;
}
