import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import type { Issue } from '../../src/model/issue.ts';
import { readCase } from '../../src/formats/read.ts';
import { BASE } from './base.ts';

interface Broken {
  readonly name: string;
  /** Text of the base case, and what stands there instead. */
  readonly swap: readonly [string, string];
  /** Of every issue the code, the line, and what stands at its place. */
  readonly expected: readonly (readonly [string, number, string])[];
  /** What is left, as counts of events and points. */
  readonly left?: readonly [number, number];
}

const swap = (from: string, to: string): readonly [string, string] => [from, to];

const BROKEN: readonly Broken[] = [
  {
    name: 'no version',
    swap: swap('caseline: 1\n', ''),
    expected: [['missing-version', 1, 'id: small']],
  },
  {
    name: 'a version in words',
    swap: swap('caseline: 1', 'caseline: one'),
    expected: [['wrong-version', 1, 'one']],
  },
  {
    name: 'no title',
    swap: swap('title: Small case\n', ''),
    expected: [['missing-key', 1, 'caseline']],
  },
  {
    name: 'no patient',
    swap: swap('patient: { label: Someone }\n', ''),
    expected: [['missing-key', 1, 'caseline']],
  },
  {
    name: 'no lanes',
    swap: swap('lanes:\n  - { id: symptoms, label: Symptoms }\n', ''),
    expected: [
      ['missing-key', 1, 'caseline'],
      ['unknown-lane', 11, 'symptoms'],
    ],
  },
  {
    name: 'a mistyped key of the case',
    swap: swap('anchors:', 'anchor:'),
    expected: [
      ['unknown-key', 6, 'anchor:'],
      ['unknown-reference', 13, 'visit }'],
      ['unknown-reference', 14, 'visit + 3'],
    ],
  },
  {
    name: 'a mistyped key of an event',
    swap: swap('start: 2021-01,', 'strat: 2021-01,'),
    expected: [['unknown-key', 13, 'strat']],
  },
  {
    name: 'a text where a list belongs',
    swap: swap('lanes:\n  - { id: symptoms, label: Symptoms }', 'lanes: Symptoms'),
    expected: [
      ['wrong-type', 10, 'Symptoms'],
      ['unknown-lane', 12, 'symptoms, label: Rash'],
    ],
  },
  {
    name: 'an event without a label',
    swap: swap(' label: Fever,', ''),
    expected: [['missing-key', 14, '{ id: fever']],
    left: [1, 2],
  },
  {
    name: 'an event that is a text',
    swap: swap(
      '{ id: fever, kind: symptom, lane: symptoms, label: Fever, at: visit + 3 days }',
      'fever',
    ),
    expected: [['wrong-type', 14, 'fever']],
    left: [1, 2],
  },
  {
    name: 'an id with a space',
    swap: swap('id: fever', 'id: high fever'),
    expected: [['bad-id', 14, 'high fever']],
    left: [1, 2],
  },
  {
    name: 'an id that is a number',
    swap: swap('id: fever', 'id: 12'),
    expected: [['needs-quotes', 14, '12']],
    left: [1, 2],
  },
  {
    name: 'a note that is a number',
    swap: swap('label: Fever,', 'label: Fever, note: 12,'),
    expected: [['needs-quotes', 14, '12']],
    left: [2, 2],
  },
  {
    name: 'an unknown lane',
    swap: swap('lane: symptoms, label: Fever', 'lane: symptom, label: Fever'),
    expected: [['unknown-lane', 14, 'symptom, label']],
  },
  {
    name: 'an unknown kind',
    swap: swap(
      'kind: symptom, lane: symptoms, label: Fever',
      'kind: sympton, lane: symptoms, label: Fever',
    ),
    expected: [['unknown-kind', 14, 'sympton']],
  },
  {
    name: 'an unknown status',
    swap: swap('label: Fever,', 'label: Fever, status: exluded,'),
    expected: [['unknown-status', 14, 'exluded']],
  },
  {
    name: 'a duplicate id',
    swap: swap('id: fever', 'id: rash'),
    expected: [['duplicate-id', 14, 'rash']],
  },
  {
    name: '31 February',
    swap: swap('start: 2021-01,', 'start: 2021-02-31,'),
    expected: [['impossible-date', 13, '2021-02-31']],
  },
  {
    name: 'the end before the start',
    swap: swap('end: visit }', 'end: 2020-12-01 }'),
    expected: [['end-before-start', 13, '2020-12-01']],
  },
  {
    name: 'a phase that ends before it starts',
    swap: swap('end: 2021-03-04 }\nlanes', 'end: 2020-03-04 }\nlanes'),
    expected: [['end-before-start', 9, '2020-03-04']],
  },
  {
    name: 'an unknown anchor',
    swap: swap('visit + 3 days', 'vist + 3 days'),
    expected: [['unknown-reference', 14, 'vist + 3 days']],
  },
  {
    name: 'a cycle of anchors',
    swap: swap(
      'at: 2021-03-04 }\nphases',
      'at: other + 1 day }\n  - { id: other, at: visit + 1 day }\nphases',
    ),
    expected: [
      ['time-cycle', 7, 'other + 1 day'],
      ['time-cycle', 8, 'visit + 1 day'],
    ],
  },
  {
    name: 'a value that is not a number',
    swap: swap('value: 120', 'value: .nan'),
    expected: [['not-finite', 20, '.nan']],
    left: [2, 1],
  },
  {
    name: 'an infinite value',
    swap: swap('value: 120', 'value: -.inf'),
    expected: [['not-finite', 20, '-.inf']],
    left: [2, 1],
  },
  {
    name: 'a value that is a list',
    swap: swap('value: 120', 'value: [120]'),
    expected: [['wrong-type', 20, '[120]']],
    left: [2, 1],
  },
  {
    name: 'an unknown level',
    swap: swap('value: 120', 'value: { level: hihg }'),
    expected: [['unknown-word', 20, 'hihg']],
    left: [2, 1],
  },
  {
    name: 'a range with a faulty limit',
    swap: swap('    unit: ×10⁹/L', '    range: { low: many, source: chart }\n    unit: ×10⁹/L'),
    expected: [['wrong-type', 18, 'many']],
    left: [2, 2],
  },
  {
    name: 'a key written twice',
    swap: swap('title: Small case\n', 'title: Small case\ntitle: Other case\n'),
    expected: [['duplicate-key', 4, 'title']],
  },
  {
    name: 'a key written twice in an event',
    swap: swap('label: Fever,', 'label: Fever, label: Pain,'),
    expected: [['duplicate-key', 14, 'label: Pain']],
    left: [1, 2],
  },
  {
    name: 'a tab for indentation',
    swap: swap('    label: Platelets', '\t label: Platelets'),
    expected: [
      ['tab-indent', 17, '\t'],
      ['unreadable-yaml', 17, 'Platelets'],
      ['unknown-key', 17, 'label'],
      ['unreadable-yaml', 18, '×'],
    ],
    left: [2, 0],
  },
  {
    name: 'an unknown tag',
    swap: swap('title: Small', 'title: !!python/object Small'),
    expected: [['unknown-tag', 3, '!!python']],
  },
  {
    name: 'an unknown alias',
    swap: swap('label: Fever,', 'label: Fever, note: *other,'),
    expected: [['unknown-alias', 14, '*other']],
    left: [1, 2],
  },
  {
    name: 'an unclosed brace',
    swap: swap('value: 180 }', 'value: 180'),
    expected: [['truncated', 22, '']],
    left: [2, 1],
  },
  {
    name: 'an unclosed quote',
    swap: swap('value: 180 }', 'value: 180, label: "x'),
    expected: [['truncated', 22, '']],
    left: [2, 1],
  },
  {
    name: 'prototype keys',
    swap: swap(
      'title: Small case',
      'title: Small case\n__proto__: { polluted: true }\nconstructor: x',
    ),
    expected: [
      ['unknown-key', 4, '__proto__'],
      ['unknown-key', 5, 'constructor'],
    ],
  },
  {
    name: 'control characters',
    swap: swap('label: Fever', 'label: "Fe\\u0007ver"'),
    expected: [['control-characters', 14, '"Fe']],
    left: [2, 2],
  },
  {
    name: 'a label of 10,001 characters',
    swap: swap('label: Fever', `label: ${'x'.repeat(10_001)}`),
    expected: [['too-long', 14, 'xxx']],
    left: [1, 2],
  },
  {
    name: 'a faulty event before a faulty time',
    swap: swap(
      '- { id: rash, kind: symptom, lane: symptoms, label: Rash, start: 2021-01, end: visit }\n  - { id: fever, kind: symptom, lane: symptoms, label: Fever, at: visit + 3 days }',
      '- { id: rash, kind: symptom }\n  - { id: fever, kind: symptom, lane: symptoms, label: Fever, at: 2021-02-30 }',
    ),
    expected: [
      ['missing-key', 13, '{ id'],
      ['missing-key', 13, '{ id'],
      ['impossible-date', 14, '2021-02-30'],
    ],
    left: [1, 2],
  },
];

