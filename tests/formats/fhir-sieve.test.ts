import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FhirLines } from '../../src/formats/fhir-lines.ts';
import { shrink } from '../../src/formats/fhir-kept.ts';
import { parseParts } from '../../src/formats/fhir-parts.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const keys = fc.constantFrom(
  ...['id', 'code', 'subject', 'meta', 'issued', 'performer', 'contained', 'valueInteger', 'text'],
  ...['effectiveDateTime', 'status', 'identifier', '0', 'ä', 'a b'],
);
const words = fc.constantFrom('a', '2020-01-01', '}', '"', '\\', '{[', 'ü\n', '12', '');
const leaves = fc.oneof(
  words,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const values = fc.oneof(
  leaves,
  fc.array(leaves, { maxLength: 3 }),
  fc.dictionary(fc.oneof(keys, words), leaves, { maxKeys: 3 }),
  fc.record({ coding: fc.array(fc.record({ code: words, system: words }), { maxLength: 2 }) }),
);
const types = fc.constantFrom('Observation', 'Claim', 'Encounter', 'Patient');
const resources = fc
  .tuple(types, fc.dictionary(keys, values, { maxKeys: 8 }), fc.boolean())
  .map(([resourceType, rest, isFirst]) =>
    isFirst ? { resourceType, ...rest } : { ...rest, resourceType },
  );
const lists = fc.array(resources, { minLength: 1, maxLength: 90 });

/** As it would be read from a file: keys that hold nothing are none. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what is sieved is what parsing as a whole and shrinking give, whatever the spacing', () => {
  fc.assert(
    fc.property(lists, fc.constantFrom(undefined, 1, '\t'), (list, indent) => {
      const expected = plain(list.map(shrink));
      const entry = list.map((resource, at) => ({ fullUrl: `urn:uuid:${at}`, resource }));
      const bundle = { resourceType: 'Bundle', entry, type: 'collection' };
      const file = (value: unknown) => ({
        name: 'a.json',
        bytes: bytesOf(JSON.stringify(value, null, indent)),
      });
      const parts = parseParts(file(bundle))?.items[0]?.entries;
      expect(plain(parts?.resources)).toEqual(expected);
      expect(parts?.urls).toEqual(entry.map(({ fullUrl }) => fullUrl));
      expect(plain(parseParts(file(list))?.items.map(({ value }) => value))).toEqual(expected);
      const lines = new FhirLines('a.ndjson');
      const text = bytesOf(list.map((each) => JSON.stringify(each)).join('\n'));
      for (let at = 0; at < text.length; at += 999) lines.feed(text.slice(at, at + 999));
      expect(plain(lines.end()?.items.map(({ value }) => value))).toEqual(expected);
    }),
    { numRuns: 60, seed: 5 },
  );
});

const result = '{"resourceType":"Observation","id":"a","status":"final"}';
const bundleOf = (...entries: readonly string[]): string =>
  `{"resourceType":"Bundle","entry":[${entries.join(',')}]}`;

test.each([
  ['an escaped key of an entry', bundleOf(`{"re\\u0073ource":${result}}`)],
  ['an entry that is no object', bundleOf(`{"resource":${result}}`, '7')],
  ['a quote amid a text that is not read', bundleOf(`{"x":{"y":"a"b"},"resource":${result}}`)],
  ['a bundle that does not end', bundleOf(`{"resource":${result}}`).slice(0, -2)],
  ['more behind the bundle', `${bundleOf(`{"resource":${result}}`)} 1`],
  ['two lists of entries', bundleOf(`{"resource":${result}}`).replace(/}$/, ',"entry":[{}]}')],
  ['a resource that is no JSON', bundleOf('{"resource":{"resourceType":"Patient","a":01}}')],
])('%s is left to the parser of whole texts', (_, text) => {
  expect(parseParts({ name: 'a.json', bytes: bytesOf(text) })).toBeUndefined();
});

test('of a key that is told twice the last is meant, escaped or not', () => {
  const twice =
    '{"resourceType":"Observation","id":"a","id":"b","c\\u006fde":1,"code":{"text":"x"}}';
  const text = bundleOf(`{"resource":1,"resource":${twice}}`, '{"fullUrl":"urn:uuid:1"}');
  const entries = parseParts({ name: 'a.json', bytes: bytesOf(text) })?.items[0]?.entries;
  expect(plain(entries?.resources[0])).toEqual(JSON.parse(twice));
  expect(entries?.resources[1]).toBeNull();
  expect(entries?.urls).toEqual([undefined, 'urn:uuid:1']);
});
