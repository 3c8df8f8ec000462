import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseDocument, EventDoc } from '../../src/model/document.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const event = fc.record({
  kind: fc.constantFrom('finding' as const, 'symptom' as const),
  status: fc.constantFrom('affirmed' as const, 'excluded' as const),
  label: fc.stringMatching(/^[A-Z][a-z]{2,14}( [a-z]{2,14}){0,8}$/),
  at: fc.constantFrom(undefined, undefined, undefined, 'visit', 'after visit', 'before visit'),
});

const figureOf = (events: readonly EventDoc[], width: number) => {
  const document: CaseDocument = {
    caseline: 1,
    id: 'made',
    title: 'Made',
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic' },
    anchors: [{ id: 'visit', label: 'visit', at: 'birth + 6 years' }],
    lanes: [{ id: 'a', label: 'A' }],
    events: [...events, { id: 'seen', kind: 'encounter', lane: 'a', label: 'Seen', at: 'visit' }],
  };
  const page = { ...DEFAULT_PAGE, width };
  return renderView({ name: 'made', document }, DEFAULT_VIEW, page).figure;
};

test('events that share a bar keep a mark, a label and a place to point at each, and none covers another', () => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 3, maxLength: 30 }),
      fc.constantFrom(360, 960, 1600),
      (made, width) => {
        const events = made.map(({ at, ...rest }, n): EventDoc => ({
          ...rest,
          id: `e${n}`,
          lane: 'a',
          ...(at === undefined ? {} : { at }),
        }));
        const figure = figureOf(events, width);
        const [lane] = figure.lanes;
        const placed = lane?.events ?? [];
        const ids = placed.flatMap(({ id, members }) => members ?? [id]);
        expect([...new Set(ids)].sort()).toEqual([...events.map(({ id }) => id), 'seen'].sort());
        const unlabelled = new Set(lane?.more?.ids ?? []);
        for (const { id, texts, box, count } of placed) {
          if (count === undefined && !unlabelled.has(id)) expect(texts.length).toBeGreaterThan(0);
          expect(box.width).toBeGreaterThan(0);
        }
        expect(overlapsOf(figure)).toEqual([]);
        expect(brokenNumbers(figure)).toEqual([]);
      },
    ),
    { seed: 8, numRuns: 60 },
  );
});

test('a label without a bar of its own lies below the one that it shares', () => {
  const names = ['Ptosis', 'Cataract', 'Iris coloboma', 'Cleft palate', 'Long philtrum'];
  const events = names.map((label, n): EventDoc => ({
    id: `e${n}`,
    kind: 'finding',
    lane: 'a',
    label,
  }));
  const [lane] = figureOf(events, 960).lanes;
  const own = (lane?.events ?? []).filter(({ id }) => id !== 'seen');
  expect(own.filter(({ bar }) => bar !== undefined)).toHaveLength(1);
  const bar = own.find((each) => each.bar !== undefined)?.bar?.box;
  for (const { texts } of own) {
    const [text] = texts;
    expect(text?.y).toBeGreaterThan((bar?.y ?? Infinity) + (bar?.height ?? 0));
    expect(text?.x).toBeLessThan((bar?.x ?? 0) + (bar?.width ?? 0));
  }
});
