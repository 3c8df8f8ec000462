/**
 * What the tab remembers over a reload: which case was open, the view of each case, the theme. Never
 * the content of a file: it may be a real patient's.
 */
import { axisPossible } from '../layout/axis.ts';
import type { Course } from '../model/course.ts';
import { AXES, THEMES } from '../view/choices.ts';
import { fitView, type FitOptions } from '../view/fit.ts';
import { readLink, writeLink, writeTalkLink, type ReadLink, type TalkLink } from '../view/link.ts';
import { reviveView } from '../view/revive.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import { maybeStored, prefersDark, store } from './browser.ts';
import { BUILT_IN } from './cases.ts';
import { courseFor, type OpenCase } from './files.ts';

const PLACE = 'caseline:place';

export interface Place {
  readonly builtIn?: string;
  /** The name of a file that was open, and has to be opened again. */
  readonly fileName?: string;
  readonly theme?: View['theme'];
  /** What the address bar may say of it: it follows later, so then the tab knows more. */
  readonly links: readonly unknown[];
}

export function keepPlace(open: OpenCase, view: View, links: readonly string[]): void {
  const { builtIn, caseFile } = open;
  const which = builtIn === undefined ? { fileName: caseFile.name } : { builtIn };
  store(PLACE, { ...which, theme: view.theme, links });
  store(viewKey(open), view);
}

/** Foreign values in the storage are as good as none. */
export function placeKept(): Place {
  const kept = maybeStored(PLACE) as Readonly<Record<string, unknown>> | null | undefined;
  const theme = THEMES.find(({ name }) => name === kept?.['theme'])?.name;
  const [builtIn, fileName, links] = [kept?.['builtIn'], kept?.['fileName'], kept?.['links']];
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(typeof builtIn === 'string' ? { builtIn } : {}),
    ...(typeof fileName === 'string' ? { fileName } : {}),
    links: Array.isArray(links) ? links : [],
  };
}

/** The view kept for this case; the theme belongs to the room and stays when the case changes. */
export function viewKept(open: OpenCase, theme: View['theme']): View {
  const stored = maybeStored(viewKey(open));
  if (stored === undefined || stored === null) {
    const plain = plainView(theme);
    return open.firstView?.(plain) ?? plain;
  }
  const kept = reviveView(stored);
  const course = courseFor(open, kept);
  return { ...fitView(kept, course, optionsOf(course, theme)).view, theme };
}

/** A view with nothing of a case in it. */
export function plainView(theme: View['theme']): View {
  return { ...DEFAULT_VIEW, theme };
}

/** The case that a link is to, among those within reach; undefined: whichever is open. */
export function caseOfLink(link: string, within: readonly string[]): ReadLink {
  return readLink(link, { cases: within });
}

/** Nothing of such a link can be followed. */
const LOST: ReadonlySet<string> = new Set(['unreadable-link', 'unknown-version', 'unknown-case']);

/** Why no case can be opened by a link; undefined: one can. */
export function whyLost({ problems }: ReadLink): ReadLink['problems'][number] | undefined {
  return problems.find(({ code }) => LOST.has(code));
}

/** A link as far as it fits the case; where it says nothing of the theme, that of the room stays. */
export function viewOfLink(link: string, open: OpenCase, theme: View['theme']): ReadLink {
  const id = idOf(open);
  const course = courseFor(open, readLink(link, { cases: [id] }).view);
  const known = { cases: [id], course: { ...course, id } };
  return readLink(link, { ...known, ...optionsOf(course, theme) });
}

/** The theme is in it only where it was chosen: others have a room of their own. */
export function linkTo(open: OpenCase, view: View): string {
  return writeLink(idOf(open), view, plainView(prefersDark() ? 'dark' : 'light'));
}

/** Within the visit the case is not named: its id may be a diagnosis. */
export function linkToTalk(talk: TalkLink, open?: OpenCase): string {
  return writeTalkLink(open && idOf(open), talk);
}

/** What a link calls the case; a file of the reader's own never takes the name of one of ours. */
export function idOf({ builtIn, course }: OpenCase): string {
  if (builtIn !== undefined) return builtIn;
  return BUILT_IN.some(({ id }) => id === course.id) ? `${course.id} (file)` : course.id;
}

function optionsOf(course: Course, theme: View['theme']): FitOptions {
  const isPossible = (axis: View['axis']): boolean => axisPossible(course, axis) === undefined;
  const axes = AXES.map(({ kind }) => kind).filter(isPossible);
  return { defaults: plainView(theme), axes };
}

const viewKey = (open: OpenCase): string => `caseline:view:${idOf(open)}`;
