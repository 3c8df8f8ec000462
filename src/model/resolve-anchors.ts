/** Anchors as written: their ids checked, the birth of the patient among them, and which is day zero. */
import { BIRTH, CALENDAR } from './calendar.ts';
import type { Report } from './desk.ts';
import type { CaseDocument } from './document.ts';
import type { MomentDoc } from './moments.ts';

export interface ReadAnchor {
  readonly doc: MomentDoc;
  readonly path: string;
}

/** The anchors of the case, and the birth of the patient where its date is given. */
export function readAnchors(
  { anchors = [], patient, events = [] }: CaseDocument,
  report: Report,
): readonly ReadAnchor[] {
  const ids = new Set(anchors.map(({ id }) => id));
  const known = new Set(anchors.length === 0 ? [] : [...ids, ...events.map(({ id }) => id), BIRTH]);
  const seen = new Set<string>();
  const read = anchors.flatMap(({ id, label, at, after, before }, index): readonly ReadAnchor[] => {
    const path = `anchors[${index}]`;
    if (id === CALENDAR || seen.has(id)) {
      report(id === CALENDAR ? 'reserved-id' : 'duplicate-id', `${path}.id`, {
        received: id,
        kept: 'dropped',
      });
      return [];
    }
    seen.add(id);
    const others = (key: 'after' | 'before', names: string | readonly string[] = []) =>
      (typeof names === 'string' ? [names] : names).filter((name) => {
        if (known.has(name)) return true;
        report('unknown-reference', `${path}.${key}`, {
          received: name,
          about: name,
          kept: 'dropped',
        });
        return false;
      });
    const time = at === undefined ? {} : { time: { words: at } };
    const doc = {
      id,
      label: label ?? labelOf(id),
      ...time,
      after: others('after', after),
      before: others('before', before),
    };
    return [{ doc, path: `${path}.at` }];
  });
  if (patient.birth === undefined || ids.has(BIRTH)) return read;
  return [
    ...read,
    { doc: { id: BIRTH, label: 'Birth', time: { words: patient.birth } }, path: 'patient.birth' },
  ];
}

function labelOf(id: string): string {
  const words = id.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function chooseDayZero(
  { dayZero }: CaseDocument,
  anchorIds: ReadonlySet<string>,
  report: Report,
): string | undefined {
  const first = [...anchorIds].find((id) => id !== BIRTH);
  if (dayZero === undefined || anchorIds.has(dayZero) || dayZero === BIRTH) return dayZero ?? first;
  report('unknown-reference', 'dayZero', {
    received: dayZero,
    about: dayZero,
    kept: 'default-used',
  });
  return first;
}
