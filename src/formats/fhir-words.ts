/** Words that records of many types carry: notes, reasons, places of the body. */
import { labelOf, labelsAt } from './fhir-codes.ts';
import { nodesAt, textAt, type Node } from './fhir-node.ts';

const NONE: readonly string[] = [];

/** Free notes; DSTU2 and STU3 had plain comments. */
export function notesOf(resource: Node): readonly string[] {
  const { note, comment, comments } = resource;
  if (note === undefined && comment === undefined && comments === undefined) return NONE;
  const notes = nodesAt(resource, 'note').flatMap((each) => textAt(each, 'text') ?? []);
  const plain =
    textAt(resource, 'note') ?? textAt(resource, 'comment') ?? textAt(resource, 'comments');
  return plain === undefined ? notes : [...notes, plain];
}

/** "Reason: hypertension", of the keys that hold concepts. */
export function told(word: string, resource: Node, ...keys: readonly string[]): string | undefined {
  if (keys.every((key) => resource[key] === undefined)) return undefined;
  const labels = keys.flatMap((key) => {
    const plain = textAt(resource, key);
    return plain === undefined ? labelsAt(resource, key) : [plain];
  });
  return labels.length === 0 ? undefined : `${word}: ${labels.slice(0, 20).join(', ')}`;
}

export function firstLabel(resource: Node, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const label = textAt(resource, key) ?? labelOf(nodesAt(resource, key)[0]);
    if (label !== undefined) return label;
  }
  return undefined;
}
