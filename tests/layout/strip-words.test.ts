import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseDocument, EventDoc } from '../../src/model/document.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { renderView } from '../render-view.ts';
import { overlapsOf } from './overlaps.ts';

const LABELS = ['Check-up', 'Urine test', 'Urine culture', 'Night call', 'X-ray'];
const LONG = `Appearance of urine ${'as told at length '.repeat(12)}`;

const event = fc.record({
  label: fc.constantFrom(...LABELS, LONG),
  day: fc.integer({ min: 1, max: 28 }),
  status: fc.constantFrom('affirmed' as const, 'excluded' as const),
});

test('a strip says what it holds: labels with counts, the rest as a number, and nothing is left out', () => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(360, 960),
      (made, width) => {
        const events = made.map(({ day, ...rest }, n): EventDoc => ({
          ...rest,
          id: `e${n}`,
          kind: 'finding',
          lane: 'a',
          at: `2020-01-${String(day).padStart(2, '0')}`,
        }));
        const document: CaseDocument = {
          caseline: 1,
          id: 'made',
          title: 'Made',
          patient: { label: 'Nobody' },
          source: { basis: 'synthetic' },
          lanes: [{ id: 'a', label: 'A' }],
          events,
        };
        const view = { ...DEFAULT_VIEW, collapsedLanes: ['a'] };
        const page = { ...DEFAULT_PAGE, width };
        const { figure } = renderView({ name: 'made', document }, view, page);
        const words = figure.lanes[0]?.title.at(-1)?.text ?? '';
        const parts = words.split(' · ');
        const counted = parts.reduce((sum, part) => {
          const others = /^(\d+) others?$/.exec(part);
          return sum + Number(others?.[1] ?? / ×(\d+)$/.exec(part)?.[1] ?? 1);
        }, 0);
        // A label that is longer than the lane loses its end, with its count.
        if (!words.includes('…')) expect(counted).toBe(events.length);
        for (const part of parts.filter((each) => LABELS.some((label) => each.startsWith(label)))) {
          const [name = '', status] = part.replace(/ ×\d+$/, '').split(', ');
          const own = made.filter((each) => each.label === name);
          const same = own.filter(
            (each) => (each.status === 'excluded') === (status !== undefined),
          );
          expect(same).toHaveLength(Number(/ ×(\d+)$/.exec(part)?.[1] ?? 1));
        }
        expect(overlapsOf(figure)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
