/** Measurements of a phenopacket as values: quantities, ordinal results, and those of several parts. */
import type { UnitDoc, ValueDoc } from '../model/document.ts';
import { toUnit } from '../model/unit.ts';
import { isGroup, listAt, numberAt, textAt, toText, valueAt, type Group } from './foreign-data.ts';
import type { Became, ForeignFault, ForeignValue } from './foreign-became.ts';
import { termAt } from './phenopacket-data.ts';
import { codesOf, evidenceOf, leftOf, unnamed } from './phenopacket-events.ts';
import { readTimeElement, type ToldTime } from './phenopacket-time.ts';

export function readMeasurement(record: string, measurement: unknown): Became {
  const name = termAt(measurement, 'assay');
  if (!isGroup(measurement) || name === undefined) return unnamed(record, measurement);
  const time = readTimeElement(valueAt(measurement, 'timeObserved'));
  const read = resultsOf(measurement);
  const note = [time.note, textAt(measurement, 'description'), howOf(measurement)]
    .filter((part) => part !== undefined)
    .join('; ');
  const values = read.map(({ part, ...result }): ForeignValue => {
    const label = part === undefined ? name : `${name}: ${part}`;
    return {
      test: `${textAt(valueAt(measurement, 'assay'), 'id') ?? name} ${part ?? ''}`,
      label: label.slice(0, 160),
      ...codesOf(valueAt(measurement, 'assay')),
      ...result,
      ...(time.words !== undefined && { at: time.words }),
      ...(note !== '' && { note }),
      evidence: evidenceOf(record, time),
    };
  });
  return {
    record,
    values,
    faults: [...faultsOf(time), ...(read.length === 0 ? [nothing(measurement)] : [])],
    ignored: leftOf(measurement, KEYS),
  };
}

const KEYS = ['assay', 'value', 'complexValue', 'timeObserved', 'description', 'procedure'];

/** How it was measured, in words: it is no event of its own. */
function howOf(measurement: Group): string | undefined {
  const how = termAt(valueAt(measurement, 'procedure'), 'code');
  return how === undefined ? undefined : `by ${how}`;
}

interface Result extends Pick<ForeignValue, 'value' | 'unit' | 'low' | 'high'> {
  /** Of a result of several parts: which. */
  readonly part?: string;
}

function resultsOf(measurement: Group): readonly Result[] {
  const value = valueAt(measurement, 'value');
  const one = oneResult(value);
  if (one) return [one];
  const complex = valueAt(measurement, 'complexValue') ?? valueAt(value, 'complexValue');
  return listAt(complex, 'typedQuantities').flatMap((typed) => {
    const part = termAt(typed, 'type');
    const quantity = valueAt(typed, 'quantity');
    return isGroup(quantity)
      ? [{ ...quantityOf(quantity), ...(part !== undefined && { part }) }]
      : [];
  });
}

function oneResult(value: unknown): Result | undefined {
  const quantity = valueAt(value, 'quantity');
  if (isGroup(quantity)) return quantityOf(quantity);
  const term = termAt(value, 'ontologyClass');
  return term === undefined ? undefined : { value: { text: term }, unit: '' };
}

function quantityOf(quantity: Group): Result {
  const range = valueAt(quantity, 'referenceRange');
  const low = numberAt(range, 'low');
  const high = numberAt(range, 'high');
  const unit = unitOf(valueAt(quantity, 'unit'));
  const isOfRange = isSameUnit(unit, valueAt(range, 'unit')) && (low ?? 0) <= (high ?? Infinity);
  return {
    value: numberOf(quantity),
    unit,
    ...(isOfRange && low !== undefined && { low }),
    ...(isOfRange && high !== undefined && { high }),
  };
}

/** Protobuf leaves out a 0, and so does whoever forgot the number. */
function numberOf(quantity: Group): ValueDoc {
  const value = numberAt(quantity, 'value');
  if (value !== undefined) return value;
  const given = toText(valueAt(quantity, 'value'));
  return given === undefined
    ? { absent: 'not written; this format leaves out a 0' }
    : { text: given };
}

function isSameUnit(unit: UnitDoc, given: unknown): boolean {
  return !isGroup(given) || JSON.stringify(unitOf(given)) === JSON.stringify(unit);
}

/** "UCUM:ng/dL" is the code itself; other units keep their words. */
export function unitOf(term: unknown): UnitDoc {
  const id = textAt(term, 'id') ?? '';
  const code = /^UCUM:(.+)$/i.exec(id)?.[1];
  if (code !== undefined) return { display: toUnit(code).display, ucum: code };
  return textAt(term, 'label') ?? id;
}

/** "2 mg", for a sentence. */
export function sayQuantity(quantity: unknown): string | undefined {
  const value = numberAt(quantity, 'value');
  if (value === undefined) return undefined;
  const unit = toUnit(unitOf(valueAt(quantity, 'unit'))).display;
  return unit === '' ? String(value) : `${value} ${unit}`;
}

function faultsOf({ fault }: ToldTime): readonly ForeignFault[] {
  return fault ? [fault] : [];
}

function nothing(measurement: Group): ForeignFault {
  return {
    code: 'foreign-value-unreadable',
    received: valueAt(measurement, 'value') ?? valueAt(measurement, 'complexValue') ?? 'nothing',
    outcome: 'The measurement is left out.',
  };
}
