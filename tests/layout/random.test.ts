import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseDocument, EventDoc, PointDoc } from '../../src/model/document.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const words = fc
  .array(
    fc.constantFrom(
      'rash',
      'thrombocytopenia',
      'a',
      'Schönlein',
      'ALT 3 × limit',
      'hospital-acquired',
      'x'.repeat(60),
      '血小板',
      '‏مرحبا',
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(' '));

const day = fc.integer({ min: -400, max: 400 });
const moment = fc.oneof(
  day.map((n) => `start ${n < 0 ? '-' : '+'} ${Math.abs(n)} days`),
  fc.integer({ min: 1, max: 12 }).map((n) => `${n} months after start`),
  fc.constantFrom(
    'after start',
    'before start',
    'not stated',
    'second',
    'after second',
    'about second + 2 weeks',
    'between start and second',
  ),
);

const event: fc.Arbitrary<Omit<EventDoc, 'id'>> = fc
  .oneof(
    fc.record({ at: moment }),
    fc.record({ start: moment, end: fc.oneof(moment, fc.constantFrom('ongoing', 'unknown')) }),
    fc.record({ at: fc.constant('after start'), phase: fc.constant('open') }),
    fc.record({
      repeat: fc.record({
        from: fc.constant('second'),
        every: fc.constantFrom('1 day', '1 week'),
        count: fc.integer({ min: 1, max: 40 }),
      }),
    }),
  )
  .chain((time) =>
    fc
      .record({
        kind: fc.constantFrom(
          'symptom',
          'diagnosis',
          'medication',
          'infusion',
          'imaging',
          'note',
          'death',
        ),
        lane: fc.constantFrom('one', 'two'),
        label: words,
        note: fc.option(words, { nil: undefined }),
        status: fc.constantFrom('affirmed', 'excluded'),
      })
      .map((rest) => ({ ...rest, ...time })),
  );

const point: fc.Arbitrary<PointDoc> = fc.record({
  at: moment,
  value: fc.oneof(
    fc.integer({ min: 0, max: 2000 }),
    fc.constantFrom<PointDoc['value']>(
      '<5',
      '>150',
      { level: 'high' },
      { level: 'normal' },
      { low: 3, high: 90 },
      { absent: 'sample lost' },
      '++',
    ),
  ),
  label: fc.option(words, { nil: undefined }),
});

const document: fc.Arbitrary<CaseDocument> = fc
  .record({
    title: words,
    events: fc.array(event, { maxLength: 14 }),
    points: fc.array(point, { maxLength: 14 }),
    hasPhases: fc.boolean(),
    hasBound: fc.boolean(),
  })
  .map(({ title, events, points, hasPhases, hasBound }) => ({
    caseline: 1,
    id: 'random',
    title,
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic' },
    anchors: [{ id: 'start' }, { id: 'second', after: 'start' }],
    ...(hasPhases
      ? {
          phases: [
            { id: 'past', label: 'Past', start: 'start - 6 months', end: 'start' },
            { id: 'open', label: 'Something of unknown length' },
            { id: 'then', label: 'Then', start: 'second', lasts: '2 months' },
          ],
        }
      : {}),
    lanes: [
      { id: 'one', label: 'One' },
      { id: 'two', label: 'A lane with a long name', empty: 'not reported' },
    ],
    events: events.map((rest, at) => ({ id: `e${at}`, ...rest })),
    series: [
      {
        id: 's',
        label: 'Platelets',
        unit: '×10⁹/L',
        points,
        ...(hasBound
          ? {
              bounds: [
                {
                  at: 150,
                  side: 'above' as const,
                  label: 'the bound that the authors use',
                  source: 'text',
                },
              ],
            }
          : {}),
      },
    ],
  }));

describe('any course, at any width', () => {
  test('is drawn without a broken number, with no text over another, a mark or a curve', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(360, 700, 1280),
        fc.constantFrom<'phases' | 'linear'>('phases', 'linear'),
        (doc, width, axis) => {
          const { figure } = renderView(
            { name: 'random', document: doc },
            { ...DEFAULT_VIEW, axis },
            { ...DEFAULT_PAGE, width },
          );
          expect(brokenNumbers(figure)).toEqual([]);
          expect(overlapsOf(figure)).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  }, 60_000);
});
