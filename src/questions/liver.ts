/**
 * Pattern and biochemical severity of a liver injury, from values of one time with their own upper
 * limits. What is not biochemistry, the exclusion of other causes, stays open and is said to.
 */
import type { Course } from '../model/course.ts';
import { classed, notAssessable } from './answer.ts';
import { every, isAbove, isBelow, not, ratio, type Verdict } from './extent.ts';
import type { Answer, Ask, Question } from './question.ts';
import { panelsOf, seriesOf, type Panel, type Reading, type Test } from './same-time.ts';
import { listOf, sayFact, sayPointWhen, sayRounded } from './words.ts';

const NAMES: Readonly<Record<Test, string>> = {
  alt: 'ALT',
  ast: 'AST',
  alp: 'ALP',
  bilirubin: 'bilirubin',
};

export const rRatio: Question = {
  id: 'r-ratio',
  of: 'course',
  title: 'R ratio',
  rule: 'R = (ALT ÷ its upper limit) ÷ (ALP ÷ its upper limit), of the earliest time at which both were measured and one of them was raised: above 5 hepatocellular, 2 to 5 mixed, below 2 cholestatic.',
  source: 'Usual definition of R in drug-induced liver injury; sources differ at the edges 2 and 5',
  applies: ({ course }) => missing(['alt', 'alp'], course),
  answer: ({ course }) => answerR(course),
  subjects: ({ series }) => (series.length === 0 ? [] : [{}]),
};

export const hysLaw: Question = {
  id: 'hys-law',
  of: 'course',
  title: 'Hy’s law, biochemical part',
  rule: 'At one time ALT or AST, of those measured, at least 3 × and total bilirubin above 2 × upper limit, without raised ALP. The exclusion of other causes is a judgement and stays open.',
  source: 'Hy’s law, biochemical criteria',
  applies: (ask) => hyApplies(ask),
  answer: ({ course }) => answerHy(course),
  subjects: ({ series }) => (series.length === 0 ? [] : [{}]),
};

function missing(tests: readonly Test[], course: Course): true | string {
  const absent = tests.filter((test) => seriesOf(test, course) === undefined);
  return absent.length === 0 ? true : `${listOf(absent.map((test) => NAMES[test]))} not reported`;
}

/** The class of R; both edges count as mixed. */
export function patternOf(r: number): 'hepatocellular' | 'mixed' | 'cholestatic' {
  return r > 5 ? 'hepatocellular' : r < 2 ? 'cholestatic' : 'mixed';
}

function answerR(course: Course): Answer {
  const paired = panelsOf('alt', course).filter(({ alp }) => alp !== undefined);
  if (paired.length === 0) return notAssessable('no ALT and ALP of one time are reported');
  const limited = paired.filter((panel) => panel.alt?.times && panel.alp?.times);
  if (limited.length === 0) return notAssessable(whyNoTimes(paired, ['alt', 'alp'], course));
  const raised = limited.find(({ alt, alp }) => isRaised(alt) || isRaised(alp));
  if (raised === undefined)
    return notAssessable('neither ALT nor ALP is above its upper limit at any time with both');
  const { alt, alp } = raised;
  const [up, down] = [alt?.times?.low ?? NaN, alp?.times?.low ?? NaN];
  if (!alt || !alp || !(down > 0)) return notAssessable('ALP is not above zero');
  const r = ratio(up, down);
  return classed(
    `R = ${sayRounded(r)}, ${patternOf(r)}, ${sayPointWhen(alt.point, course)}: ${sayReading(alt, course)}, ${sayReading(alp, course)}`,
    { on: [alt.point, alp.point], isTimed: true, when: sayPointWhen(alt.point, course) },
  );
}

const isRaised = (reading: Reading | undefined): boolean =>
  reading?.times !== undefined && isAbove(reading.times, 1) === 'yes';

function sayReading({ point, series, times }: Reading, course: Course): string {
  const fact = `${series.label} ${sayFact(point, series, course)}`;
  return times === undefined ? fact : `${fact}, ${sayRounded(times.low)} × upper limit`;
}

