/** Series as written become series of the course; their points keep the order of the file until `series.ts` sorts them. */
import type { Point, Series, Shape } from './course.ts';
import { Ids, knownPhase, readTime, type Desk } from './desk.ts';
import type { PointDoc, RangeDoc, SeriesDoc, ShapeDoc } from './document.ts';
import type { Facets } from './evidence.ts';
import { parseValue } from './parse-value.ts';
import type { Value } from './quantity.ts';
import type { ReferenceRange } from './range.ts';
import { whenOfDate } from './parse-when.ts';
import type { Sourced } from './readings.ts';
import { sharedFacets, toEvidence } from './resolve-evidence.ts';
import { readSamples } from './resolve-samples.ts';
import { sampleWhen, type Samples } from './samples.ts';
import { toUnit } from './unit.ts';
import { unstated, type When } from './when.ts';

export function resolveSeries(
  sources: readonly Sourced<SeriesDoc>[],
  desk: Desk,
): readonly Series[] {
  const ids = new Ids();
  const pointIds = namePoints(sources, desk);
  return sources.map((source) => {
    const { doc, pathOf } = source;
    if (ids.has(doc.id))
      desk.report('duplicate-id', pathOf('id'), { received: doc.id, kept: 'renamed' });
    const id = ids.claim(doc.id);
    const shared = doc.evidence && { shared: doc.evidence };
    const context = { desk, evidence: sharedFacets({ defaults: desk.defaults, ...shared }) };
    const read = doc.samples && toSamples(id, doc.samples, pathOf('samples'), context);
    const count = read?.samples?.values.length ?? 0;
    return {
      id,
      label: doc.label,
      unit: toUnit(doc.unit),
      codes: doc.codes ?? [],
      scale: doc.scale ?? 'linear',
      relative: doc.relative ?? false,
      ranges: toRanges(source, desk),
      bounds: toBounds(source, desk),
      ...(read?.samples && { samples: read.samples }),
      points: [
        ...(doc.points ?? []).map((point, at) =>
          toPoint(
            point,
            pointIds(point, `${id}/${count + at + 1}`),
            () => pathOf(`points[${at}]`),
            context,
          ),
        ),
        ...(read?.others(count + (doc.points ?? []).length) ?? []),
      ],
      shapes: (doc.shapes ?? []).map((shape, at) => toShape(shape, pathOf(`shapes[${at}]`), desk)),
      ...(doc.note !== undefined && { note: doc.note }),
      notStated: doc.notStated ?? [],
    };
  });
}

/** The columns, and the points for what they cannot hold, numbered from `first`. */
function toSamples(
  id: string,
  doc: NonNullable<SeriesDoc['samples']>,
  path: string,
  { desk, evidence }: PointContext,
): { readonly samples?: Samples; readonly others: (first: number) => readonly Point[] } {
  const { samples: columns, others } = readSamples(doc, path, desk);
  const points = (first: number): readonly Point[] =>
    others.map(({ at, value }, n) => ({
      id: `${id}/${first + n + 1}`,
      at,
      value,
      evidence: evidence(at, undefined),
    }));
  if (columns.values.length === 0) return { others: points };
  const bare = { ...columns, evidence: { what: { kind: 'reported' }, when: { kind: 'reported' } } };
  const shared = evidence(sampleWhen(bare as Samples, 0), undefined);
  return { samples: { ...columns, evidence: shared }, others: points };
}

/** Names that a person gave are kept before any that we make. */
function namePoints(sources: readonly Sourced<SeriesDoc>[], desk: Desk) {
  const ids = new Ids();
  const named = new Map<PointDoc, string>();
  for (const { doc, pathOf } of sources) {
    const points = doc.points ?? [];
    for (let at = 0; at < points.length; at += 1) {
      const point = points[at];
      if (point?.id === undefined) continue;
      if (ids.has(point.id)) {
        const path = pathOf(`points[${at}].id`);
        desk.report('duplicate-id', path, { received: point.id, kept: 'renamed' });
      }
      named.set(point, ids.claim(point.id));
    }
  }
  return (point: PointDoc, made: string): string =>
    named.size === 0 ? made : (named.get(point) ?? ids.claim(made));
}

