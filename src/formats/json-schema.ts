/** The published JSON Schema, for editors that complete and check while a case is written. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as schemas from './schema.ts';
import { id } from './schema-id.ts';

/** What stands in the published schema once, by its name. */
const DEFINED = [
  'time',
  'evidence',
  'facets',
  'code',
  'value',
  'unit',
  'dose',
  'event',
  'range',
  'bound',
  'point',
  'samples',
  'series',
  'anchor',
  'phase',
] as const;

/** The text of `static/case.schema.json`. */
export function writeJsonSchema(): string {
  const definitions = { id, ...Object.fromEntries(DEFINED.map((name) => [name, schemas[name]])) };
  const schema = toJsonSchema(schemas.caseSchema, {
    target: 'draft-07',
    typeMode: 'input',
    errorMode: 'ignore',
    definitions,
    // Columns are all that is judged by a function of ours.
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'custom' ? { type: 'array', items: { type: 'number' } } : undefined,
  });
  const titled = { title: 'Caseline case, version 1', ...schema };
  return `${JSON.stringify(titled, null, 1)}\n`;
}