/** Of values taken at one time: whose limits are not stated. */
function whyNoTimes(panels: readonly Panel[], tests: readonly Test[], course: Course): string {
  const without = tests.filter((test) =>
    panels.every((panel) => panel[test] && !panel[test].times),
  );
  const isInexact = without.length === 0;
  if (isInexact) return 'at no one time do all have an exact value and an upper limit';
  const names = listOf(without.map((test) => seriesOf(test, course)?.label ?? NAMES[test]));
  return `no upper limit is stated for ${names}`;
}

function hyApplies({ course }: Ask): true | string {
  const transaminases = (['alt', 'ast'] as const).filter((test) => seriesOf(test, course));
  if (transaminases.length === 0) return 'ALT and AST not reported';
  return missing(['bilirubin'], course);
}

interface Judged {
  readonly panel: Panel;
  readonly verdict: Verdict;
  readonly isAlpMissing: boolean;
}

function answerHy(course: Course): Answer {
  const panels = panelsOf('bilirubin', course).filter(({ alt, ast }) => alt ?? ast);
  if (panels.length === 0)
    return notAssessable('no transaminase and bilirubin of one time are reported');
  const judged = panels.map(judge);
  const met = judged.find(({ verdict }) => verdict === 'yes');
  if (met)
    return classed(
      [`biochemical part met ${sayPanel(met.panel, course)}`, OPEN],
      groundsOf(met.panel, course),
    );
  const open = judged.filter(({ verdict }) => verdict === 'unknown');
  if (open.length === 0) {
    const on = panels.flatMap((panel) => readings(panel).map(({ point }) => point));
    return classed(
      `biochemical part not met at any of ${panels.length} times with the values it needs`,
      { on },
    );
  }
  const reason = open.some(({ isAlpMissing }) => isAlpMissing)
    ? 'ALT or AST and bilirubin are high enough at one time, but ALP of that time with its limit is not reported'
    : whyNoTimes(
        open.map(({ panel }) => panel),
        ['alt', 'ast', 'bilirubin', 'alp'],
        course,
      );
  return notAssessable(reason, {
    on: open.flatMap(({ panel }) => readings(panel).map(({ point }) => point)),
  });
}

const OPEN = 'Exclusion of other causes is a judgement and stays open';

function judge(panel: Panel): Judged {
  // Of the two transaminases those that were measured decide.
  const raised = any([panel.alt, panel.ast].flatMap((each) => (each ? atLeast(each, 3) : [])));
  const jaundiced = above(panel.bilirubin, 2);
  const both = every(raised, jaundiced);
  const notCholestatic = panel.alp?.times ? not(isAbove(panel.alp.times, 1)) : 'unknown';
  return {
    panel,
    verdict: every(both, notCholestatic),
    isAlpMissing: both === 'yes' && notCholestatic === 'unknown',
  };
}

const above = (reading: Reading | undefined, times: number): Verdict =>
  reading?.times ? isAbove(reading.times, times) : 'unknown';
const atLeast = (reading: Reading, times: number): Verdict =>
  reading.times ? not(isBelow(reading.times, times)) : 'unknown';

function any(verdicts: readonly Verdict[]): Verdict {
  return not(every(...verdicts.map(not)));
}

function readings(panel: Panel): readonly Reading[] {
  return (['alt', 'ast', 'bilirubin', 'alp'] as const).flatMap((test) => panel[test] ?? []);
}

function sayPanel(panel: Panel, course: Course): string {
  const told = readings(panel).map(
    (reading) => `${reading.series.label} ${sayRounded(reading.times?.low ?? NaN)} ×`,
  );
  const lead = panel.bilirubin;
  return `${lead ? sayPointWhen(lead.point, course) : ''}: ${listOf(told)} upper limit`;
}

function groundsOf(panel: Panel, course: Course) {
  const on = readings(panel).map(({ point }) => point);
  const lead = panel.bilirubin;
  return { on, isTimed: true, ...(lead && { when: sayPointWhen(lead.point, course) }) };
}
