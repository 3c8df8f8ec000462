import { describe, expect, test } from 'vitest';
import { svgText } from '../../src/export/svg.ts';
import { checkCase } from '../../src/model/check.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument, StoryDoc } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { withReveal } from '../../src/model/reveal.ts';
import { seen } from '../../src/model/resolved.ts';
import { renderCourse } from '../../src/render.ts';
import { storyOf, type Step } from '../../src/view/story.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { caseOf, courseOf } from '../layout/cases.ts';
import { overlapsOf } from '../layout/overlaps.ts';

const purpura = caseOf('purpura').document;
const course = courseOf('purpura');
const story = storyOf(purpura.stories?.[0] as StoryDoc, course);

/** Everything of the case that a step has not told: labels, notes, quotations, values, names of phases. */
function untold(whole: Course, step: Step): readonly string[] {
  const told = seen(whole, step.view);
  if (told === whole) return [];
  const shown = JSON.stringify([told.events, told.phases, told.lanes, told.series, told.title]);
  const texts = [
    whole.title,
    whole.source.citation ?? '',
    whole.source.doi ?? '',
    // Notes such as “date not stated” are words of many events.
    ...whole.events.flatMap(({ label, detail }) => [label, detail ?? '']),
    ...whole.phases.flatMap(({ label, subtitle }) => [label, subtitle]),
    ...whole.series.flatMap(({ label, points, shapes, bounds }) => [
      label,
      ...points.map((point) => point.label ?? ''),
      ...shapes.map((shape) => shape.label),
      ...bounds.map((bound) => bound.label),
    ]),
  ];
  return texts.filter(
    (text) => text.length > 6 && !shown.includes(JSON.stringify(text).slice(1, -1)),
  );
}

describe('the talk of the purpura case', () => {
  test('is sound', () => {
    expect(checkCase(purpura)).toEqual([]);
    expect(story.minutes).toBe(10);
    expect(story.steps.length).toBeGreaterThanOrEqual(8);
  });

  test.each(story.steps.map(({ id }) => id))('%s: what is not told is nowhere', (id) => {
    const step = story.steps.find((each) => each.id === id) as Step;
    const told = seen(course, step.view);
    const { drawing, figure } = renderCourse(course, step.view, { ...DEFAULT_PAGE, width: 1600 });
    const everything = [
      svgText(drawing),
      drawing.title,
      drawing.alt,
      drawing.caption,
      drawing.description,
      JSON.stringify({ ...told, clock: undefined }),
    ].join('\n');
    const secrets = untold(course, step);
    expect(secrets.length).toBeGreaterThanOrEqual(id === 'missing' ? 0 : 3);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(overlapsOf(figure)).toEqual([]);
  });

  test('the last step is the whole case, the same object', () => {
    expect(seen(course, (story.steps.at(-1) as Step).view)).toBe(course);
  });

  test('what was told stays told', () => {
    const counts = story.steps.map(({ view }) => seen(course, view).events.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

describe('a story', () => {
  const told = (shown: readonly string[], masked: readonly string[] = []): Course =>
    withReveal(course, { shown, masked });

  test('a mask places a mark and says nothing of it, not even its id', () => {
    const { events } = told(['marrow'], ['diagnosis']);
    const mask = events.find(({ label }) => label === '?');
    expect(mask).toMatchObject({ kind: 'diagnosis', codes: [], notStated: [] });
    expect(JSON.stringify(mask)).not.toMatch(/cirrhosis|Nodular|"diagnosis-|"id":"diagnosis"/);
  });

  test('what ends after the phases told has not ended yet', () => {
    const document: CaseDocument = {
      ...purpura,
      id: 'dated',
      anchors: [],
      phases: [
        { id: 'a', label: 'A', start: '2021-01-01', end: '2021-02-01' },
        { id: 'b', label: 'B', start: '2021-02-01', end: '2021-06-01' },
      ],
      events: [
        {
          id: 'x',
          kind: 'symptom',
          lane: 'symptoms',
          label: 'X',
          start: '2021-01-10',
          end: '2021-04-01',
        },
        {
          id: 'y',
          kind: 'symptom',
          lane: 'symptoms',
          label: 'Y',
          start: '2021-01-10',
          lasts: '5 days',
        },
      ],
      series: [],
      order: [],
      readings: [],
      stories: [],
    };
    delete (document as { dayZero?: string }).dayZero;
    const { course: whole } = resolveCase(document);
    const [x, y] = withReveal(whole, { shown: ['a', 'x', 'y'], masked: [] }).events;
    expect(x?.time).toMatchObject({ kind: 'span', end: { kind: 'ongoing' } });
    expect(JSON.stringify(x)).not.toContain('2021-04');
    expect(y?.time).toEqual(whole.events[1]?.time);
    const [later] = withReveal(whole, { shown: ['a', 'b', 'x'], masked: [] }).events;
    expect(later?.time).toEqual(whole.events[0]?.time);
  });

  test('every unknown name is an issue with its path, and the step still shows', () => {
    const broken: StoryDoc = {
      id: 'broken',
      title: 'Broken',
      steps: [
        {
          id: 'one',
          title: 'One',
          reveal: ['purpura', 'nothing'],
          mask: ['nobody'],
          view: {
            lanes: ['nowhere'],
            panels: ['none'],
            emphasis: ['no'],
            reading: 'never',
            cursor: 'x',
            dayZero: 'y',
          },
          question: { kind: 'predict', ask: 'What?', series: ['none'] },
        },
        { id: 'two', title: 'Two', question: { kind: 'choose', ask: 'Which?' } },
      ],
    };
    const issues = checkCase({ ...purpura, stories: [broken] });
    expect(issues.map(({ code, path }) => `${code} ${path.replace('stories[0].', '')}`)).toEqual([
      'unknown-in-story steps[0].reveal[1]',
      'unknown-in-story steps[0].mask[0]',
      'unknown-in-story steps[0].view.lanes[0]',
      'unknown-in-story steps[0].view.panels[0]',
      'unknown-in-story steps[0].view.emphasis[0]',
      'unknown-in-story steps[0].view.reading',
      'unknown-in-story steps[0].view.dayZero',
      'unknown-in-story steps[0].view.cursor',
      'unknown-in-story steps[0].question.series[0]',
      'question-incomplete steps[1].question.choices',
    ]);
    const { steps } = storyOf(broken, course, DEFAULT_VIEW);
    expect(seen(course, (steps[0] as Step).view).events.map(({ id }) => id)).toEqual(['purpura']);
    expect(steps[1]?.question?.kind).toBe('open');
    renderCourse(course, (steps[0] as Step).view, DEFAULT_PAGE);
  });
});
