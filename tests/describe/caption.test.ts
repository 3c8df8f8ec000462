import { describe, expect, test } from 'vitest';
import { captionOf, sourceLineOf } from '../../src/describe/caption.ts';
import type { Course } from '../../src/model/course.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { sayShown } from '../../src/describe/hidden.ts';
import { aCourse, anEvent, aSeries, aShape, reported } from './course.ts';

const shaped: Course = aCourse({
  lanes: [
    { id: 'findings', label: 'Findings' },
    { id: 'exposure', label: 'Exposure' },
  ],
  series: [
    aSeries('platelets', {
      label: 'Platelets',
      shapes: [aShape([0.4])],
      bounds: [{ at: 150, side: 'above', label: 'above 150', source: 'abstract' }],
    }),
    aSeries('alt', { label: 'ALT', ranges: [{ high: 40, source: 'hospital laboratory' }] }),
  ],
  readings: [
    {
      id: 'weekly',
      label: 'Weekly',
      says: '“8 times/wk” is read as eight weekly infusions.',
      isDefault: true,
    },
    { id: 'literal', label: 'Literal', says: '“8 times/wk” is read literally.', isDefault: false },
  ],
  notStated: ['drug names', 'route'],
  remarks: ['The authors give one platelet count.'],
});

const caption = (course: Course, view: Partial<View> = {}): string =>
  captionOf(course, { ...DEFAULT_VIEW, ...view });

test('the caption says what a reader must know, in order, once', () => {
  expect(caption(shaped)).toBe(
    'The authors give one platelet count. Dashed shapes are illustrative, not in the source. ' +
      '“8 times/wk” is read as eight weekly infusions. Not stated: drug names and route. ' +
      'Reference ranges of ALT: hospital laboratory. Bounds of Platelets: abstract. ' +
      'Not for clinical decisions.',
  );
});

test('a course with nothing to explain has only the quiet sentence', () => {
  expect(caption(aCourse())).toBe('Not for clinical decisions.');
});

test('nothing is said twice', () => {
  const twice = aCourse({ remarks: ['Not for clinical decisions.', 'One count.', 'One count'] });
  expect(caption(twice)).toBe('Not for clinical decisions. One count.');
});

test('what is illustrative is named only where it is drawn', () => {
  expect(caption(shaped, { illustrative: false })).not.toMatch(/illustrative/);
  expect(caption(shaped, { hiddenPanels: ['platelets'] })).not.toMatch(/illustrative/);
  expect(caption(shaped, { hiddenPanels: ['alt'] })).toMatch(/illustrative/);
});

test.each([
  [undefined, 'eight weekly'],
  ['weekly', 'eight weekly'],
  ['literal', 'read literally'],
])('the caption names the reading drawn: %s', (reading, says) => {
  const course = { ...shaped, ...(reading !== undefined && { reading }) };
  expect(caption(course)).toContain(says);
  expect(caption(course).match(/is read/g)).toHaveLength(1);
});

test('hidden lanes and panels are counted and named, and their sources are not given', () => {
  const hidden = caption(shaped, { hiddenLanes: ['exposure'], hiddenPanels: ['alt', 'platelets'] });
  expect(hidden).toContain('Hidden: 1 lane (Exposure); 2 panels (Platelets and ALT).');
  expect(hidden).not.toMatch(/Reference ranges|Bounds/);
});

describe('source line', () => {
  test('patient, citation and DOI', () => {
    expect(sourceLineOf(shaped)).toBe('Boy, 12 years · Author A, Journal 2018 · doi:10.1000/x');
  });
  test('a synthetic case says so', () => {
    const synthetic = aCourse({
      patient: { label: 'Woman, 54 years', evidence: reported() },
      source: { basis: 'synthetic' },
    });
    expect(sourceLineOf(synthetic)).toBe('Woman, 54 years · synthetic case');
  });
});

test('what a filter hides is counted, lanes and panels hidden by hand stay named', () => {
  const kinds = aCourse({
    lanes: [{ id: 'findings', label: 'Findings' }],
    events: [
      anEvent('fever', { lane: 'findings', kind: 'symptom', label: 'Fever' }),
      anEvent('scan', { lane: 'findings', kind: 'imaging', label: 'Scan' }),
    ],
    series: [aSeries('alt', { label: 'ALT' })],
  });
  const filter = { hiddenKinds: ['imaging'], hiddenEvidence: [], text: '' };
  expect(caption(kinds, { filter })).toContain('Hidden: 1 event by the filter.');
  expect(caption(kinds, { filter, hiddenPanels: ['alt'] })).toContain(
    'Hidden: 1 panel (ALT); 1 event by the filter.',
  );
  expect(sayShown(kinds, { ...DEFAULT_VIEW, filter })).toBe('1 of 2 events shown');
  expect(sayShown(kinds, DEFAULT_VIEW)).toBeUndefined();
});

test('with the lens on nothing is said of dashes: what is not reported is said to be faded', () => {
  const words = caption(shaped, { lens: true });
  expect(words).toContain('is faded, and illustrative shapes are left out.');
  expect(words).not.toMatch(/[Dd]ashed/);
  expect(caption(shaped, { lens: true, hiddenPanels: ['platelets'] })).not.toMatch(/illustrative/);
});

test('a range that the reader chose is given with its source, and as chosen', () => {
  const alt = aCourse({
    series: [
      aSeries('alt', {
        label: 'ALT',
        unit: { display: 'U/L', ucum: 'U/L' },
        ranges: [{ high: 40, source: 'hospital laboratory' }],
      }),
    ],
  });
  const words = caption(alt, { panels: { alt: { range: 'alt-caliper' } } });
  expect(words).toContain('Reference ranges of ALT: CALIPER, boy of 12 (chosen by the reader).');
  expect(words).not.toContain('hospital');
});
