/**
 * Response of immune thrombocytopenia. It needs the diagnosis and a record of bleeding; a platelet
 * count alone never makes a response.
 */
import { analyteOf } from '../model/analytes.ts';
import { WEEK_MS } from '../model/clock.ts';
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import { startOf } from '../model/when.ts';
import { activityAt } from './activity.ts';
import { classed, notAssessable, unknown } from './answer.ts';
import { exactOf, ratio } from './extent.ts';
import { gapOf } from './gap.ts';
import type { Answer, Ask, Question } from './question.ts';
import { compareSpots, spotAt } from './spot.ts';
import { sayFact } from './words.ts';

export const itpResponse: Question = {
  id: 'itp-response',
  of: 'series',
  title: 'ITP response class',
  rule: 'Complete response: platelets at least 100 ×10⁹/L and no bleeding; response: at least 30 and at least twice the baseline and no bleeding; confirmed by two counts at least 7 days apart. Only in diagnosed immune thrombocytopenia with bleeding recorded.',
  source: 'Rodeghiero et al., Blood 2009;113:2386',
  applies: (ask) => applies(ask),
  answer: (ask) => answerResponse(ask),
  subjects: ({ series }) =>
    series.filter((each) => isPlatelets(each)).map(({ id }) => ({ series: id })),
};

function isPlatelets(series: Series): boolean {
  return analyteOf(series)?.loinc === '777-3';
}

function applies({ series, course }: Ask): true | string {
  if (series === undefined || !isPlatelets(series)) return 'only platelet counts are classed';
  if (series.unit.ucum !== '10*9/L')
    return `the limits are in ×10⁹/L, the values in ${series.unit.display}`;
  if (!course.events.some(isItp)) return 'no immune thrombocytopenia is diagnosed in this case';
  if (bleedingEvents(course).length === 0)
    return 'bleeding is not recorded, neither its presence nor its absence';
  return series.points.filter((point) => exactOf(point) !== undefined).length > 1
    ? true
    : 'it needs a baseline and a later count, both exact';
}

const isItp = ({ kind, status, label }: CourseEvent): boolean =>
  kind === 'diagnosis' && status === 'affirmed' && /\bimmune thrombocytopeni/i.test(label);

const BLEEDING = /\b(?:bleed|ha?emorrhag|petechia|epistaxis)/i;
const ABSENT = /\b(?:no|without|absence of) (?:\w+ )?(?:bleed|ha?emorrhag)/i;

function bleedingEvents({ events }: Course): readonly CourseEvent[] {
  return events.filter(({ label }) => BLEEDING.test(label));
}

/** At one count: recorded as present, as absent, or not to be told. */
function bleedingAt(point: Point, course: Course): 'yes' | 'no' | 'unknown' {
  const spot = spotAt(point.id, course);
  if (spot === undefined) return 'unknown';
  const states = bleedingEvents(course).map((event) => {
    if (event.status === 'excluded' || ABSENT.test(event.label)) {
      const { certainty } = activityAt({ ...event, status: 'affirmed' }, spot, course);
      return certainty === 'active' ? 'absent' : 'silent';
    }
    if (event.status !== 'affirmed') return 'silent';
    const { certainty } = activityAt(event, spot, course);
    if (certainty === 'active') return 'present';
    if (certainty !== 'no') return 'open';
    // A bleeding that had an end is over; a single dated bleed says nothing of later days.
    const isOver =
      event.time.kind === 'span' &&
      compareSpots({ id: event.id, when: startOf(event.time) }, spot, course) === 'before';
    return isOver ? 'over' : 'silent';
  });
  if (states.includes('present')) return 'yes';
  if (states.includes('open')) return 'unknown';
  return states.includes('absent') || states.includes('over') ? 'no' : 'unknown';
}

type Class = 'complete response' | 'response' | 'no response';
const ORDER: readonly Class[] = ['no response', 'response', 'complete response'];

interface Classed {
  readonly point: Point;
  readonly class: Class | undefined;
}

function answerResponse({ series, course }: Ask): Answer {
  if (series === undefined) return notAssessable('no series is chosen');
  const [baseline, ...later] = series.points.filter((point) => exactOf(point) !== undefined);
  if (baseline === undefined) return notAssessable('no exact count is reported');
  const classes = later.map((point): Classed => ({
    point,
    class: classOf(point, baseline, course),
  }));
  const base = `baseline ${sayFact(baseline, series, course)}`;
  const bleeding = bleedingEvents(course);
  const best = ORDER.slice(1)
    .reverse()
    .find((each) => classes.some((one) => one.class === each));
  if (best === undefined) {
    const open = classes.find((one) => one.class === undefined);
    return open
      ? unknown(
          `${base}; whether there was bleeding at ${sayFact(open.point, series, course)} is not stated`,
          { on: [baseline, open.point, ...bleeding] },
        )
      : classed(`no response; ${base}`, { on: [baseline, ...later, ...bleeding] });
  }
  const run = confirmedBy(classes, best, course);
  const first = run?.[0] ?? classes.find((one) => one.class === best)?.point ?? baseline;
  const proof = run
    ? `confirmed by ${sayFact(run[1], series, course)}`
    : 'not confirmed: no second such count at least 7 days later is reported';
  return classed(`${best}, ${proof}: ${sayFact(first, series, course)}; ${base}`, {
    on: [baseline, ...(run ?? [first]), ...bleeding],
    isTimed: true,
  });
}

/** Undefined where only the bleeding decides, and is not told. */
function classOf(point: Point, baseline: Point, course: Course): Class | undefined {
  const [count, base] = [exactOf(point) ?? 0, exactOf(baseline) ?? 0];
  const byCount = classOfCount(count, base);
  if (byCount === 'no response') return byCount;
  const bleeding = bleedingAt(point, course);
  return bleeding === 'yes' ? 'no response' : bleeding === 'no' ? byCount : undefined;
}

/** By the count alone, as if there were no bleeding. */
export function classOfCount(count: number, baseline: number): Class {
  if (count >= 100) return 'complete response';
  return count >= 30 && baseline > 0 && ratio(count, baseline) >= 2 ? 'response' : 'no response';
}

/** Two counts of the class or better, at least 7 days apart, with none worse between them. */
function confirmedBy(
  classes: readonly Classed[],
  best: Class,
  course: Course,
): readonly [Point, Point] | undefined {
  const isAsGood = (each: Classed): boolean =>
    each.class !== undefined && ORDER.indexOf(each.class) >= ORDER.indexOf(best);
  for (const [at, start] of classes.entries()) {
    if (!isAsGood(start)) continue;
    for (const next of classes.slice(at + 1)) {
      if (!isAsGood(next)) break;
      const gap = gapOf(
        { id: start.point.id, when: start.point.at },
        { id: next.point.id, when: next.point.at },
        course,
      );
      if (gap !== undefined && gap.min >= WEEK_MS) return [start.point, next.point];
    }
  }
  return undefined;
}
