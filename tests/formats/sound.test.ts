import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conform } from '../../src/formats/conform.ts';
import { readFhir } from '../../src/formats/fhir.ts';
import { caseSchema } from '../../src/formats/schema.ts';
import { isSound } from '../../src/formats/sound.ts';
import { BULK } from './fhir-files.ts';

test('what is sound as it stands, conforming keeps whole and says nothing of', async () => {
  const { document } = await readFhir(BULK, {});
  expect(isSound(caseSchema, document)).toBe(true);
  const strange = fc.oneof(
    fc.anything(),
    fc.constantFrom(null, '\u0000', Infinity, '2021', {}, []),
  );
  fc.assert(
    fc.property(fc.nat(), strange, (pick, value) => {
      let at = 0;
      const changed: unknown = JSON.parse(JSON.stringify(document), (_, held: unknown) =>
        at++ === pick % 4000 ? value : held,
      );
      if (!isSound(caseSchema, changed)) return true;
      const { value: kept, found } = conform(caseSchema, changed);
      expect(kept).toEqual(changed);
      return found.length === 0;
    }),
    { numRuns: 60, seed: 13 },
  );
});
