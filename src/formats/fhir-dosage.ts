/** Dosage of FHIR as dose, route, frequency and words; several steps are told in words, never merged. */
import type { DoseDoc } from '../model/document.ts';
import { labelAt, labelOf } from './fhir-codes.ts';
import { nodeAt, nodesAt, numberAt, textAt, type Node } from './fhir-node.ts';
import { unitOf } from './fhir-units.ts';
import { sayQuantity } from './fhir-values.ts';

export interface Dosage {
  readonly dose?: DoseDoc;
  readonly words?: string;
}

/** Of the dosages of a prescription or the one dosage of an administration. */
export function dosageOf(dosages: readonly Node[]): Dosage {
  const words = dosages.flatMap((each) => sayDosage(each) ?? []).join('; then ');
  const [only] = dosages;
  const dose = dosages.length === 1 && only ? doseOf(only) : undefined;
  return { ...(dose && { dose }), ...(words !== '' && { words: `Dosage: ${words}` }) };
}

function doseOf(dosage: Node): DoseDoc | undefined {
  const quantity = quantityOf(dosage);
  const value = numberAt(quantity, 'value');
  if (quantity === undefined || value === undefined) return undefined;
  const route = labelAt(dosage, 'route');
  const frequency = frequencyOf(dosage);
  const { display, ucum } = unitOf(quantity);
  return {
    value,
    unit: ucum === undefined ? display : { display, ucum },
    ...(route !== undefined && { route }),
    ...(frequency !== undefined && { frequency }),
  };
}

/** R4 nests the dose, STU3 and DSTU2 do not; administrations call it `dose`, DSTU2 `quantity`. */
function quantityOf(dosage: Node): Node | undefined {
  const rates = nodesAt(dosage, 'doseAndRate');
  if (rates.length > 1) return undefined;
  return (
    nodeAt(rates[0], 'doseQuantity') ??
    nodeAt(dosage, 'doseQuantity') ??
    nodeAt(dosage, 'dose') ??
    nodeAt(dosage, 'quantity') ??
    nodeAt(dosage, 'quantityQuantity')
  );
}

/** True when the drug runs in: it has a rate. */
export function isInfusion(dosages: readonly Node[]): boolean {
  return dosages.some(
    (dosage) =>
      dosage['rateQuantity'] !== undefined ||
      dosage['rateRatio'] !== undefined ||
      nodesAt(dosage, 'doseAndRate').some(
        (each) => each['rateQuantity'] !== undefined || each['rateRatio'] !== undefined,
      ),
  );
}

function sayDosage(dosage: Node): string | undefined {
  const text = textAt(dosage, 'text') ?? textAt(dosage, 'patientInstruction');
  const range =
    nodeAt(nodesAt(dosage, 'doseAndRate')[0], 'doseRange') ?? nodeAt(dosage, 'doseRange');
  const parts = [
    text,
    doseOf(dosage) === undefined ? undefined : sayQuantity(quantityOf(dosage)),
    range && `${sayQuantity(nodeAt(range, 'low'))} to ${sayQuantity(nodeAt(range, 'high'))}`,
    labelAt(dosage, 'route'),
    frequencyOf(dosage),
    dosage['asNeededBoolean'] === true || dosage['asNeeded'] === true ? 'as needed' : undefined,
    asNeededFor(dosage),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : [...new Set(parts)].join(', ');
}

function asNeededFor(dosage: Node): string | undefined {
  const label = labelOf(
    nodeAt(dosage, 'asNeededCodeableConcept') ?? nodesAt(dosage, 'asNeededFor')[0],
  );
  return label && `as needed for ${label}`;
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ['s', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
]);

/** "2 times a day", "every 6 hours". */
function frequencyOf(dosage: Node): string | undefined {
  const timing = nodeAt(dosage, 'timing');
  const named = labelAt(timing, 'code');
  const repeat = nodeAt(timing, 'repeat');
  const period = numberAt(repeat, 'period');
  const unit = UNITS.get(textAt(repeat, 'periodUnit') ?? textAt(repeat, 'periodUnits') ?? '');
  if (repeat === undefined || period === undefined || unit === undefined) return named;
  const most = numberAt(repeat, 'frequencyMax');
  const times = `${String(numberAt(repeat, 'frequency') ?? 1)}${most === undefined ? '' : ` to ${String(most)}`}`;
  const longest = numberAt(repeat, 'periodMax');
  const every = `${String(period)}${longest === undefined ? '' : ` to ${String(longest)}`}`;
  if (every === '1') return times === '1' ? `once a ${unit}` : `${times} times a ${unit}`;
  return times === '1' ? `every ${every} ${unit}s` : `${times} times in ${every} ${unit}s`;
}
