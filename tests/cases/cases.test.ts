import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase } from '../../src/formats/read.ts';
import type { CaseDocument, EvidenceDoc, FacetsDoc } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';

const load = (id: string) =>
  readCase(readFileSync(`static/cases/${id}.case.yaml`), { name: `${id}.case.yaml` });
const documentOf = (id: string): CaseDocument => load(id).case?.document ?? ({} as CaseDocument);
const IDS = readdirSync('static/cases').map((name) => name.replace('.case.yaml', ''));

describe('a case that comes with the program', () => {
  test('there are four', () => {
    expect(IDS).toEqual(['calendar', 'dili', 'itp-romiplostim', 'purpura']);
  });

  test.each(IDS)('%s reads without an issue, under every reading', (id) => {
    const { case: read, issues } = load(id);
    expect(issues).toEqual([]);
    expect(read?.document.id).toBe(id);
    for (const reading of [undefined, ...(read?.document.readings ?? []).map((each) => each.id)]) {
      expect(resolveCase(documentOf(id), reading).issues).toEqual([]);
    }
  });

  test.each(IDS)(
    '%s holds no illustrative event or point, and a locator for what is reported',
    (id) => {
      const { course } = resolveCase(documentOf(id));
      const data = [...course.events, ...course.series.flatMap(({ points }) => points)];
      for (const { evidence } of data) {
        for (const facet of [evidence.what, evidence.when, evidence.value ?? evidence.what]) {
          expect(facet.kind).not.toBe('illustrative');
          if (facet.kind === 'reported') expect(facet.locator).toBeTruthy();
          if (facet.kind === 'derived' && id === 'purpura') expect(facet.reasoning).toBeTruthy();
        }
      }
    },
  );
});

describe('purpura', () => {
  const document = documentOf('purpura');
  const course = (reading?: string) => resolveCase(document, reading).course;

  test('holds every row of the facts, each with its phrase', () => {
    const quotes = JSON.stringify(document);
    for (const phrase of PHRASES) expect(quotes).toContain(phrase);
  });

  test('counts no infusions outside its readings', () => {
    const { readings: _, source: __, ...rest } = document;
    const said = JSON.stringify(withoutQuotes(rest)).replace(
      /first-infusion \+ 8 weeks|5\.48|5\.98|"code":"[^"]*"|0\.\d+|\d\.\d+/g,
      '',
    );
    expect(said).not.toMatch(/\b8\b|eight/i);
  });

  test('draws eight weekly infusions by default, on days 0, 7 … 49, each with the dose of all', () => {
    const infusions = course().events.filter(({ part }) => part?.series === 'infusions');
    expect(
      infusions.map(({ time }) =>
        time.kind === 'point' ? time.at.earliest / 86_400_000 : undefined,
      ),
    ).toEqual([0, 7, 14, 21, 28, 35, 42, 49]);
    for (const { dose, evidence } of infusions) {
      expect(dose?.value).toEqual({ kind: 'range', low: 5.48, high: 5.98, median: 5.65 });
      expect(evidence.when.kind).toBe('derived');
    }
  });

  test.each([
    ['literal', 70, 'about 70 infusions over 2 months'],
    ['unspaced', 8, '8 infusions within 2 months'],
  ])('the reading %s is one undated stretch of %i', (id, count, subtitle) => {
    const infusions = course(id).events.filter(({ part }) => part?.series === 'infusions');
    expect(infusions).toHaveLength(1);
    expect(infusions[0]?.part?.of).toBe(count);
    expect(infusions[0]?.time.kind).toBe('episodes');
    expect(course(id).phases.find((phase) => phase.id === 'therapy')?.subtitle).toBe(subtitle);
  });

  test('a teaching title gives nothing away', () => {
    expect(document.teachingTitle).not.toMatch(/cirrhosis|stem|MSC|Henoch/i);
  });

  test('has one number for platelets, 150, and none for transaminases', () => {
    const values = course().series.flatMap(({ points }) => points.map(({ value }) => value));
    expect(values).toEqual([
      { kind: 'number', comparator: '<', value: 150 },
      { kind: 'number', comparator: '>', value: 150 },
      { kind: 'level', level: 'high' },
      { kind: 'level', level: 'normal' },
    ]);
  });
});

test('the liver injury case draws no reference range, and gives the peak an order but no date', () => {
  const { course } = resolveCase(documentOf('dili'));
  for (const { ranges, bounds, points } of course.series) {
    expect([...ranges, ...bounds]).toEqual([]);
    expect(points.map(({ at }) => at.precision)).toEqual(['day', 'order']);
  }
});

test('the calendar case is synthetic, says so in its title, and is as large as it should be', () => {
  const { source, title, events = [], series = [] } = documentOf('calendar');
  expect(source.basis).toBe('synthetic');
  expect(title).toContain('synthetic');
  expect(events.length).toBeGreaterThanOrEqual(58);
  expect(series).toHaveLength(8);
  for (const { points = [] } of series) {
    expect(points.length).toBeGreaterThanOrEqual(20);
    expect(points.length).toBeLessThanOrEqual(60);
  }
  expect(JSON.stringify(series)).toContain('"<5"');
  expect(events.some(({ end }) => end === 'ongoing')).toBe(true);
});

/** Phrases of the abstract, a row of the facts each. */
const PHRASES = [
  'A 12-year-old boy presented',
  'an 11-month history of purpura on the skin of both lower limbs',
  'accompanied by thrombocytopenia',
  'repeated swelling and painful dorsum pedis, followed by skin redness',
  'drug abuse history',
  'Long-term oral administration of excessive herbal medicine may cause liver damage',
  'Bone marrow slides showed megakaryocyte maturation disorder',
  'Based on the pathology and drug abuse history',
  'diagnosed with nodular cirrhosis, secondary allergic purpura, and thrombocytopenia',
  'etiologies related to his drugs and an immune dysfunction',
  'the liver damaging drugs were discontinued',
  'the appropriate liver immunosuppressive drugs were administered',
  'ucMSCs were injected 8 times/wk in 2 months',
  'a median cell count of 5.65 × 10^7/L, ranging from 5.48 to 5.98 × 10^7/L',
  "As the patient's skin rash resolved",
  'his platelets gradually increased to >150 × 10^9/L',
  'liver transaminase levels gradually decreased to a normal level',
  'the round nodules in the liver decreased in size',
  'the spleen thickness also decreased',
];

/** The document without the source's own words. */
function withoutQuotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutQuotes);
  if (typeof value !== 'object' || value === null) return value;
  const isQuote = (key: string): key is keyof (EvidenceDoc & FacetsDoc) =>
    ['reported', 'illustrative'].includes(key);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      isQuote(key) ? [] : [[key, withoutQuotes(each)]],
    ),
  );
}
