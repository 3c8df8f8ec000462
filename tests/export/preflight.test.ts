import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/export/finding.ts';
import { preflight } from '../../src/export/preflight.ts';
import { textsIn, toMm, toPt, type PreflightInput } from '../../src/export/preflight-input.ts';
import { asOne } from '../../src/export/pages.ts';
import { applyPreset, maybePreset, PRESETS, type Settings } from '../../src/export/presets.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { courseOf as resolved } from '../../src/model/resolve.ts';
import { renderCourse } from '../../src/render.ts';
import { renderPages } from '../../src/render-pages.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, DEFAULT_VIEW, type Paper } from '../../src/view/view.ts';
import { CASES, courseOf } from '../layout/cases.ts';

const PLAIN: Settings = { view: DEFAULT_VIEW, page: DEFAULT_PAGE };

function check(course: Course, { view, page }: Settings, more: object = {}): readonly Finding[] {
  return preflight({ ...pagesOf(course, { view, page }), course, view, page, ...more });
}

function pagesOf(
  course: Course,
  { view, page }: Settings,
): Pick<PreflightInput, 'drawing' | 'pages'> {
  const drawings = renderPages(course, view, page).pages.map(({ drawing }) => drawing);
  return { drawing: asOne(drawings), pages: drawings.length };
}

function at(id: string): Settings {
  const preset = maybePreset(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return applyPreset(preset, PLAIN.view, PLAIN.page);
}

const paper = (settings: Settings, change: Partial<Paper>): Settings => ({
  ...settings,
  page: { ...settings.page, paper: { ...DEFAULT_PAPER, ...settings.page.paper, ...change } },
});

const typed = ({ view, page }: Settings, typeScale: number): Settings => ({
  view,
  page: { ...page, typeScale },
});

const codesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code }) => code);

