import { describe, expect, test } from 'vitest';
import { toCodeWords } from '../../src/describe/codes.ts';
import { altTextOf } from '../../src/describe/alt.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { tableOf } from '../../src/describe/table.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { aCourse, anEvent, aPoint, aSeries, aShape, derived, reported } from './course.ts';

const passage = 'injected 8 times/wk in 2 months';
const course = aCourse({
  lanes: [
    { id: 'findings', label: 'Findings' },
    { id: 'adverse', label: 'Adverse events', empty: 'not reported' },
  ],
  events: [
    anEvent('purpura', {
      label: 'Purpura',
      codes: [{ system: 'HPO', code: 'HP:0000979', display: 'Purpura' }],
    }),
    anEvent('resolved', {
      label: 'Resolved',
      links: [
        { to: 'purpura', relation: 'resolution of' },
        { to: 'nobody', relation: 'x' },
      ],
    }),
    anEvent('infusion', {
      evidence: { what: reported(passage), when: derived('Read as weekly.') },
    }),
  ],
  series: [aSeries('alt', { label: 'ALT', points: [aPoint('alt/1')], shapes: [aShape([0.5])] })],
  readings: [
    {
      id: 'weekly',
      label: 'Weekly',
      says: '“8 times/wk in 2 months” is read as weekly.',
      isDefault: true,
    },
    {
      id: 'literal',
      label: 'Literal',
      says: '“8 times/wk in 2 months” is read literally.',
      isDefault: false,
    },
  ],
});

describe('detail', () => {
  test('links lead both ways, and a link to nothing is left out', () => {
    expect(detailOf('resolved', course)?.links).toEqual([
      { to: 'purpura', label: 'Purpura', says: 'resolution of Purpura' },
    ]);
    expect(detailOf('purpura', course)?.links).toEqual([
      { to: 'resolved', label: 'Resolved', says: 'Resolved: resolution of this' },
    ]);
  });
  test('a reading is given for the data that rest on its passage, and says which is drawn', () => {
    expect(detailOf('infusion', course)?.readings.map(({ id, isDrawn }) => [id, isDrawn])).toEqual([
      ['weekly', true],
      ['literal', false],
    ]);
    expect(detailOf('purpura', course)?.readings).toEqual([]);
  });
  test('a shape has no value and says why', () => {
    expect(detailOf('alt/shape-1', course)?.rows).toContainEqual({
      term: 'Value',
      says: 'none: a drawing aid without numbers, not in the source',
    });
  });
  test('an unknown id has no detail', () => {
    expect(detailOf('nobody', course)).toBeUndefined();
    expect(detailOf('__proto__', course)).toBeUndefined();
  });
});

test.each([
  ['LOINC', '777-3', 'https://loinc.org/777-3'],
  ['HPO', 'HP:0000979', 'https://hpo.jax.org/browse/term/HP:0000979'],
  [
    'SNOMED CT',
    '302215000',
    'https://browser.ihtsdotools.org/?perspective=full&conceptId1=302215000',
  ],
  ['ICD-10', 'D69.6', 'https://icd.who.int/browse10/2019/en#/D69.6'],
  ['ICD-10-CM', 'D69.6', undefined],
  ['LOINC', '777-3/../x', undefined],
  ['HPO', 'javascript:alert(1)', undefined],
  ['__proto__', 'x', undefined],
])('%s %s links to %s', (system, code, url) => {
  expect(toCodeWords({ system, code }).url).toBe(url);
});

describe('table', () => {
  test('a hidden lane and a hidden layer stay in it, marked', () => {
    const view = { ...DEFAULT_VIEW, illustrative: false, hiddenLanes: ['findings'] };
    const drawn = Object.fromEntries(tableOf(course, view).map(({ id, isDrawn }) => [id, isDrawn]));
    expect(drawn).toEqual({
      purpura: false,
      resolved: false,
      infusion: false,
      'alt/1': true,
      'alt/shape-1': false,
    });
  });
  test('a shape is named illustrative and has no value', () => {
    expect(tableOf(course, DEFAULT_VIEW).find(({ id }) => id === 'alt/shape-1')).toMatchObject({
      what: 'illustrative shape: gradual rise',
      value: '',
      evidence: { what: 'illustrative', when: 'illustrative' },
      source: 'illustrative: “gradually increased”',
    });
  });
});

describe('description', () => {
  test('alternative texts are short and count what is drawn', () => {
    const long = { ...course, title: 'A very long title of a case '.repeat(20) };
    expect(altTextOf(course, DEFAULT_VIEW)).toBe(
      'Timeline: A case; Boy, 12 years; 3 events; 1 trend chart (curves illustrative)',
    );
    expect(altTextOf(long, DEFAULT_VIEW).length).toBeLessThanOrEqual(125);
  });
  test('an empty lane says what it says in the figure', () => {
    expect(describeCourse(course, DEFAULT_VIEW)).toContain('Adverse events: not reported.');
  });
  test('what all of a list share is said once', () => {
    const dose = {
      value: { kind: 'number', comparator: '=', value: 5 },
      unit: { display: 'mg' },
    } as const;
    const doses = [1, 2, 3].map((number) =>
      anEvent(`dose-${number}`, { label: 'Drug', dose, part: { series: 'dose', number, of: 3 } }),
    );
    const words = describeCourse({ ...course, events: doses }, DEFAULT_VIEW);
    expect(words).toContain(
      'Findings, all reported: Drug (finding), 1 of 3: at presentation; each dose 5 mg; Drug (finding), 2 of 3: at presentation; Drug',
    );
  });
  test('what the view hides is counted, not described', () => {
    const words = describeCourse(course, {
      ...DEFAULT_VIEW,
      hiddenLanes: ['adverse'],
      illustrative: false,
    });
    expect(words).not.toContain('not reported');
    expect(words).not.toMatch(/illustrative/);
    expect(words).toContain('Hidden: 1 lane (Adverse events).');
  });
  test('a lane of thousands is counted after its first sixty', () => {
    const events = Array.from({ length: 5000 }, (_, n) => anEvent(`e${n}`));
    expect(describeCourse({ ...course, events }, DEFAULT_VIEW)).toContain(
      'and 4940 more, listed in the data table.',
    );
  });
});
