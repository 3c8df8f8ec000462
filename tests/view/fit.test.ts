import { expect, test } from 'vitest';
import type { CaseDocument } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { fitView } from '../../src/view/fit.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const document: CaseDocument = {
  caseline: 1,
  id: 'alt',
  title: 'ALT without a range of its own',
  patient: { label: 'Nobody' },
  source: { basis: 'synthetic' },
  lanes: [],
  series: [{ id: 'alt', label: 'ALT', unit: 'U/L', points: [{ at: '2021-03-04', value: 90 }] }],
};

test('multiples of an upper limit stay where a range of the catalogue makes them possible', () => {
  const { course } = resolveCase(document);
  const ranged = {
    ...DEFAULT_VIEW,
    panels: { alt: { value: 'limit' as const, range: 'alt-caliper' } },
  };
  const bare = { ...DEFAULT_VIEW, panels: { alt: { value: 'limit' as const } } };
  const kept = fitView(ranged, course).view.panels['alt'];
  const lost = fitView(bare, course);
  expect(lost.view.panels['alt']?.value).toBeUndefined();
  expect(lost.problems.length).toBeGreaterThan(0);
  expect(kept).toEqual({ value: 'limit', range: 'alt-caliper' });
});