const withCode = (findings: readonly Finding[], code: string): Finding => {
  const found = findings.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no ${code} among ${codesOf(findings).join(', ')}`);
  return found;
};

/** Settings that break one rule each, and the code that says so. */
const OFFENCES: readonly (readonly [string, string, Settings])[] = [
  ['type-small', 'purpura', paper(typed(at('elsevier-single'), 0.5), { leastType: 2 })],
  ['type-large', 'purpura', paper(typed(at('springer-double'), 1.5), { mostType: 30 })],
  ['line-thin', 'purpura', paper(at('bmc-single'), { leastLine: 0 })],
  [
    'width-off',
    'purpura',
    { ...at('elsevier-single'), page: { ...at('elsevier-single').page, width: 100 } },
  ],
  ['dpi-low', 'purpura', paper(at('springer-double'), { dpi: 150 })],
  ['title-inside', 'purpura', paper(at('springer-double'), { title: true })],
  ['patterns', 'purpura', paper(at('nature-double'), { patterns: true })],
  ['gridlines', 'purpura', paper(at('nature-double'), { gridlines: true })],
  ['coloured-text', 'itp-romiplostim', paper(at('nature-double'), { coloredText: true })],
  ['colours-merge', 'purpura', at('elsevier-double')],
  ['illustrative', 'purpura', at('elsevier-double')],
  ['caption-outside', 'purpura', at('elsevier-double')],
  ['calendar-dates', 'calendar', at('elsevier-double')],
  ['author-named', 'purpura', paper(at('jama'), { words: { author: 'A. Author' } })],
];

describe('a fix', () => {
  test.each(OFFENCES)(
    'of %s in %s, each by itself, removes its finding',
    (code, name, settings) => {
      const course = courseOf(name);
      const finding = withCode(check(course, settings), code);
      expect(finding.fixes.length).toBeGreaterThan(0);
      for (const { apply } of finding.fixes)
        expect(codesOf(check(course, apply(settings)))).not.toContain(code);
    },
  );

  test('of a figure that is too high makes it lower', () => {
    for (const name of CASES) {
      for (const { id } of PRESETS) {
        const settings = at(id);
        const before = pagesOf(courseOf(name), settings).drawing;
        const found = check(courseOf(name), settings).find(({ code }) => code === 'too-high');
        for (const { label, apply } of found?.fixes ?? []) {
          const after = pagesOf(courseOf(name), apply(settings)).drawing;
          expect(after.height, `${name} ${id} ${label}`).toBeLessThan(before.height);
        }
      }
    }
  });
});

describe.each(CASES)('%s', (name) => {
  test.each(PRESETS.map(({ id }) => id))('keeps the rules of %s, measured in the drawing', (id) => {
    const { view, page } = at(id);
    const preset = maybePreset(id);
    const { drawing } = renderCourse(courseOf(name), view, page);
    const sizes = textsIn(drawing).map(({ size }) => toPt(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual((preset?.type.least ?? 0) - 0.05);
    expect(Math.max(...sizes)).toBeLessThanOrEqual((preset?.type.most ?? 99) + 0.05);
    expect(toMm(drawing.width)).toBeCloseTo(preset?.widthMm ?? 0, 2);
    const codes = codesOf(preflight({ drawing, course: courseOf(name), view, page }));
    for (const code of ['type-small', 'type-large', 'line-thin', 'line-thick', 'width-off'])
      expect(codes).not.toContain(code);
    for (const code of ['title-inside', 'patterns', 'gridlines', 'coloured-text', 'dpi-low'])
      expect(codes).not.toContain(code);
    for (const code of ['name', 'place', 'phone', 'email', 'record-number', 'age-over-89', 'url'])
      expect(codes).not.toContain(code);
  });
});

test('the purpura case at 90 mm is told nothing worse than what is true of it', () => {
  const findings = check(courseOf('purpura'), at('elsevier-single'), {
    fileName: 'purpura-elsevier-single',
    format: 'tiff',
  });
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning too-high',
    'note colours-merge',
    'note source-names',
    'note illustrative',
    'note caption-outside',
  ]);
});

test('in a theme for print, colours carry nothing that could merge', () => {
  const { view, page } = at('elsevier-double');
  const printed: Settings = { view: { ...view, theme: 'print' }, page };
  expect(codesOf(check(courseOf('calendar'), printed))).not.toContain('colours-merge');
});

test('what merges is listed with the colours as they are seen', () => {
  const { swatches = [] } = withCode(
    check(courseOf('calendar'), at('elsevier-double')),
    'colours-merge',
  );
  expect(swatches.length).toBeGreaterThan(0);
  for (const { seen, colours, distance } of swatches) {
    expect([...seen, ...colours].every((hex) => /^#[\da-f]{6}$/.test(hex))).toBe(true);
    expect(distance).toBeLessThan(4.05);
  }
});

test('nothing is changed', () => {
  const settings = at('nature-single');
  const before = JSON.stringify(settings);
  for (const { fixes } of check(courseOf('calendar'), settings))
    for (const { apply } of fixes) apply(settings);
  expect(JSON.stringify(settings)).toBe(before);
});

describe('a record', () => {
  const RECORD: CaseDocument = {
    caseline: 1,
    id: 'record',
    title: 'Rash in Mrs. Miller',
    patient: { label: 'Woman, 93 years' },
    source: { basis: 'record', citation: 'Springfield General Hospital, MRN 00482913' },
    lanes: [
      { id: 'symptoms', label: 'Symptoms' },
      { id: 'visits', label: 'Visits' },
    ],
    events: [
      { id: 'rash', kind: 'symptom', lane: 'symptoms', label: 'Rash 😀', at: '2021-03-04' },
      {
        id: 'visit',
        kind: 'encounter',
        lane: 'visits',
        label: 'Seen by Dr. Okafor',
        note: 'tel. 030 901820, j@example.org',
        at: '2021-03-10',
        evidence: { reported: 'Seen on 10 March 2021 at https://example.org/x' },
      },
    ],
    series: [],
  };
  const course = resolved(RECORD);
  const findings = check(course, at('elsevier-double'), {
    fileName: 'miller_john_19380304',
    format: 'pptx',
    hidden: [{ id: 'rash', label: 'Rash' }],
  });

  test.each([
    ['name', 'problem', 'the title'],
    ['age-over-89', 'problem', '93 years'],
    ['calendar-dates', 'problem', 'March 2021 to March 2021'],
    ['place', 'problem', 'Springfield'],
    ['record-number', 'problem', 'MRN 00482913'],
    ['phone', 'problem', '030 901820'],
    ['email', 'problem', 'j@example.org'],
    ['url', 'warning', 'https://example.org/x'],
    ['date-in-text', 'warning', '10 March 2021'],
    ['missing-glyph', 'problem', 'U+1F600'],
    ['file-name', 'problem', 'miller_john'],
    ['hidden-answer', 'problem', 'Rash'],
    ['format', 'warning', 'PPTX'],
  ])('is told its %s as a %s', (code, severity, says) => {
    const found = findings.filter((each) => each.code === code);
    expect(found.map((each) => each.severity)).toContain(severity);
    expect(found.map((each) => each.says).join(' ')).toContain(says);
  });

  test('is rid of what stands in a lane when the lane is hidden', () => {
    const phone = withCode(findings, 'phone');
    expect(phone.fixes.map(({ label }) => label)).toEqual(['Hide the lane Visits']);
    for (const { apply } of phone.fixes)
      expect(codesOf(check(course, apply(at('elsevier-double'))))).not.toContain('phone');
  });

  test('is told when a date in its words gives a shift away', () => {
    const { view, page } = at('elsevier-double');
    const shifted = check(course, { view: { ...view, dates: 'shifted' }, page });
    expect(codesOf(shifted)).not.toContain('calendar-dates');
    expect(withCode(shifted, 'date-in-text').says).toContain('gives the shift away');
  });

  test('has its worst first', () => {
    const rank = { problem: 0, warning: 1, note: 2 };
    const ranks = findings.map(({ severity }) => rank[severity]);
    expect(ranks).toEqual([...ranks].sort());
  });
});

test('the authors of a publication are a note, its address no alarm', () => {
  const dili = check(courseOf('dili'), at('elsevier-double'));
  expect(withCode(dili, 'source-names').severity).toBe('note');
  expect(codesOf(dili)).not.toContain('url');
});

test('on a screen nothing is measured against paper', () => {
  const codes = codesOf(check(courseOf('purpura'), PLAIN));
  expect(codes).toEqual(['colours-merge', 'source-names', 'illustrative']);
});
