import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { patternOf } from '../../src/questions/liver.ts';
import { ask } from '../../src/questions/questions.ts';
import type { Answer } from '../../src/questions/question.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { aSeries, courseWith, type Rows } from './cases.ts';

const answer = (course: Course, id: string): Answer => ask(course, DEFAULT_VIEW, id).answer;

describe('liver', () => {
  const limits = { ALT: 40, AST: 40, ALP: 100, 'Total bilirubin': 1 };
  type Name = keyof typeof limits;
  const panel = (values: Partial<Record<Name, Rows>>, without: readonly Name[] = []) =>
    courseWith({
      series: (Object.entries(values) as [Name, Rows][]).map(([label, rows]) =>
        aSeries(label.replace(/ .*/, '').toLowerCase(), rows, {
          label,
          ...(!without.includes(label) && { range: { high: limits[label], source: 'laboratory' } }),
        }),
      ),
    });

  test.each([
    [5.01, 'hepatocellular'],
    [5, 'mixed'],
    [2, 'mixed'],
    [1.99, 'cholestatic'],
  ])('R of %d is %s', (r, pattern) => {
    expect(patternOf(r)).toBe(pattern);
  });

  test.each<[string, Course, Answer['kind'], RegExp]>([
    [
      'of one time',
      panel({ ALT: [['start', 400]], ALP: [['start', 200]] }),
      'class',
      /^R = 5, mixed/,
    ],
    [
      'of two days',
      panel({ ALT: [['start', 400]], ALP: [['start + 1', 200]] }),
      'not-assessable',
      /of one time/,
    ],
    [
      'without a limit',
      panel({ ALT: [['start', 400]], ALP: [['start', 200]] }, ['ALP']),
      'not-assessable',
      /no upper limit is stated for ALP/,
    ],
    [
      'of a bound',
      panel({ ALT: [['start', '>400']], ALP: [['start', 200]] }),
      'not-assessable',
      /./,
    ],
    [
      'at an order only',
      panel({ ALT: [['after start', 400]], ALP: [['after start', 200]] }),
      'not-assessable',
      /of one time/,
    ],
    [
      'nothing raised',
      panel({ ALT: [['start', 40]], ALP: [['start', 100]] }),
      'not-assessable',
      /neither/,
    ],
    [
      'the first raised',
      panel({
        ALT: [
          ['start', 30],
          ['start + 1', 80],
          ['start + 2', 400],
        ],
        ALP: [
          ['start', 50],
          ['start + 1', 100],
          ['start + 2', 50],
        ],
      }),
      'class',
      /^R = 2, mixed/,
    ],
    ['without ALP', panel({ ALT: [['start', 400]] }), 'not-assessable', /ALP not reported/],
  ])('R %s', (_, course, kind, says) => {
    const found = answer(course, 'r-ratio');
    expect([found.kind, found.says]).toEqual([kind, expect.stringMatching(says)]);
  });

  const hy = (
    alt: number | string,
    bilirubin: number,
    alp: number | undefined,
    without: readonly Name[] = [],
  ) =>
    answer(
      panel(
        {
          ALT: [['start', alt]],
          'Total bilirubin': [['start', bilirubin]],
          ...(alp !== undefined && { ALP: [['start', alp]] as const }),
        },
        without,
      ),
      'hys-law',
    );

  test.each<[string, Answer, Answer['kind'], RegExp]>([
    ['all at their edge', hy(120, 2.1, 100), 'class', /^Biochemical part met .*stays open\.$/],
    ['ALT short', hy(119, 2.1, 100), 'class', /not met/],
    ['bilirubin at its edge', hy(120, 2, 100), 'class', /not met/],
    ['raised ALP', hy(120, 2.1, 101), 'class', /not met/],
    ['no ALP', hy(120, 2.1, undefined), 'not-assessable', /ALP of that time/],
    ['no ALP, but no jaundice either', hy(120, 1, undefined), 'class', /not met/],
    ['no limit', hy(120, 2.1, 100, ['ALT']), 'not-assessable', /no upper limit is stated for ALT/],
    ['a bound', hy('>120', 2.1, 100), 'not-assessable', /./],
  ])('Hy’s law: %s', (_, found, kind, says) => {
    expect([found.kind, found.says]).toEqual([kind, expect.stringMatching(says)]);
  });

  test('ALT of one day and bilirubin of another never meet', () => {
    const course = panel({
      ALT: [['start', 900]],
      'Total bilirubin': [['start + 1', 9]],
      ALP: [['start', 50]],
    });
    expect(answer(course, 'hys-law')).toMatchObject({ kind: 'not-assessable' });
  });
});
