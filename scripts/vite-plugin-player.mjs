// `import('virtual:player')` gives the text of dist/player.html, the page that plays a talk from one
// file. It is built before whatever carries it; where it is not built yet, loading it says so.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const NAME = 'virtual:player';
const FILE = fileURLToPath(new URL('../dist/player.html', import.meta.url));

/** @returns {import('vite').Plugin} */
export function playerPage() {
  return {
    name: 'caseline:player-page',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return;
      this.addWatchFile(FILE);
      const page = await readFile(FILE, 'utf8').catch(() => undefined);
      const code =
        page === undefined
          ? 'throw new Error("the player is not built: npm run build");'
          : `export default ${JSON.stringify(page)};`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
