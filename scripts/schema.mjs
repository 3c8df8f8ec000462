// Writes static/case.schema.json from the one schema in the code.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const { module } = await runnerImport(at('../src/formats/json-schema.ts'), { configFile: false });
await writeFile(at('../static/case.schema.json'), module.writeJsonSchema());
