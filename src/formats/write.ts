/**
 * Writes a case as YAML that a person goes on writing. A case that came from a file keeps its
 * comments, order and quotes; an unedited one keeps every byte.
 */
import { Document, LineCounter } from 'yaml';
import type { Case } from '../model/case.ts';
import type { CaseDocument } from '../model/document.ts';
import { MAX_YAML } from './decode.ts';
import { editText } from './edit-text.ts';
import { editYaml } from './edit-yaml.ts';
import { freshCase, toText } from './fresh-yaml.ts';
import { parseJson, readDocument } from './read.ts';
import { isSame } from './same.ts';
import { countOfSamples, toJsonText } from './sample-text.ts';
import { parse } from './yaml-data.ts';

/** The text of a case file. Reading it gives back the same document. */
export function writeCase({ document, text }: Pick<Case, 'document' | 'text'>): string {
  if (text === undefined) return writeFresh(document);
  const before = readDocument(text);
  if (before === undefined) return writeFresh(document);
  if (isSame(before, document)) return text;
  if (parseJson(text) !== undefined) return toJsonText(document);
  // Aliases and damaged places may resist; a file that says something else would be worse than a plain one.
  const says = (edited: string | undefined) =>
    edited !== undefined && isSame(readDocument(edited), document) ? edited : undefined;
  return (
    says(overText(text, before, document)) ??
    says(overTree(text, before, document)) ??
    writeFresh(document)
  );
}

function overText(text: string, before: CaseDocument, after: CaseDocument): string | undefined {
  const plain = text.replace(/\r\n/g, '\n');
  const yaml = soundYaml(plain);
  try {
    const edited = yaml && editText(plain, yaml, before, after);
    return plain === text ? edited : edited?.replace(/\n/g, '\r\n');
  } catch {
    // An item that holds an alias cannot be written without the rest of the file.
    return undefined;
  }
}

function overTree(text: string, before: CaseDocument, after: CaseDocument): string | undefined {
  const yaml = soundYaml(text);
  if (!yaml) return undefined;
  try {
    editYaml(yaml, before, after);
    return toText(yaml, { indentSeq: !/^\S[^#\n]*:[ \t]*\n-/m.test(text) });
  } catch {
    return undefined;
  }
}

function soundYaml(text: string): Document | undefined {
  const yaml = parse(text, new LineCounter());
  return yaml?.errors.length === 0 ? yaml : undefined;
}

const MOST_IN_YAML = 5_000;
/** Far more than so many fit into `MAX_YAML`: it need not be tried. */
const MOST_DATA = 50_000;
const HEADER = ' yaml-language-server: $schema=../case.schema.json';

function writeFresh(document: CaseDocument): string {
  // JSON is YAML too, and nobody writes on by hand what is that long.
  if (countOfSamples(document) > MOST_IN_YAML || countOfData(document) > MOST_DATA)
    return toJsonText(document);
  const yaml = new Document(null, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  yaml.contents = freshCase(yaml, document);
  yaml.commentBefore = HEADER;
  const text = toText(yaml, { indentSeq: true });
  // Otherwise it would be saved and could not be opened again.
  return text.length > MAX_YAML ? toJsonText(document) : text;
}

function countOfData({ events = [], series = [] }: CaseDocument): number {
  return series.reduce((sum, { points = [] }) => sum + points.length, events.length);
}
