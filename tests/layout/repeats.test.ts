import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseDocument, EventDoc } from '../../src/model/document.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const dayOf = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);

const event = fc.record({
  kind: fc.constantFrom('encounter' as const, 'medication' as const, 'immunization' as const),
  label: fc.constantFrom('Check-up', 'Influenza vaccine', 'Simvastatin 10 mg, oral tablet'),
  from: fc.integer({ min: 10_000, max: 16_000 }),
  lasts: fc.constantFrom(undefined, 0, 40, 900),
});

const figureOf = (events: readonly EventDoc[], width: number, window: [number, number]) => {
  const document: CaseDocument = {
    caseline: 1,
    id: 'made',
    title: 'Made',
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic' },
    lanes: [{ id: 'a', label: 'A' }],
    events,
  };
  const page = { ...DEFAULT_PAGE, width };
  return renderView({ name: 'made', document }, { ...DEFAULT_VIEW, window }, page).figure;
};

test('events that say the same share a label, and each is drawn or counted exactly once', () => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 2, maxLength: 30 }),
      fc.constantFrom(360, 960, 1600),
      (made, width) => {
        const events = made.map(({ from, lasts, ...rest }, n): EventDoc => ({
          ...rest,
          id: `e${n}`,
          lane: 'a',
          ...(lasts === undefined
            ? { at: dayOf(from) }
            : { start: dayOf(from), end: dayOf(from + lasts) }),
        }));
        const figure = figureOf(events, width, [0, 1]);
        const ids = figure.lanes.flatMap((lane) =>
          lane.events.flatMap(({ id, members }) => members ?? [id]),
        );
        expect([...ids].sort()).toEqual(events.map(({ id }) => id).sort());
        expect(overlapsOf(figure)).toEqual([]);
        expect(brokenNumbers(figure)).toEqual([]);
        expect(overlapsOf(figureOf(events, width, [0.3, 0.6]))).toEqual([]);
      },
    ),
    { numRuns: 80 },
  );
});

test('twenty check-ups are one row', () => {
  const events = Array.from({ length: 20 }, (_, n): EventDoc => ({
    id: `e${n}`,
    kind: 'encounter',
    lane: 'a',
    label: 'Check-up',
    at: `${2000 + n}-03-01`,
  }));
  const placed = figureOf(events, 1280, [0, 1]).lanes[0]?.events ?? [];
  expect(new Set(placed.map(({ glyph }) => glyph?.cy)).size).toBe(1);
  expect(placed.flatMap(({ texts }) => texts.map(({ text }) => text))).toEqual(['Check-up']);
});
