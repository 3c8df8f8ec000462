/**
 * value[x] of an observation, and its reference range: a number with comparator and unit, a titre, a
 * range, or words. Nothing is computed from a value, and words are never read as numbers.
 */
import type { RangeDoc, ValueDoc } from '../model/document.ts';
import { labelOf } from './fhir-codes.ts';
import { nodeAt, nodesAt, numberAt, textAt, toText, type Node } from './fhir-node.ts';
import { unitKey, unitOf, type FhirUnit } from './fhir-units.ts';

export type FhirValue =
  | { readonly kind: 'number'; readonly value: ValueDoc; readonly unit: FhirUnit }
  | { readonly kind: 'text'; readonly text: string; readonly concept?: Node }
  | { readonly kind: 'absent'; readonly reason: string }
  /** Of a type or shape that cannot be kept. */
  | { readonly kind: 'unreadable'; readonly received: string };

type Reader = (value: unknown, node: Node) => FhirValue | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['valueQuantity', (_, node) => quantityValue(node)],
  ['valueAge', (_, node) => quantityValue(node)],
  ['valueDuration', (_, node) => quantityValue(node)],
  ['valueMoney', (_, node) => quantityValue(node)],
  ['valueInteger', plainNumber],
  ['valueDecimal', plainNumber],
  ['valueCodeableConcept', (_, node) => conceptValue(node)],
  ['valueCoding', (_, node) => conceptValue({ coding: [node] })],
  ['valueString', plainText],
  ['valueMarkdown', plainText],
  ['valueCode', plainText],
  ['valueDate', plainText],
  ['valueDateTime', plainText],
  ['valueInstant', plainText],
  ['valueTime', plainText],
  ['valueUri', plainText],
  [
    'valueBoolean',
    (value) => (typeof value === 'boolean' ? text(value ? 'yes' : 'no') : undefined),
  ],
  ['valueRange', (_, node) => rangeValue(node)],
  ['valueRatio', (_, node) => ratioValue(node)],
  ['valueSampledData', (_, node) => sampledValue(node)],
  ['valuePeriod', (_, node) => text(periodWords(node))],
  ['valueAttachment', (_, node) => text(`attachment${titled(node)}`)],
  ['valueReference', (_, node) => text(textAt(node, 'display') ?? 'a reference')],
]);

/** The value of an observation or component; undefined where it has none and says no reason. */
export function valueOf(node: Node): FhirValue | undefined {
  for (const key in node) {
    if (!key.startsWith('value') || node[key] === null || node[key] === undefined) continue;
    const read = READERS.get(key)?.(node[key], nodeAt(node, key) ?? {});
    if (read) return read;
    // "unknown" stands instead of the number, and the unit may still be there.
    const reason = reasonOf(node) ?? extendedReason(nodeAt(node, key), nodeAt(node, `_${key}`));
    if (reason !== undefined) return { kind: 'absent', reason };
    return { kind: 'unreadable', received: `${key} ${toText(node[key]) ?? ''}`.trim() };
  }
  const reason = reasonOf(node) ?? reasonBeside(node);
  return reason === undefined ? undefined : { kind: 'absent', reason };
}

function reasonOf(node: Node): string | undefined {
  const reason = labelOf(nodeAt(node, 'dataAbsentReason')) ?? textAt(node, 'dataAbsentReason');
  return reason?.toLowerCase();
}

/** JSON keeps the extensions of a missing primitive value beside its place. */
function reasonBeside(node: Node): string | undefined {
  const key = Object.keys(node).find((each) => each.startsWith('_value'));
  return key === undefined ? undefined : extendedReason(undefined, nodeAt(node, key));
}

/** http://hl7.org/fhir/StructureDefinition/data-absent-reason, on a value or within it. */
function extendedReason(value: Node | undefined, beside: Node | undefined): string | undefined {
  const places = [value, nodeAt(value, '_value'), beside];
  return places
    .flatMap((place) => nodesAt(place, 'extension'))
    .filter((each) => textAt(each, 'url')?.endsWith('/data-absent-reason') === true)
    .map((each) => textAt(each, 'valueCode')?.replaceAll('-', ' '))
    .find((code) => code !== undefined);
}

const text = (words: string): FhirValue => ({ kind: 'text', text: words });

function plainText(value: unknown): FhirValue | undefined {
  const words = toText(value);
  return words === undefined ? undefined : text(words);
}

function plainNumber(value: unknown): FhirValue | undefined {
  const number = numberAt({ value }, 'value');
  return number === undefined
    ? undefined
    : { kind: 'number', value: number, unit: { display: '' } };
}

const COMPARATORS: readonly string[] = ['<', '<=', '>', '>='];

function quantityValue(quantity: Node): FhirValue | undefined {
  const value = numberAt(quantity, 'value');
  if (value === undefined) return undefined;
  const comparator = textAt(quantity, 'comparator');
  const unit = unitOf(quantity);
  if (comparator === undefined) return { kind: 'number', value, unit };
  if (COMPARATORS.includes(comparator))
    return { kind: 'number', value: `${comparator}${String(value)}`, unit };
  return text(sayQuantity(quantity));
}

function conceptValue(concept: Node): FhirValue | undefined {
  const label = labelOf(concept);
  return label === undefined ? undefined : { kind: 'text', text: label, concept };
}

