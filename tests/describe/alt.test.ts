import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALT_LENGTH, altTextOf } from '../../src/describe/alt.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { CASES, courseOf } from '../layout/cases.ts';
import { aCourse, anEvent, aSeries, aShape, atOnce, day, derived, reported } from './course.ts';

const SEED = { seed: 4_125, numRuns: 300 };

const said = (title: string, more: Parameters<typeof aCourse>[0] = {}): string =>
  altTextOf(aCourse({ title, ...more }), DEFAULT_VIEW);

describe('the alternative text of the cases', () => {
  test.each([
    [
      'purpura',
      'Timeline: Refractory Henoch–Schönlein purpura…; Boy, 12 years; outcome: Rash resolved; 2 trend charts (curves illustrative)',
    ],
    [
      'dili',
      'Timeline: Drug-induced liver injury after amoxicillin–clavulanate; Man, 34 years; 9 events; 4 trend charts',
    ],
  ])('%s says what, who and what came of it', (id, says) => {
    expect(altTextOf(courseOf(id), DEFAULT_VIEW)).toBe(says);
  });

  test.each(CASES)('%s keeps the law in every view', (id) => {
    const course = courseOf(id);
    const lanes = course.lanes.map(({ id: lane }) => lane);
    const views = fc.record({
      illustrative: fc.boolean(),
      lens: fc.boolean(),
      hiddenLanes: fc.subarray(lanes),
      hiddenPanels: fc.subarray(course.series.map(({ id: series }) => series)),
    });
    fc.assert(
      fc.property(views, (part) => {
        const view: View = { ...DEFAULT_VIEW, ...part };
        const alt = altTextOf(course, view);
        const isShaped =
          view.illustrative &&
          !view.lens &&
          course.series.some(
            ({ id: series, shapes }) => shapes.length > 0 && !part.hiddenPanels.includes(series),
          );
        expect(alt.length).toBeLessThanOrEqual(ALT_LENGTH);
        expect(alt.includes('curves illustrative')).toBe(isShaped);
      }),
      SEED,
    );
  });
});

test('whatever the title: short, no word and no character broken, illustrative curves named', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 30,
  });
  const series = [aSeries('a', { shapes: [aShape([1])] })];
  fc.assert(
    fc.property(words, fc.string({ maxLength: 60 }), (parts, label) => {
      const title = parts.join(' ');
      const alt = said(title, { series, patient: { label, evidence: reported() } });
      expect(alt.length).toBeLessThanOrEqual(ALT_LENGTH);
      expect(alt).toContain('(curves illustrative)');
      expect(alt).not.toMatch(/\p{Cs}/u);
      expect(alt).toMatch(/^Timeline[:;]/);
    }),
    SEED,
  );
});

test('a title is cut after a word, and left out where not one word fits', () => {
  const title = 'Purpura and thrombocytopenia '.repeat(8).trim();
  const kept = /^Timeline: (.*)…; /.exec(said(title))?.[1] ?? '';
  expect(kept.length).toBeGreaterThan(50);
  expect(title.startsWith(`${kept} `)).toBe(true);
  expect(said('x'.repeat(200))).toBe('Timeline; Boy, 12 years');
});

test('a title without spaces is cut between two signs', () => {
  const alt = said('难治性紫癜'.repeat(30));
  expect(alt).toMatch(/^Timeline: (难治性紫癜)+[难治性紫癜]*…; /);
  expect(alt.length).toBeLessThanOrEqual(ALT_LENGTH);
});

test('only what the source reports is an outcome', () => {
  const outcome = (what = reported('resolved')) =>
    said('A case', {
      events: [
        anEvent('end', { kind: 'outcome', label: 'Rash resolved', evidence: { what, when: what } }),
      ],
    });
  expect(outcome()).toContain('; outcome: Rash resolved');
  expect(outcome(derived('it must have'))).not.toContain('Rash resolved');
});

test('a length is said only where the words do not depend on what is not known', () => {
  const spanning = (last: number, width: number) => {
    const at = day(last);
    const end = anEvent('end', { time: atOnce({ ...at, latest: at.latest + width * 86_400_000 }) });
    return said('A case', { events: [anEvent('begin'), end] });
  };
  expect(spanning(1100, 0)).toContain('; about 3 years; ');
  expect(spanning(1100, 800)).not.toContain('about');
});