describe('a broken file gives its issues with line and column, and what is sound', () => {
  test.each(BROKEN)('$name', ({ swap: [from, to], expected, left }) => {
    expect(BASE).toContain(from);
    const text = BASE.replace(from, () => to);
    const { case: read, issues } = readCase(text, { name: 'small.case.yaml' });
    expect(issues.map(({ code, line }) => [code, line])).toEqual(
      expected.map(([code, line]) => [code, line]),
    );
    for (const [at, [, , said]] of expected.entries())
      expect(standsAt(text, issues[at])).toSatisfy((found: string) =>
        said === '' ? found === '' : found.startsWith(said),
      );
    expect(countsOf(read)).toEqual(left ?? countsOf(read));
    expect(read).toBeDefined();
  });

  test('the base itself is sound', () => {
    expect(readCase(BASE).issues).toEqual([]);
  });
});

function standsAt(
  text: string,
  { line = 0, column = 0 }: Issue = { code: '', severity: 'error', path: '', message: '' },
): string {
  return (text.split('\n')[line - 1] ?? '').slice(column - 1);
}

function countsOf(read: Case | undefined): readonly number[] {
  const { events = [], series = [] } = read?.document ?? {};
  return [events.length, series.flatMap(({ points = [] }) => points).length];
}

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
${Array.from('bcdefghij', (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`).join('\n')}
`;

describe('a file that holds no case gives an issue and no case', () => {
  test.each([
    ['missing', undefined, 'missing-file'],
    ['empty', '', 'empty-file'],
    ['blank', ' \n\t\n', 'empty-file'],
    ['50 MB', 'x'.repeat(50_000_000), 'too-large'],
    ['5 MB of YAML', `a: ${'x'.repeat(5_000_000)}`, 'too-large'],
    ['binary', bytes(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1), 'binary-file'],
    [
      'binary without zeros',
      Uint8Array.from({ length: 4000 }, (_, at) => 128 + ((at * 37) % 127)),
      'binary-file',
    ],
    ['a newer version', BASE.replace('caseline: 1', 'caseline: 2'), 'newer-version'],
    ['a list', '- a\n- b\n', 'not-a-case'],
    ['a text', 'hello', 'not-a-case'],
    ['only a comment', '# nothing\n', 'not-a-case'],
    ['10,000 open brackets', '['.repeat(10_000), 'too-deep'],
    ['10,000 nested lists', '- '.repeat(10_000), 'too-deep'],
    ['a million list dashes', '- '.repeat(1_000_000), 'too-deep'],
    ['10,000 nested keys', '? '.repeat(10_000), 'too-deep'],
    ['noise', '}{][,:&*!|>%@`', 'unreadable-yaml'],
  ])('%s', (_, input, code) => {
    const read = readCase(input, { name: 'x' });
    expect(read.case).toBeUndefined();
    expect(read.issues.map((issue) => issue.code)).toContain(code);
  });
});

describe('a case whose source is not sound', () => {
  test.each([
    ['no source', BASE.replace(/source: .*\n/, ''), 'missing-key'],
    ['an unknown basis', BASE.replace('basis: record', 'basis: hearsay'), 'unknown-word'],
  ])(
    '%s: is shown as of unknown basis, never as synthetic, and the fault is told',
    (_, input, code) => {
      const read = readCase(input, { name: 'x' });
      expect(read.case?.document.source.basis).toBe('unknown');
      expect(
        read.case?.document.events?.length ?? read.case?.document.series?.length,
      ).toBeGreaterThan(0);
      expect(read.issues.map((issue) => issue.code)).toContain(code);
      expect(read.issues.some((issue) => issue.severity === 'error')).toBe(true);
    },
  );
});

describe('what is odd but sound is read', () => {
  const plain = readCase(BASE).case?.document;

  test('JSON', () => {
    const read = readCase(JSON.stringify(plain), { name: 'small.json' });
    expect(read.issues).toEqual([]);
    expect(read.case?.document).toEqual(plain);
  });

  test('large JSON, with places for its issues', () => {
    const points = Array.from({ length: 8000 }, (_, at) => ({
      at: '2021-03-04',
      value: at === 7999 ? [] : at,
    }));
    const text = JSON.stringify(
      { ...plain, series: [{ id: 'a', label: 'A', unit: 'x', points }] },
      null,
      1,
    );
    const read = readCase(text);
    expect(read.case?.document.series?.[0]?.points).toHaveLength(7999);
    expect(read.issues.map(({ code }) => code)).toEqual(['wrong-type']);
    expect(text.split('\n')[(read.issues[0]?.line ?? 0) - 1]).toContain('[]');
  });

  test('truncated JSON', () => {
    const text = JSON.stringify(plain, null, 2);
    const read = readCase(text.slice(0, text.indexOf('"value": 180') + 11));
    expect(read.issues.map(({ code }) => code)).toEqual(['truncated']);
    expect(read.case?.document.series?.[0]?.points?.map(({ value }) => value)).toEqual([120]);
  });

  test('UTF-8 and UTF-16 with their marks', () => {
    const utf16 = new Uint8Array(2 + 2 * BASE.length);
    utf16.set([0xff, 0xfe]);
    for (let at = 0; at < BASE.length; at++) {
      utf16[2 + 2 * at] = BASE.charCodeAt(at) & 0xff;
      utf16[3 + 2 * at] = BASE.charCodeAt(at) >> 8;
    }
    for (const input of [new TextEncoder().encode(`\ufeff${BASE}`), utf16]) {
      const read = readCase(input);
      expect(read.issues).toEqual([]);
      expect(read.case?.document).toEqual(plain);
    }
  });

  test('Latin-1, said', () => {
    const read = readCase(
      Uint8Array.from(BASE.replace('×10⁹/L', 'U/L').replace('Small', 'Schön'), (letter) =>
        letter.charCodeAt(0),
      ),
    );
    expect(read.issues.map(({ code }) => code)).toEqual(['not-utf8']);
    expect(read.case?.document.title).toBe('Sch\ufffdn case');
  });

  test('Windows line ends, a year alone, keys without content', () => {
    const odd = BASE.replace('start: 2021-01,', 'start: 2020,')
      .replace('series:', 'remarks:\nseries:')
      .replace(/\n/g, '\r\n');
    const read = readCase(odd);
    expect(read.issues).toEqual([]);
    expect(read.case?.document.events?.[0]?.start).toBe('2020');
  });

  test('markup and direction marks stay what they are: text', () => {
    const hostile = '<script>alert(1)</script> \u202Eevil';
    const read = readCase(BASE.replace('label: Fever', `label: ${JSON.stringify(hostile)}`));
    expect(read.issues).toEqual([]);
    expect(read.case?.document.events?.[1]?.label).toBe(hostile);
  });

  test('a last line that may be cut off is warned of', () => {
    const cut = BASE.replace(
      '- { at: 2021-03-11, value: 180 }\n',
      '- at: 2021-03-11\n        value: 18',
    );
    expect(readCase(cut).issues.map(({ code, line }) => [code, line])).toEqual([
      ['no-final-newline', 22],
    ]);
    expect(readCase(BASE.trimEnd()).issues).toEqual([]);
  });

  test('two documents: the first', () => {
    const read = readCase(`${BASE}---\n${BASE}`);
    expect(read.issues.map(({ code }) => code)).toEqual(['several-documents']);
    expect(read.case?.document).toEqual(plain);
  });

  test('aliases, but no bomb of them', () => {
    const alias = BASE.replace(
      'value: 120 }',
      'value: 120, range: &r { low: 150, source: chart } }',
    ).replace('value: 180 }', 'value: 180, range: *r }');
    expect(readCase(alias).issues).toEqual([]);
    expect(readCase(alias).case?.document.series?.[0]?.points?.[1]?.range).toEqual({
      low: 150,
      source: 'chart',
    });
    const bombed = readCase(BASE + bomb);
    expect(bombed.issues.map(({ code }) => code)).toContain('too-many-aliases');
    expect(bombed.case?.document).toEqual(plain);
    expect(readCase(`${BASE}loop: &loop [*loop, *loop]\n`).case?.document).toEqual(plain);
  });

  test('a YAML 1.1 header does not turn dates into objects', () => {
    expect(readCase(`%YAML 1.1\n---\n${BASE}`).case?.document).toEqual(plain);
  });
});