function rangeValue(range: Node): FhirValue | undefined {
  const [low, high] = [nodeAt(range, 'low'), nodeAt(range, 'high')];
  const [from, to] = [numberAt(low, 'value'), numberAt(high, 'value')];
  const unit = unitOf(low ?? high ?? {});
  if (from !== undefined && to !== undefined && low && high) {
    const isSound = from <= to && unitKey(unitOf(low)) === unitKey(unitOf(high));
    return isSound
      ? { kind: 'number', value: { low: from, high: to }, unit }
      : text(`${sayQuantity(low)} to ${sayQuantity(high)}`);
  }
  if (from !== undefined) return { kind: 'number', value: `>=${String(from)}`, unit };
  return to === undefined ? undefined : { kind: 'number', value: `<=${String(to)}`, unit };
}

/** 1 to 128 without units is a titre; any other ratio is told in words. */
function ratioValue(ratio: Node): FhirValue | undefined {
  const [over, under] = [nodeAt(ratio, 'numerator'), nodeAt(ratio, 'denominator')];
  const dilution = numberAt(under, 'value');
  if (!over || !under || dilution === undefined) return undefined;
  const isBare = unitOf(over).display === '' && unitOf(under).display === '';
  if (isBare && numberAt(over, 'value') === 1) {
    const titre = `${textAt(under, 'comparator') ?? ''}1:${String(dilution)}`;
    return { kind: 'number', value: titre, unit: { display: '' } };
  }
  const per = dilution === 1 ? unitOf(under).display : sayQuantity(under);
  return text(
    isBare ? `${sayQuantity(over)}:${per || '1'}` : `${sayQuantity(over)} per ${per || '1'}`,
  );
}

/** A trace is told by its length: its samples lie closer than a course of disease is drawn. */
function sampledValue(data: Node): FhirValue | undefined {
  const samples = textAt({ data: data['data'] }, 'data');
  if (typeof data['data'] !== 'string' || samples === undefined) return undefined;
  const count = data['data'].trim().split(/\s+/).length;
  const period = numberAt(data, 'period') ?? numberAt(data, 'interval');
  const apart =
    period === undefined ? '' : `, ${String(period)} ${textAt(data, 'intervalUnit') ?? 'ms'} apart`;
  return text(`trace of ${String(count)} samples${apart}`);
}

export function periodWords(period: Node): string {
  const [start, end] = [textAt(period, 'start'), textAt(period, 'end')];
  if (start !== undefined && end !== undefined) return `${start} to ${end}`;
  if (start !== undefined) return `from ${start}`;
  return end === undefined ? 'a period that is not stated' : `until ${end}`;
}

function titled(attachment: Node): string {
  const title = textAt(attachment, 'title') ?? textAt(attachment, 'contentType');
  return title === undefined ? '' : `: ${title}`;
}

/** "< 5 mg/L", as the record has it. */
export function sayQuantity(quantity: Node | undefined): string {
  const value = numberAt(quantity, 'value');
  if (quantity === undefined || value === undefined) return '';
  const { display } = unitOf(quantity);
  const number = `${textAt(quantity, 'comparator') ?? ''}${String(value)}`;
  return display === '' ? number : display === '%' ? `${number}%` : `${number} ${display}`;
}

export interface FhirRange {
  readonly range?: RangeDoc;
  readonly note?: string;
}

/** The one reference range that surely belongs to the value; others are told in words. */
export function rangeOf(node: Node, value: FhirValue | undefined): FhirRange {
  const all = nodesAt(node, 'referenceRange');
  if (all.length === 0) return {};
  const usual = all.filter(isForAll);
  const chosen = all.length === 1 ? all[0] : usual.length === 1 ? usual[0] : undefined;
  const others = all.filter((each) => each !== chosen).flatMap((each) => sayRange(each) ?? []);
  const range = chosen && value?.kind === 'number' ? toRange(chosen, value.unit) : undefined;
  const said = range || !chosen ? others : [sayRange(chosen) ?? '', ...others];
  const note = said.filter((each) => each !== '').join('; ');
  return { ...(range && { range }), ...(note !== '' && { note: `reference range ${note}` }) };
}

/** Neither for some people only, nor for another purpose than telling the normal. */
function isForAll(range: Node): boolean {
  const type = textAt(nodesAt(nodesAt(range, 'type')[0], 'coding')[0], 'code') ?? 'normal';
  return range['appliesTo'] === undefined && range['age'] === undefined && type === 'normal';
}

function toRange(node: Node, unit: FhirUnit): RangeDoc | undefined {
  const [low, high] = [nodeAt(node, 'low'), nodeAt(node, 'high')];
  const fits = (each: Node | undefined): boolean => {
    const own = unitKey(unitOf(each ?? {}));
    return own === '' || own === unitKey(unit) || own === unit.display;
  };
  const [from, to] = [numberAt(low, 'value'), numberAt(high, 'value')];
  if (!fits(low) || !fits(high) || (from === undefined && to === undefined)) return undefined;
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return {
    ...(from !== undefined && { low: from }),
    ...(to !== undefined && { high: to }),
    source: 'the record',
  };
}

function sayRange(range: Node): string | undefined {
  const words = textAt(range, 'text');
  if (words !== undefined) return words.slice(0, 200);
  const [low, high] = [nodeAt(range, 'low'), nodeAt(range, 'high')];
  if (low && high) return `${sayQuantity(low)} to ${sayQuantity(high)}`;
  if (low) return `from ${sayQuantity(low)}`;
  return high && `up to ${sayQuantity(high)}`;
}
