// What a clinician would ask of the four cases, with the truth as the sources have it.
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { ask, askAll, QUESTIONS } from '../../src/questions/questions.ts';
import type { Answer, Params } from '../../src/questions/question.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { courseOf, documents } from './cases.ts';

const answer = (course: Course, id: string, params: Params = {}): Answer =>
  ask(course, DEFAULT_VIEW, id, params).answer;

test('every question has its own id, a rule of its own and a source', () => {
  expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
  expect(new Set(QUESTIONS.map(({ rule }) => rule)).size).toBe(QUESTIONS.length);
  for (const { rule, source, title } of QUESTIONS)
    expect([rule, source, title].every((text) => text.length > 3)).toBe(true);
  expect(() => ask(courseOf('dili'), DEFAULT_VIEW, 'no-such')).toThrow('unknown question');
});

describe('the purpura', () => {
  const course = courseOf('purpura');

  test('when platelets first exceeded 150 after the first infusion is not dated in the source', () => {
    const line = { kind: 'value', side: 'above', at: 150, source: 'abstract' } as const;
    const asked = ask(course, DEFAULT_VIEW, 'first-beyond', {
      series: 'platelets',
      from: 'first-infusion',
      line,
    });
    expect(asked.title).toBe('First value above 150 ×10⁹/L after the first infusion');
    expect(asked.answer).toMatchObject({ kind: 'not-stated', evidence: ['platelets-after'] });
    expect(asked.answer.says).toMatch(
      /^Not stated in the source\. .*> 150 ×10⁹\/L in Follow-up \(order only\), date not stated\.$/,
    );
    expect(asked.answer.length).toBeUndefined();
  });

  test('of no drug is it sure that it was active at the diagnosis', () => {
    const found = answer(course, 'drugs-at', { event: 'diagnosis' });
    expect(found.kind).toBe('not-stated');
    expect(found.says).not.toMatch(/Surely active|Possibly active/);
    expect(found.says).toMatch(/Drug history \(begun before the diagnosis; end not stated\)/);
    expect(found.says).toMatch(/“Liver immunosuppressive drugs” \(begun after presentation/);
  });

  test('how long from stopping the drugs to normal transaminases is not stated, nor is their order', () => {
    const params = { from: 'stopped', to: 'transaminases-after' };
    expect(answer(course, 'time-between', params)).toMatchObject({
      kind: 'not-stated',
      says: expect.stringMatching(/Even their order is not stated\.$/) as string,
      evidence: ['stopped', 'transaminases-after'],
    });
    expect(
      answer(course, 'first-in-range', { series: 'transaminases', from: 'stopped' }).kind,
    ).toBe('not-stated');
  });

  test('there is no ITP response, no grade and no Hy’s law', () => {
    expect(answer(course, 'itp-response', { series: 'platelets' })).toMatchObject({
      kind: 'not-assessable',
      reason: 'no immune thrombocytopenia is diagnosed in this case',
    });
    expect(answer(course, 'ctcae', { series: 'platelets' }).kind).toBe('unknown');
    expect(answer(course, 'ctcae', { series: 'transaminases' }).kind).toBe('not-assessable');
    expect(answer(course, 'hys-law').kind).toBe('not-assessable');
  });

  test('the lengths of its treatments are not stated', () => {
    for (const event of ['drugs', 'herbs', 'exposure'])
      expect(answer(course, 'duration', { event }).kind).toBe('not-stated');
    expect(answer(course, 'duration', { event: 'infusions-1' }).says).toMatch(
      /^7 weeks, from the first to the last of 8/,
    );
  });

  test('an unspaced reading has no spacing to answer with', () => {
    const found = answer(courseOf('purpura', 'unspaced'), 'duration', { event: 'infusions' });
    expect(found.says).toMatch(/^About 2 months/);
  });
});

describe('the liver injury', () => {
  const course = courseOf('dili');

  test('nothing that needs an upper limit is assessable, because none is stated', () => {
    expect(answer(course, 'r-ratio').reason).toBe('no upper limit is stated for ALT and ALP');
    expect(answer(course, 'hys-law').kind).toBe('not-assessable');
    for (const series of ['ast', 'alt', 'bilirubin'])
      expect(answer(course, 'ctcae', { series }).kind).toBe('not-assessable');
  });

  test('a limit chosen for ALT grades nothing, because the first value is above it', () => {
    const view = { ...DEFAULT_VIEW, panels: { alt: { range: 'alt-mayo' } } };
    expect(ask(course, view, 'ctcae', { series: 'alt' }).answer.reason).toMatch(
      /first value is above/,
    );
    expect(ask(course, view, 'r-ratio').answer.reason).toBe('no upper limit is stated for ALP');
  });

  test('the peak has a value and no date', () => {
    expect(answer(course, 'highest', { series: 'alt' })).toMatchObject({
      says: expect.stringMatching(
        /^1292 U\/L after presentation, before .*, date not stated\.$/,
      ) as string,
      evidence: ['alt-peak'],
    });
  });

  test('the antibiotic lasted as long as stated', () => {
    expect(answer(course, 'duration', { event: 'amoxicillin-clavulanate' }).says).toBe(
      '10 days, as stated.',
    );
  });
});

describe('immune thrombocytopenia', () => {
  const course = courseOf('itp-romiplostim');

  test('a response is not assessable without a record of bleeding', () => {
    expect(answer(course, 'itp-response', { series: 'platelets' }).reason).toMatch(
      /bleeding is not recorded/,
    );
  });

  test('100 was first exceeded at two weeks, as far as was measured', () => {
    const line = { kind: 'value', side: 'above', at: 100, source: 'test' } as const;
    expect(answer(course, 'first-beyond', { series: 'platelets', line }).says).toMatch(
      /^2 weeks after the start of romiplostim: 270 .* The value before was not: 20/,
    );
  });

  test('the baseline is grade 4, and without a lower limit 270 is not graded surely', () => {
    const found = answer(course, 'ctcae', { series: 'platelets' });
    expect(found).toMatchObject({ kind: 'grade', evidence: ['platelets-baseline'] });
    expect(found.says).toMatch(/^Worst grade 4: 20 .*not told at 1 value\.$/);
  });
});

describe('the calendar', () => {
  const course = courseOf('calendar');

  test('the worst ALT is graded by the limit of its own day', () => {
    expect(answer(course, 'ctcae', { series: 'alt' }).says).toMatch(
      /^Worst grade 3: 241 U\/L on 8 Mar 2022 \(upper limit 35,/,
    );
  });

  test('drugs at the liver injury are told with their dates', () => {
    const found = answer(course, 'drugs-at', { event: 'liver-injury' });
    expect(found.kind).toBe('value');
    expect(found.says).toMatch(/Surely active: Methotrexate \(since 10 Jun 2021/);
    expect(found.evidence).toContain('methotrexate-20');
    expect(found.evidence).not.toContain('methotrexate-15');
  });
});

describe.each(documents.map(({ id }) => id))('askAll of %s', (id) => {
  const course = courseOf(id);
  const asked = askAll(course, DEFAULT_VIEW);

  test('puts every question once, grouped by what it is about', () => {
    const keys = asked.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const groups = asked.map(({ group }) => `${group.kind} ${group.id}`);
    const runs = groups.filter((group, at) => group !== groups[at - 1]);
    expect(new Set(runs).size).toBe(runs.length);
  });

  test('says a rule, a source and a full sentence, and why where it gives no value', () => {
    for (const { rule, source, answer } of asked) {
      expect([rule, source].every((text) => text.length > 3)).toBe(true);
      expect(answer.says).toMatch(/^["“<>≤≥\p{L}\d].*[.”]$/su);
      expect(answer.says).not.toMatch(
        /undefined|NaN|Infinity|null|\[object| {2}|\.\.| [,.;:]|\(\)/,
      );
      if (!['value', 'grade', 'class'].includes(answer.kind)) expect(answer.reason).toBeTruthy();
    }
  });

  test('rests only on data of the course', () => {
    const ids = new Set([
      ...course.events.map((event) => event.id),
      ...course.series.flatMap(({ points }) => points.map((point) => point.id)),
    ]);
    for (const { answer } of asked) for (const used of answer.evidence) expect(ids).toContain(used);
  });
});
