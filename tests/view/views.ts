// Views and courses out of hostile ids, for the laws.
import fc from 'fast-check';
import { EVENT_KINDS, type Course } from '../../src/model/course.ts';
import type { EvidenceKind } from '../../src/model/evidence.ts';
import { reviveView } from '../../src/view/revive.ts';
import type { Cursor, PanelView, View } from '../../src/view/view.ts';
import { aCourse, anEvent, aPoint, aSeries, aShape, reported } from '../describe/course.ts';

fc.configureGlobal({ seed: 20210304 });

const EVIDENCE: readonly EvidenceKind[] = ['reported', 'derived', 'illustrative'];

export const anId = fc.oneof(
  fc.constantFrom(
    ...['%', '%25', '%u0041', '&', 'a&b=c', '#', '?', '/', 'platelets/3', ',', ':', 'at:x:1', ' '],
    ...['a b', 'a+b', 'on', 'off', '0.25-0.5', '__proto__', 'constructor', '(x)', "it's", '"<b>'],
    ...[
      '\ud800',
      '\udc00\ud800',
      'x'.repeat(3000),
      '血小板',
      '‏مرحبا',
      '\n',
      '\0',
      '🙂',
      '42',
      '-1',
    ],
  ),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.string({ minLength: 1, maxLength: 8 }),
);

// Minus zero is zero in a link and in JSON.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const ids = fc.array(anId, { maxLength: 4 });

const aCursor: fc.Arbitrary<Cursor> = fc.oneof(
  fc.record({ kind: fc.constant('mark' as const), id: anId }),
  fc.record({ kind: fc.constant('time' as const), frame: anId, t: number }),
  fc.record({ kind: fc.constant('order' as const), phase: anId, along: fraction }),
);

const aPanelView: fc.Arbitrary<PanelView> = fc.record(
  {
    scale: fc.constantFrom('linear' as const, 'log' as const),
    value: fc.constantFrom('absolute' as const, 'limit' as const),
    range: anId,
  },
  { requiredKeys: [] },
);

const aFilter = fc.record({
  hiddenKinds: fc.subarray([...EVENT_KINDS]),
  hiddenEvidence: fc.subarray([...EVIDENCE]),
  text: fc.oneof(fc.constant(''), anId),
});

/** As the types allow, but not always in order: duplicate ids, a window off the axis. */
export const aRawView: fc.Arbitrary<View> = fc.record(
  {
    axis: fc.constantFrom('phases' as const, 'linear' as const, 'calendar' as const),
    window: fc.oneof(fc.tuple(fraction, fraction), fc.tuple(number, number)),
    dayZero: anId,
    reading: anId,
    dates: fc.constantFrom('shifted' as const, 'relative' as const),
    illustrative: fc.boolean(),
    lens: fc.boolean(),
    hiddenLanes: ids,
    hiddenPanels: ids,
    collapsedLanes: ids,
    laneOrder: ids,
    panelOrder: ids,
    panels: fc.dictionary(anId, aPanelView, { maxKeys: 3 }),
    filter: aFilter,
    cursors: fc.array(aCursor, { maxLength: 3 }),
    pinned: anId,
    emphasis: ids,
    theme: fc.constantFrom(
      'light' as const,
      'dark' as const,
      'projector' as const,
      'print' as const,
    ),
  },
  {
    requiredKeys: [
      ...(['axis', 'window', 'illustrative', 'lens', 'hiddenLanes', 'hiddenPanels'] as const),
      ...(['collapsedLanes', 'laneOrder', 'panelOrder', 'panels', 'filter', 'cursors'] as const),
      ...(['emphasis', 'theme'] as const),
    ],
  },
);

/** As changes make them. */
export const aView: fc.Arbitrary<View> = aRawView.map((view) => reviveView(view));

const WORDS = ['rash', 'Schönlein', 'ALT', 'biopsy 2', 'nadir', '777-3', 'cœur', 'İ'];
const someText = fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((all) => all.join(' '));

const someEvidence = fc.constantFrom(...EVIDENCE).map((kind) => ({ kind, quote: 'as told' }));
const facets = fc.record({
  what: someEvidence,
  when: someEvidence,
  ...{ value: someEvidence },
});

/** Lanes `l0`…, events `e0`…, series `s0`… with points `s0/1`…; words and evidence at random. */
export const someCourse: fc.Arbitrary<Course> = fc
  .record({
    lanes: fc.integer({ min: 1, max: 5 }),
    events: fc.array(
      fc.record({
        lane: fc.nat(4),
        kind: fc.constantFrom(...EVENT_KINDS),
        label: someText,
        note: someText,
        evidence: facets,
      }),
      { maxLength: 12 },
    ),
    series: fc.array(
      fc.record({
        label: someText,
        points: fc.array(fc.record({ label: someText, evidence: facets }), { maxLength: 6 }),
        shapes: fc.nat(2),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ lanes, events, series }) =>
    aCourse({
      lanes: Array.from({ length: lanes }, (_, n) => ({ id: `l${n}`, label: `Lane ${n}` })),
      events: events.map(({ lane, ...event }, n) =>
        anEvent(`e${n}`, { ...event, lane: `l${lane % lanes}` }),
      ),
      series: series.map(({ label, points, shapes }, n) =>
        aSeries(`s${n}`, {
          label,
          points: points.map((point, at) => aPoint(`s${n}/${at + 1}`, point)),
          shapes: Array.from({ length: shapes }, () => aShape([0.2, 0.5])),
        }),
      ),
      readings: [{ id: 'literal', label: 'Literal', says: 'as written', isDefault: true }],
      patient: { label: 'Somebody', evidence: reported() },
    }),
  );

/** Views of such courses: about half of what they name is there. */
export const someView: fc.Arbitrary<View> = fc
  .record({
    lanes: fc.tuple(...[0, 1, 2].map(() => fc.subarray(['l0', 'l1', 'l2', 'l3', 'l9']))),
    series: fc.tuple(...[0, 1].map(() => fc.subarray(['s0', 's1', 's2', 's9']))),
    illustrative: fc.boolean(),
    lens: fc.boolean(),
    filter: aFilter,
    text: fc.oneof(fc.constant(''), someText),
  })
  .map(({ lanes, series, filter, text, ...flags }) =>
    reviveView({
      ...flags,
      hiddenLanes: lanes[0],
      collapsedLanes: lanes[1],
      laneOrder: [...(lanes[2] ?? [])].reverse(),
      hiddenPanels: series[0],
      panelOrder: [...(series[1] ?? [])].reverse(),
      filter: { ...filter, text },
    }),
  );
