/**
 * Golden figures: each is test, example and gallery page at once. A golden file changes only after
 * somebody looked at the picture.
 */
import { describe, expect, test } from 'vitest';
import { svgText } from '../../src/export/svg.ts';
import type { Case } from '../../src/model/case.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type Page, type View } from '../../src/view/view.ts';
import { caseOf } from '../layout/cases.ts';
import { overlapsOf } from '../layout/overlaps.ts';
import empty from './empty.case.yaml?case';
import marks from './marks.case.yaml?case';
import times from './times.case.yaml?case';
import unplaced from './unplaced.case.yaml?case';
import values from './values.case.yaml?case';

interface Golden {
  readonly name: string;
  readonly file: Case;
  readonly view?: Partial<View>;
  readonly page?: Partial<Page>;
}

const own = (name: string, document: unknown): Case => ({
  name,
  document: document as CaseDocument,
});

const GOLDENS: readonly Golden[] = [
  { name: 'purpura', file: caseOf('purpura') },
  { name: 'purpura-360', file: caseOf('purpura'), page: { width: 360 } },
  { name: 'purpura-linear-dark', file: caseOf('purpura'), view: { axis: 'linear', theme: 'dark' } },
  {
    name: 'purpura-literal-print',
    file: caseOf('purpura'),
    view: { reading: 'literal', theme: 'print', illustrative: false },
  },
  { name: 'dili', file: caseOf('dili') },
  { name: 'itp-romiplostim', file: caseOf('itp-romiplostim') },
  {
    name: 'calendar-window',
    file: caseOf('calendar'),
    view: {
      axis: 'calendar',
      window: [0.3, 0.5],
      hiddenPanels: ['creatinine', 'leukocytes', 'haemoglobin', 'esr', 'ast'],
    },
  },
  { name: 'times', file: own('times', times), page: { width: 960 } },
  { name: 'marks', file: own('marks', marks), page: { width: 960 } },
  { name: 'values', file: own('values', values), page: { width: 960 } },
  { name: 'unplaced', file: own('unplaced', unplaced), page: { width: 960 } },
  { name: 'empty', file: own('empty', empty), page: { width: 640 } },
];

describe.each(GOLDENS)('$name', ({ name, file, view, page }) => {
  const render = (): ReturnType<typeof renderView> =>
    renderView(file, { ...DEFAULT_VIEW, ...view }, { ...DEFAULT_PAGE, ...page });

  test('is the picture that was looked at', async () => {
    const { drawing, issues } = render();
    expect(issues).toEqual([]);
    await expect(svgText(drawing)).toMatchFileSnapshot(`${name}.svg`);
  });

  test('has no text over another, a mark or a curve', () => {
    expect(overlapsOf(render().figure)).toEqual([]);
  });

  test('every mark that stands for data says what, of which kind, and on what evidence', () => {
    const svg = svgText(render().drawing);
    for (const [tag] of svg.matchAll(/<g [^>]*data-[^>]*>/g)) {
      expect(tag).toMatch(/data-event="|data-series="/);
      expect(tag).toMatch(/data-kind="[a-z-]+"/);
      expect(tag).toMatch(/data-evidence="(reported|derived|illustrative)"/);
    }
  });
});
