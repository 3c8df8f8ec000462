/**
 * The link in the address bar: `v1/<case>?<what differs from the default>`, the fragment without its
 * "#". Reading is total: what is damaged or unknown is left out, and said in words.
 * @example "v1/purpura?axis=linear&window=0.25-0.5&reading=literal&lens&hide=imaging&cursor=infusion-2"
 */
import type { Course } from '../model/course.ts';
import { escapeText, maybeUnescape } from './escape.ts';
import { fitView, type FitOptions } from './fit.ts';
import { FLAG_KEYS, fieldsOf, wordsOf, type LinkKey } from './link-words.ts';
import {
  unknownCase,
  unknownParts,
  unknownVersion,
  unreadableLink,
  unreadableValues,
  type LinkProblem,
} from './problem.ts';
import { reviveView } from './revive.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

const VERSION = '1';

/** The case's id may be undefined: a link within whichever case is open. */
export function writeLink(
  caseId: string | undefined,
  view: View,
  defaults: View = DEFAULT_VIEW,
): string {
  const usual = wordsOf(reviveView(defaults));
  const parts = Object.entries(wordsOf(reviveView(view, defaults)))
    .filter(([key, words]) => words.join('&') !== usual[key as LinkKey].join('&'))
    .flatMap(([key, words]) => words.map((word) => sayPart(key, word)));
  const path = caseId === undefined ? `v${VERSION}` : `v${VERSION}/${escapeText(caseId)}`;
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

function sayPart(key: string, word: string): string {
  const isOn = word === 'on' && FLAG_KEYS.some((flag) => flag === key);
  return isOn ? key : `${key}=${word}`;
}

/** The link to a step of a talk: a step has its view, so nothing else is in it. */
export function writeTalkLink(caseId: string | undefined, { story, step }: TalkLink): string {
  const parts = [
    `story=${escapeText(story)}`,
    step === undefined ? [] : `step=${escapeText(step)}`,
  ];
  const path = caseId === undefined ? `v${VERSION}` : `v${VERSION}/${escapeText(caseId)}`;
  return `${path}?${parts.flat().join('&')}`;
}

/** What is known when a link is read: the more, the more of the link is checked. */
export interface Known extends FitOptions {
  /** Ids of the cases that can be opened, the open one included. */
  readonly cases: readonly string[];
  /**
   * The open case, resolved for the link's reading. A link to another case is not checked against
   * it; without a course the ids in a link are taken as they are.
   */
  readonly course?: Course;
}

/** A step of a talk: each by its id, or by its number from 1. */
export interface TalkLink {
  readonly story: string;
  /** Undefined: where the talk begins, or was left. */
  readonly step?: string;
}

export interface ReadLink {
  readonly caseId?: string;
  readonly view: View;
  readonly talk?: TalkLink;
  readonly problems: readonly LinkProblem[];
}

/** With or without its "#". An empty link is the default view of whichever case is open. */
export function readLink(text: string, known: Known): ReadLink {
  const { defaults = DEFAULT_VIEW, cases, course } = known;
  const plain = (...problems: readonly LinkProblem[]): ReadLink => ({ view: defaults, problems });
  const link = text.replace(/^#/, '');
  if (link === '') return plain();
  const [, version, path = '', query = ''] = /^v(\d+)(?:\/([^?]*))?(?:\?([^]*))?$/.exec(link) ?? [];
  if (version === undefined) return plain(unreadableLink(link));
  if (version !== VERSION) return plain(unknownVersion(version));
  const caseId = maybeUnescape(path);
  if (caseId === undefined) return plain(unreadableLink(link));
  if (caseId !== '' && !cases.includes(caseId)) return plain(unknownCase(caseId));
  const read = readQuery(query, defaults);
  const isOfCourse = course !== undefined && (caseId === '' || caseId === course.id);
  const fitted = isOfCourse ? fitView(read.view, course, known) : { view: read.view, problems: [] };
  return {
    ...(caseId !== '' && { caseId }),
    ...(read.talk && { talk: read.talk }),
    view: fitted.view,
    problems: [...read.problems, ...fitted.problems],
  };
}

/** Words of the link stand in for the words of the default, key by key. */
function readQuery(query: string, defaults: View): Omit<ReadLink, 'caseId'> {
  const usual = wordsOf(reviveView(defaults));
  const given = new Map<string, readonly string[]>();
  for (const part of query.split('&').filter(Boolean)) {
    const [key = '', ...rest] = part.split('=');
    given.set(key, [...(given.get(key) ?? []), rest.join('=')]);
  }
  const { talk, problems } = takeTalk(given);
  const isKey = (key: string): boolean => Object.hasOwn(usual, key);
  const strange = [...given.keys()].filter((key) => !isKey(key));
  const failed = new Map<string, readonly string[]>();
  const fields = fieldsOf(
    { ...usual, ...Object.fromEntries([...given].filter(([key]) => isKey(key))) },
    (key, word) => failed.set(key, [...(failed.get(key) ?? []), word]),
  );
  return {
    view: reviveView(fields, defaults),
    ...(talk && { talk }),
    problems: [
      ...problems,
      ...(strange.length > 0 ? [unknownParts(strange)] : []),
      ...Array.from(failed, ([key, words]) => unreadableValues(key, words)),
    ],
  };
}

/** Takes the parts of a talk out of what was given; of a part that comes twice the last counts. */
function takeTalk(given: Map<string, readonly string[]>): {
  readonly talk?: TalkLink;
  readonly problems: readonly LinkProblem[];
} {
  const words = { story: given.get('story')?.at(-1), step: given.get('step')?.at(-1) };
  // A step of no talk stays among the parts that are not known.
  if (words.story === undefined) return { problems: [] };
  given.delete('story');
  given.delete('step');
  const story = maybeUnescape(words.story) ?? '';
  if (story === '') return { problems: [unreadableValues('story', [words.story])] };
  if (words.step === undefined) return { talk: { story }, problems: [] };
  const step = maybeUnescape(words.step) ?? '';
  if (step === '') return { talk: { story }, problems: [unreadableValues('step', [words.step])] };
  return { talk: { story, step }, problems: [] };
}
