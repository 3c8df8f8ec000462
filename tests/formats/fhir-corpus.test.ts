import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFhir } from '../../src/formats/fhir.ts';
import { toCase } from '../../src/formats/native.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { overlapsOf } from '../layout/overlaps.ts';
import { BULK, CORPUS, corpusFile, fileOf } from './fhir-files.ts';

/** Broken on purpose, or holding nothing of a patient that may be drawn. */
const EMPTY = ['MedicationStatement-example005.json'];

describe.each(CORPUS)('%s', (name) => {
  const file = corpusFile(name);

  test('every record has an outcome, and every outcome its record', async () => {
    const { document, ledger } = await readFhir([file], {});
    expect(ledger.length).toBeGreaterThan(0);
    for (const { outcomes, why, ids } of ledger) {
      expect(outcomes.length).toBeGreaterThan(0);
      if (outcomes.includes('ignored') || outcomes.includes('issue')) expect(why).toBeTruthy();
      if (outcomes.includes('event') || outcomes.includes('value'))
        expect(ids.length).toBeGreaterThan(0);
    }
    const made = new Set(ledger.flatMap(({ ids }) => ids));
    const points = (document?.series ?? []).flatMap(({ id, points = [] }) =>
      points.map((_, at) => `${id}/${String(at + 1)}`),
    );
    expect(made).toEqual(new Set([...(document?.events ?? []).map(({ id }) => id), ...points]));
  });

  test('the document is a sound case, drawn without overlap, the same each time', async () => {
    const { document } = await readFhir([file], {});
    if (EMPTY.includes(name)) {
      expect(document).toBeUndefined();
      return;
    }
    const again = await readFhir([file], {});
    expect(again.document).toEqual(document);
    const { case: read, issues } = toCase(document, { name });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read?.document).toEqual(document);
    if (!read) return;
    const { figure, drawing } = renderCourse(
      resolveCase(read.document).course,
      DEFAULT_VIEW,
      DEFAULT_PAGE,
    );
    expect(overlapsOf(figure)).toEqual([]);
    expect(JSON.stringify(drawing)).not.toContain('NaN');
  });

  test('a cut at any place ends in words, never in an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.bytes.length }), async (at) => {
        const read = await readFhir([{ name, bytes: file.bytes.slice(0, at) }], {});
        expect(read.document !== undefined || read.issues.length > 0).toBe(true);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

describe('hostile content', () => {
  const small = ['Observation-f205.json', 'Bundle-father.json', 'MedicationRequest-medrx0311.json'];
  const strange = fc.oneof(
    fc.constantFrom(
      null,
      true,
      [],
      {},
      '',
      '__proto__',
      'constructor',
      -1,
      1e308,
      'x'.repeat(100_000),
    ),
    fc.constantFrom(
      '2020-13-45',
      '\u0000\ud800',
      [[[]]],
      [null],
      { reference: '#' },
      { value: {} },
    ),
    fc.json(),
  );

  test('any value in the place of any other is read without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...small, ...CORPUS.filter((name) => name.startsWith('Observation'))),
        fc.integer({ min: 0, max: 5000 }),
        strange,
        async (name, pick, value) => {
          const text = new TextDecoder().decode(corpusFile(name).bytes);
          let at = 0;
          const count = text.split(':').length;
          const mutated: unknown = JSON.parse(text, (_, held: unknown) =>
            at++ === pick % count ? value : held,
          );
          const read = await readFhir([fileOf(mutated)], {});
          if (read.document) {
            const issues = toCase(read.document, { name }).issues;
            expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  test.each([
    ['deep lists', '['.repeat(200_000)],
    ['closed deep lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    [
      'deep bundles',
      `${'{"resourceType":"Bundle","entry":[{"resource":'.repeat(3000)}null${'}]}'.repeat(3000)}`,
    ],
    [
      'prototype keys',
      '{"resourceType":"Observation","__proto__":{"a":1},"constructor":{},"code":{"text":"constructor"}}',
    ],
    [
      'types named like methods',
      '[{"resourceType":"constructor"},{"resourceType":"__proto__","id":"toString"}]',
    ],
    ['no FHIR', '{"a":1}'],
    ['a number', '12'],
    ['nothing', ''],
  ])('%s are survived', async (_, text) => {
    const { ledger, issues } = await readFhir([fileOf(text)], {});
    expect(ledger.length + issues.length).toBeGreaterThan(0);
    expect(ledger.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
  });

  test('a line that is no JSON is told with its line; the others are read', async () => {
    const { document, issues } = await readFhir([corpusFile('one_bad_line_Condition.ndjson')], {});
    expect(issues.map(({ code, line }) => [code, line])).toEqual([['foreign-part-unreadable', 6]]);
    expect(document?.events).toHaveLength(11);
  });

  test('of a bundle that ends in the middle the whole entries are kept', async () => {
    const { bytes, name } = corpusFile('IPS_IG-bundle-01.json');
    const { document, issues } = await readFhir([{ name, bytes: bytes.slice(0, 40_000) }], {});
    expect(issues[0]?.code).toBe('foreign-unreadable');
    expect(document?.events?.length).toBeGreaterThan(0);
  });

  test('the same file twice is one record', async () => {
    const once = await readFhir(BULK, {});
    const twice = await readFhir([...BULK, ...BULK], {});
    expect(twice.document).toEqual(once.document);
    expect(twice.ledger).toHaveLength(2 * once.ledger.length);
  });
});
