/**
 * What the tab remembers over a reload: which case was open, the view of each case, the theme. Never
 * the content of a file: it may be a real patient's.
 */
import type { View } from '../view/view.ts';
import { maybeStored, store } from './browser.ts';
import { fitView, THEMES } from './changes.ts';
import type { OpenCase } from './files.ts';

const PLACE = 'caseline:place';

export interface Place {
  readonly builtIn?: string;
  /** The name of a file that was open, and has to be opened again. */
  readonly fileName?: string;
  readonly theme?: View['theme'];
}

export function keepPlace(open: OpenCase, view: View): void {
  const { builtIn, caseFile } = open;
  const which = builtIn === undefined ? { fileName: caseFile.name } : { builtIn };
  store(PLACE, { ...which, theme: view.theme });
  store(viewKey(open), view);
}

/** Foreign values in the storage are as good as none. */
export function placeKept(): Place {
  const kept = maybeStored(PLACE) as Readonly<Record<string, unknown>> | null | undefined;
  const theme = THEMES.find(({ name }) => name === kept?.['theme'])?.name;
  const [builtIn, fileName] = [kept?.['builtIn'], kept?.['fileName']];
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(typeof builtIn === 'string' ? { builtIn } : {}),
    ...(typeof fileName === 'string' ? { fileName } : {}),
  };
}

/** The view kept for this case; the theme belongs to the room and stays when the case changes. */
export function viewKept(open: OpenCase, theme: View['theme']): View {
  return { ...fitView(maybeStored(viewKey(open)), open.course), theme };
}

const viewKey = ({ course }: OpenCase): string => `caseline:view:${course.id}`;
