/**
 * What may be left out alone. Where a faulty key decides what a datum says (its time, its status, its
 * value), the whole datum goes; where it only adds to it, the key goes. Points of an illustrative
 * curve and the members of a pair stand or fall together.
 */
const KEYS: ReadonlySet<string> = new Set([
  // of the case
  'teachingTitle',
  'consent',
  'anchors',
  'dayZero',
  'phases',
  'events',
  'series',
  'order',
  'readings',
  'remarks',
  // of the patient and the source
  'sex',
  'age',
  'birth',
  'citation',
  'doi',
  'url',
  'licence',
  'locator',
  // of any datum
  'note',
  'detail',
  'codes',
  'links',
  'notStated',
  'severity',
  'dose',
  'display',
  'ucum',
  'route',
  'frequency',
  // of a series or a phase
  'scale',
  'range',
  'bounds',
  'samples',
  'points',
  'shapes',
  'ticks',
  'subtitle',
]);

const LISTS: ReadonlySet<string> = new Set([
  'anchors',
  'phases',
  'lanes',
  'events',
  'series',
  'order',
  'readings',
  'codes',
  'links',
  'range',
  'bounds',
  'points',
  'shapes',
  'notStated',
  'remarks',
]);

/** Whether what stands at this path may be left out without changing what the rest says. */
export function mayGo(path: readonly (string | number)[]): boolean {
  const last = path[path.length - 1];
  // A reading that lost part of its patch would be drawn under its name and be another.
  if (path.includes('patch')) return false;
  // A talk that lost a part tells less, and nothing else; answers to choose from belong together.
  if (path[0] === 'stories') return !path.includes('choices') || last === 'choices';
  return typeof last === 'number'
    ? LISTS.has(String(path[path.length - 2]))
    : KEYS.has(String(last));
}

/** Stands for a list item that is gone already, so that the others keep their numbers. */
export const LEFT_OUT = Symbol('left out');
