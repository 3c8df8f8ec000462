/**
 * SampledData: a run of values at equal distances, written as one text. Samples a second or more apart
 * become values with times; what is closer (an electrocardiogram) is told by its length and extremes,
 * because a course of disease is not drawn in milliseconds.
 * https://hl7.org/fhir/R4/datatypes.html#SampledData
 */
import { nodeAt, numberAt, textAt, type Node } from './fhir-node.ts';
import { unitOf, type FhirUnit } from './fhir-units.ts';
import { calendarParts, civilMs } from '../model/calendar.ts';
import type { ValueDoc } from '../model/document.ts';
import { readDate } from '../model/parse-date.ts';

export interface Trace {
  readonly unit: FhirUnit;
  readonly samples: readonly { readonly at: string; readonly value: ValueDoc }[];
}

const MOST = 500_000;
const START = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** The samples of a trace that begins at `start`, a date-time; undefined where they cannot be placed. */
export function traceOf(data: Node, start: string | undefined): Trace | undefined {
  const begun = START.exec(start ?? '');
  const apart = distanceMs(data);
  const { data: text } = data;
  if (!begun || apart === undefined || apart < 1000 || typeof text !== 'string') return undefined;
  if ((numberAt(data, 'dimensions') ?? 1) !== 1) return undefined;
  const words = text.trim().split(/\s+/);
  if (words.length > MOST) return undefined;
  const date = readDate(begun[0]);
  if (date?.kind !== 'date') return undefined;
  const first = civilMs(date.year, date.month, date.day, date.clock?.ms);
  const toValue = valueReader(data);
  const samples = words.map((word, nth) => ({
    at: `${wallClock(first + nth * apart)}${begun[1] ?? ''}`,
    value: toValue(word),
  }));
  return { unit: unitOf(nodeAt(data, 'origin') ?? {}), samples };
}

/** "2021-03-04T08:05:00", of local ms. */
function wallClock(ms: number): string {
  const { year, month, day, hour, minute } = calendarParts(ms);
  const second = Math.floor(ms / 1000) % 60;
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${two(hour)}:${two(minute)}:${two((second + 60) % 60)}`;
}

const TO_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** R4 writes a period in ms; R5 an interval and its unit. */
function distanceMs(data: Node): number | undefined {
  const period = numberAt(data, 'period');
  if (period !== undefined) return period;
  const [interval, unit] = [numberAt(data, 'interval'), textAt(data, 'intervalUnit')];
  const factor = TO_MS.get(unit ?? 'ms');
  return interval === undefined || factor === undefined ? undefined : interval * factor;
}

/** A sample times the factor, plus the origin; E, U and L are an error and the limits of the device. */
function valueReader(data: Node): (word: string) => ValueDoc {
  const factor = numberAt(data, 'factor') ?? 1;
  const origin = numberAt(nodeAt(data, 'origin'), 'value') ?? 0;
  const scaled = (raw: number): number => Number((raw * factor + origin).toPrecision(12));
  const [lower, upper] = [numberAt(data, 'lowerLimit'), numberAt(data, 'upperLimit')];
  return (word) => {
    if (word === 'U')
      return upper === undefined
        ? { absent: 'above the limit of the device' }
        : `>${scaled(upper)}`;
    if (word === 'L')
      return lower === undefined
        ? { absent: 'below the limit of the device' }
        : `<${scaled(lower)}`;
    const raw = Number(word);
    return word === '' || !Number.isFinite(raw) ? { absent: 'error of the device' } : scaled(raw);
  };
}