interface PointContext {
  readonly desk: Desk;
  readonly evidence: (at: When, doc: PointDoc['evidence']) => Facets;
}

/** `path` is said of few points, and made for those alone. */
function toPoint(
  doc: PointDoc,
  id: string,
  path: () => string,
  { desk, evidence }: PointContext,
): Point {
  const dated = doc.at === undefined ? undefined : whenOfDate(doc.at);
  const at = dated ? dated.when : readTime(desk, doc.at, `${path()}.at`);
  const phase =
    doc.phase === undefined ? undefined : knownPhase(desk, doc.phase, `${path()}.phase`);
  const range = doc.range && toRange(doc.range, `${path()}.range`, desk);
  const value = toValue(doc, path, desk);
  const facets = evidence(at, doc.evidence);
  // Most points are plain, and spreading conditions is dear where there are many.
  const isPlain = doc.label === undefined && doc.note === undefined;
  if (isPlain && phase === undefined && !range) return { id, at, value, evidence: facets };
  return {
    id,
    at,
    ...(phase !== undefined && { phase }),
    value,
    ...(doc.label !== undefined && { label: doc.label }),
    ...(doc.note !== undefined && { note: doc.note }),
    ...(range && { range }),
    evidence: facets,
  };
}

function toValue(doc: PointDoc, path: () => string, desk: Desk): Value {
  const value = parseValue(doc.value);
  if (typeof value !== 'string') return value;
  desk.report(value, `${path()}.value`, { received: doc.value, kept: 'value-absent' });
  return { kind: 'absent', reason: 'not readable' };
}

function toRanges({ doc, pathOf }: Sourced<SeriesDoc>, desk: Desk): readonly ReferenceRange[] {
  if (doc.range === undefined) return [];
  if (!isList(doc.range))
    return [toRange(doc.range, pathOf('range'), desk)].flatMap((range) => range ?? []);
  return doc.range.flatMap((range, at) => toRange(range, pathOf(`range[${at}]`), desk) ?? []);
}

function isList(range: RangeDoc | readonly RangeDoc[]): range is readonly RangeDoc[] {
  return Array.isArray(range);
}

function toRange(
  { low, high, source, from }: RangeDoc,
  path: string,
  desk: Desk,
): ReferenceRange | undefined {
  if (![low ?? 0, high ?? 0].every(Number.isFinite)) {
    desk.report('not-finite', path, { received: `${low} to ${high}`, kept: 'dropped' });
    return undefined;
  }
  if (low !== undefined && high !== undefined && low > high) {
    desk.report('range-reversed', path, { received: `${low} to ${high}`, kept: 'dropped' });
    return undefined;
  }
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    source,
    ...(from !== undefined && { from: readTime(desk, from, `${path}.from`) }),
  };
}

function toBounds({ doc, pathOf }: Sourced<SeriesDoc>, desk: Desk): Series['bounds'] {
  return (doc.bounds ?? []).filter(({ at }, index) => {
    if (Number.isFinite(at)) return true;
    desk.report('not-finite', pathOf(`bounds[${index}].at`), { received: at, kept: 'dropped' });
    return false;
  });
}

function toShape(doc: ShapeDoc, path: string, desk: Desk): Shape {
  const vertices = doc.vertices.flatMap((vertex, index): Shape['vertices'] => {
    const own = `${path}.vertices[${index}]`;
    const { level, along = 0.5 } = vertex;
    if (!Number.isFinite(level) || !Number.isFinite(along)) {
      desk.report('not-finite', own, {
        received: Number.isFinite(level) ? along : level,
        kept: 'dropped',
      });
      return [];
    }
    if (vertex.at !== undefined || vertex.phase === undefined) {
      return [
        {
          at: vertex.at === undefined ? unstated() : readTime(desk, vertex.at, `${own}.at`),
          level,
        },
      ];
    }
    const phase = knownPhase(desk, vertex.phase, `${own}.phase`);
    return phase === undefined ? [] : [{ phase, along: Math.min(1, Math.max(0, along)), level }];
  });
  // A shape is a drawing aid whatever the file says of its evidence.
  const evidence = { ...toEvidence(doc.evidence, {}), kind: 'illustrative' as const };
  return { label: doc.label, evidence, vertices };
}
