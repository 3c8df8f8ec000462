import { expect, test } from 'vitest';
import { readFhir } from '../../src/formats/fhir.ts';
import type { ForeignRead, ReadProgress } from '../../src/formats/foreign.ts';

/** More than is read before a figure of its beginning is drawn. */
const RESULTS = 8000;
const PADDING = 'x'.repeat(2000);

const patient = { resourceType: 'Patient', id: 'p', gender: 'female' };
const resultOf = (at: number) => ({
  resourceType: 'Observation',
  id: `o${at}`,
  status: 'final',
  subject: { reference: 'Patient/p' },
  code: { text: 'Sodium' },
  effectiveDateTime: new Date(Date.UTC(2000, 0, 1 + at)).toISOString(),
  valueQuantity: { value: 140, unit: 'mmol/L' },
  device: { display: PADDING },
});
const resources = [patient, ...Array.from({ length: RESULTS }, (_, at) => resultOf(at))];
const bundle = { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) };

test.each([
  ['a bundle', JSON.stringify(bundle)],
  ['a bulk export', resources.map((each) => JSON.stringify(each)).join('\n')],
])(
  'while %s is read it tells how far it is, and once what its beginning gives',
  async (_, text) => {
    const told: ReadProgress[] = [];
    const parts: ForeignRead[] = [];
    const read = await readFhir([{ name: 'a.json', bytes: new TextEncoder().encode(text) }], {
      onProgress: (progress) => told.push(progress),
      onPart: (part) => parts.push(part),
    });
    const shares = told.map(({ part }) => part);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.document?.patient.sex).toBe('female');
    expect(parts[0]?.ledger.length).toBeLessThan(RESULTS);
    expect(read.ledger).toHaveLength(RESULTS + 1);
  },
);
