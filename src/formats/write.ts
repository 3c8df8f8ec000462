/**
 * Writes a case as YAML that a person goes on writing. A case that came from a file keeps its
 * comments, order and quotes; an unedited one keeps every byte.
 */
import { Document, LineCounter } from 'yaml';
import type { Case } from '../model/case.ts';
import type { CaseDocument } from '../model/document.ts';
import { editYaml } from './edit-yaml.ts';
import { freshCase, toText } from './fresh-yaml.ts';
import { parseJson, readCase } from './read.ts';
import { isSame } from './same.ts';
import { parse } from './yaml-data.ts';

/** The text of a case file. Reading it gives back the same document. */
export function writeCase({ document, text }: Pick<Case, 'document' | 'text'>): string {
  if (text === undefined) return writeFresh(document);
  const before = readCase(text).case?.document;
  if (before === undefined) return writeFresh(document);
  if (isSame(before, document)) return text;
  if (parseJson(text) !== undefined) return `${JSON.stringify(document, null, 2)}\n`;
  const edited = writeEdited(text, before, document);
  // Aliases and damaged places may resist; a file that says something else would be worse than a plain one.
  return edited !== undefined && isSame(readCase(edited).case?.document, document)
    ? edited
    : writeFresh(document);
}

function writeEdited(text: string, before: CaseDocument, after: CaseDocument): string | undefined {
  const yaml = parse(text, new LineCounter());
  if (!yaml || yaml.errors.length > 0) return undefined;
  editYaml(yaml, before, after);
  return toText(yaml, { indentSeq: !/^\S[^#\n]*:[ \t]*\n-/m.test(text) });
}

const HEADER = ' yaml-language-server: $schema=../case.schema.json';

function writeFresh(document: CaseDocument): string {
  const yaml = new Document(null, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  yaml.contents = freshCase(yaml, document);
  yaml.commentBefore = HEADER;
  return toText(yaml, { indentSeq: true });
}
