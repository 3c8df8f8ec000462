/** What of a link could not be followed, in words for people. All of these words are built here. */

export interface LinkProblem {
  readonly code:
    | 'unreadable-link'
    | 'unknown-version'
    | 'unknown-case'
    | 'unknown-part'
    | 'unreadable-value'
    | 'unknown-id'
    | 'not-allowed';
  /** What was received. */
  readonly values: readonly string[];
  /** A sentence that also says what was done instead. */
  readonly says: string;
}

const NAMED = {
  reading: ['a reading', 'readings'],
  'day zero': ['a day zero', 'days zero'],
  lane: ['a lane', 'lanes'],
  panel: ['a panel', 'panels'],
  'reference range': ['a reference range', 'reference ranges'],
  cursor: ['a cursor at', 'cursors at'],
  mark: ['a mark', 'marks'],
  talk: ['a talk', 'talks'],
  step: ['a step', 'steps'],
} as const;

/** What a link names of a case. */
export type Named = keyof typeof NAMED;

/** What a case may not allow: a calendar axis without dates, a logarithm of zero. */
export type Wish = 'axis' | 'logarithmic scale of' | 'multiples of the upper limit of';

export function unreadableLink(text: string): LinkProblem {
  const says = 'The link is damaged and could not be read; the case is shown as it comes.';
  return { code: 'unreadable-link', values: [text], says };
}

export function unknownVersion(version: string): LinkProblem {
  const says = `The link is of a version that is not known here, ${quote(version)}; the case is shown as it comes.`;
  return { code: 'unknown-version', values: [version], says };
}

export function unknownCase(id: string): LinkProblem {
  const says = `The link is to a case ${quote(id)} that is not here. If it is in a file of yours, open the file.`;
  return { code: 'unknown-case', values: [id], says };
}

export function unknownParts(keys: readonly string[]): LinkProblem {
  const says = `The link has ${keys.length === 1 ? 'a part' : 'parts'} ${list(keys)} not known here; ${leftOut(keys)}.`;
  return { code: 'unknown-part', values: keys, says };
}

export function unreadableValues(key: string, values: readonly string[]): LinkProblem {
  const says = `The link says ${list(values)} for ${quote(key)}, which cannot be read; ${leftOut(values)}.`;
  return { code: 'unreadable-value', values, says };
}

export function unknownIds(named: Named, ids: readonly string[]): LinkProblem {
  const says = `The link names ${NAMED[named][ids.length === 1 ? 0 : 1]} ${list(ids)} that this case does not have; ${leftOut(ids)}.`;
  return { code: 'unknown-id', values: ids, says };
}

export function notAllowed(wish: Wish, ids: readonly string[]): LinkProblem {
  const says = `The link asks for the ${wish} ${list(ids)}, which this case does not allow; ${leftOut(ids)}.`;
  return { code: 'not-allowed', values: ids, says };
}

function leftOut(all: readonly string[]): string {
  return all.length === 1 ? 'it was left out' : 'they were left out';
}

const MOST_NAMED = 3;

function list(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map(quote);
  const more = names.length - named.length;
  const last = more > 0 ? `${more} more` : (named.pop() ?? '');
  return named.length > 0 ? `${named.join(', ')} and ${last}` : last;
}

const MOST_SAID = 40;

/** Foreign text in a sentence: short, and without signs that could turn the sentence around. */
function quote(text: string): string {
  const plain = [...text.slice(0, 4 * MOST_SAID).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')];
  const isCut = plain.length > MOST_SAID || text.length > 4 * MOST_SAID;
  return `“${plain.slice(0, MOST_SAID).join('')}${isCut ? '…' : ''}”`;
}
