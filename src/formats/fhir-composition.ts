/**
 * The Composition of a document. Its entries are read as records; what a section says in words alone
 * ("no known allergies", a letter) stands nowhere else, and becomes a note. Such words may name people:
 * they are its detail, which no figure and no caption prints, and the label is the kind of document.
 */
import { codesOf, conceptAt, labelAt, labelOf } from './fhir-codes.ts';
import { nodeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import type { ReadResource } from './fhir-status.ts';
import { momentAt } from './fhir-time.ts';

const LONGEST = 2000;

export const readComposition: ReadResource = (record, desk) => {
  const { resource } = record;
  const told = sectionsOf(resource).flatMap((section) => tellOf(section) ?? []);
  if (told.length === 0)
    return desk.ignore(record, 'It is the outline of the document; its entries are read.');
  const [kind, title] = [labelOf(conceptAt(resource, 'type')), textAt(resource, 'title')];
  const date = momentAt(resource, 'date', record, desk);
  desk.addEvent(record, {
    kind: 'note',
    lane: 'notes',
    label: kind ?? title ?? 'Document',
    time: { ...(date !== undefined && { at: date }) },
    codes: codesOf(conceptAt(resource, 'type')),
    notes: ['document'],
    details: [kind === undefined || title === kind ? undefined : title, ...told],
  });
};

/** Sections and their sections, in order; without recursion, because depth is the file's to choose. */
function sectionsOf(composition: Node): readonly Node[] {
  const found: Node[] = [];
  const waiting = [...nodesAt(composition, 'section')].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    waiting.push(...[...nodesAt(next, 'section')].reverse());
  }
  return found;
}

/** "Allergies: no known allergies", of a section without entries. */
function tellOf(section: Node): string | undefined {
  if (nodesAt(section, 'entry').length > 0) return undefined;
  const title = textAt(section, 'title') ?? labelAt(section, 'code') ?? 'Section';
  const words = narrativeOf(nodeAt(section, 'text')) ?? labelAt(section, 'emptyReason');
  return words === undefined ? undefined : `${title}: ${words}`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['#160', ' '],
]);

/** XHTML without its marks. */
function narrativeOf(narrative: Node | undefined): string | undefined {
  const div = narrative?.['div'];
  if (typeof div !== 'string') return undefined;
  const text = div
    .slice(0, 20 * LONGEST)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, LONGEST);
}
