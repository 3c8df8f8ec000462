/** Every text of the case that a file of this view can carry, and where it stands. */
import type { Course, CourseEvent, Series } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import { visibleEvents, visibleLanes, visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import type { NamedText } from '../describe/privacy.ts';
import type { Checked } from './preflight-input.ts';

export interface Spot {
  /** "title", "“Rash” in Symptoms". */
  readonly name: string;
  /** Drawn or said with the figure; otherwise only in tables of the evidence. */
  readonly isPrinted: boolean;
  /** What can be hidden to be rid of it. */
  readonly lane?: string;
  readonly series?: string;
  readonly id?: string;
}

export type SpottedText = NamedText<Spot>;

export function textsOf(checked: Checked): readonly SpottedText[] {
  const { course, view, page } = checked;
  const { words = {} } = page.paper ?? {};
  return [
    ...named('the title', course.title),
    ...named('the patient’s label', course.patient.label, course.patient.age),
    ...named('the caption you wrote', words.caption),
    ...named('the alternative text you wrote', words.alt),
    ...named('the description you wrote', words.description),
    ...named('a remark of the case', ...course.remarks),
    ...named('what is not stated', ...course.notStated),
    ...named('a reading', ...course.readings.flatMap(({ label, says }) => [label, says])),
    ...named('a phase', ...course.phases.flatMap(({ label, subtitle }) => [label, subtitle])),
    ...anchorTexts(course),
    ...rowTexts(course, view),
  ];
}

function anchorTexts({ clock }: Course): readonly SpottedText[] {
  // The first date of a case without anchors is called by its date; dates are told of by themselves.
  const labels = [...clock.anchors.values()].filter(({ id }) => !id.startsWith('first-date'));
  return named('an anchor', ...labels.map(({ label }) => label));
}

function rowTexts(course: Course, view: View): readonly SpottedText[] {
  const lanes = visibleLanes(course, view);
  const laneLabels = new Map(lanes.map(({ id, label }) => [id, label]));
  return [
    ...lanes.flatMap(({ id, label, empty }) =>
      at({ name: `the lane ${label}`, lane: id }, label, empty),
    ),
    ...visibleEvents(course, view).flatMap((event) =>
      eventTexts(event, laneLabels.get(event.lane)),
    ),
    ...visibleSeries(course, view).flatMap(seriesTexts),
  ];
}

function eventTexts(event: CourseEvent, lane: string | undefined): readonly SpottedText[] {
  const { id, label, note, detail, dose, notStated, evidence } = event;
  const place = { lane: event.lane, id };
  const name = `“${short(label)}”${lane === undefined ? '' : ` in ${lane}`}`;
  return [
    ...at({ name, ...place }, label, note, dose?.note, ...notStated),
    ...unprinted({ name: `the detail of ${name}`, ...place }, detail),
    ...unprinted({ name: `the evidence of ${name}`, ...place }, ...evidenceTexts(evidence)),
  ];
}

function seriesTexts({
  id,
  label,
  note,
  points,
  shapes,
  notStated,
}: Series): readonly SpottedText[] {
  const place = { series: id };
  return [
    ...at({ name: `the panel ${label}`, ...place }, label, note, ...notStated),
    ...points.flatMap((point) => [
      ...at({ name: `a value of ${label}`, ...place, id: point.id }, point.label, point.note),
      ...unprinted(
        { name: `the evidence of a value of ${label}`, ...place, id: point.id },
        ...evidenceTexts(point.evidence),
      ),
    ]),
    ...shapes.flatMap((shape) => at({ name: `a shape of ${label}`, ...place }, shape.label)),
  ];
}

/** The same passage often stands behind several facets. */
function evidenceTexts({ what, when, value }: Facets): readonly string[] {
  const texts = [what, when, value].flatMap((each) => [
    each?.quote,
    each?.reasoning,
    each?.attributedTo,
  ]);
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function named(name: string, ...texts: readonly (string | undefined)[]): readonly SpottedText[] {
  return at({ name }, ...texts);
}

function at(
  where: Omit<Spot, 'isPrinted'>,
  ...texts: readonly (string | undefined)[]
): readonly SpottedText[] {
  return spotted({ ...where, isPrinted: true }, texts);
}

function unprinted(
  where: Omit<Spot, 'isPrinted'>,
  ...texts: readonly (string | undefined)[]
): readonly SpottedText[] {
  return spotted({ ...where, isPrinted: false }, texts);
}

function spotted(where: Spot, texts: readonly (string | undefined)[]): readonly SpottedText[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ text, where }]));
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
