/** What an id may look like, in every part of the schema. */
import * as v from 'valibot';

export const id = v.pipe(
  v.string(),
  v.maxLength(80),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u),
  v.metadata({ description: 'Letters, digits, dots, underscores and hyphens, up to 80.' }),
);
