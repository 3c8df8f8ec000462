/**
 * Case files in and out. The reader and writer of YAML are loaded with the first file that is
 * opened or saved, so the first screen does not carry them.
 */
import type { Case } from '../model/case.ts';
import type { CaseDocument, StoryDoc } from '../model/document.ts';
import type { Course } from '../model/course.ts';
import type { Issue } from '../model/issue.ts';
import { knowResolved, resolvedCase, seen } from '../model/resolved.ts';
import type { Shown } from '../model/shown.ts';
import type { View } from '../view/view.ts';
import type { ReadOptions } from '../formats/foreign.ts';
import type { OpenedFiles } from '../formats/open.ts';
import type { InHand } from './talk/in-hand.svelte.ts';

export interface OpenCase {
  readonly caseFile: Case;
  /** Of its default reading. */
  readonly course: Course;
  readonly issues: readonly Issue[];
  /** The id of a case that comes with the application. */
  readonly builtIn?: string;
  /** The text of that case, whose comments a save keeps. */
  readonly text?: () => Promise<string>;
  /** The talks of the case, as they were edited last. */
  readonly stories: () => Promise<readonly StoryDoc[]>;
  /** The same, for who edits them. */
  readonly talks: () => Promise<InHand>;
  /** Of files of another program's. */
  readonly imported?: Imported;
  /** How such a record is shown at first, from a view of nothing in particular. */
  readonly firstView?: (plain: View) => View;
  /** The same, where a person has to be asked what columns mean. */
  readonly asking?: Imported;
  /** Of a case of the reader's own: its files, and how they were read. */
  readonly own?: {
    readonly files: readonly File[];
    readonly options: Pick<ReadOptions, 'patient' | 'mapping'>;
  };
}

/** What became of the records of such files, and the files themselves: another patient may be chosen. */
export interface Imported extends Pick<
  OpenedFiles,
  'format' | 'ledger' | 'patients' | 'leftOut' | 'tables'
> {
  /** As the browser gave them: their bytes are not held here. */
  readonly files: readonly File[];
  readonly patient?: string;
  /** What the columns of the tables mean, where a person has said so. */
  readonly mapping?: unknown;
}

/** What of a case of ours is loaded when asked for. */
export interface LazyParts {
  readonly text: () => Promise<string>;
  readonly stories: () => Promise<unknown>;
}

/**
 * A case of our own, parsed and resolved when the application was built. A test holds each to what
 * the reader and the resolver would make of it, so the first screen needs neither.
 */
export function toOpenCase(builtIn: string, prepared: unknown, parts: LazyParts): OpenCase {
  const { document, course } = prepared as { document: CaseDocument; course: Course };
  knowResolved(document, { course, issues: [] });
  const caseFile: Case = { name: builtIn, document };
  const origin = parts.stories as () => Promise<readonly StoryDoc[]>;
  return { ...opened(caseFile, course, [], builtIn, origin), builtIn, text: parts.text };
}

/**
 * The case as a view shows it. Throws where a case of our own is asked for another reading, or for
 * other dates, before the resolver is there: `Visit` sees to it, and so does what offers readings, by importing it.
 */
export function courseFor({ caseFile }: OpenCase, { reading, dates }: Shown): Course {
  const { course } = resolvedCase(caseFile.document, reading);
  return seen(course, dates === undefined ? {} : { dates });
}

/** Downloads the case as a file that a person can go on writing. */
export async function saveCase(open: OpenCase): Promise<void> {
  const { writeOut } = await import('./write-out.ts');
  await writeOut(open);
}

/** `origin` gives the talks as the file has them. */
export function opened(
  caseFile: Case,
  course: Course,
  issues: readonly Issue[],
  name: string,
  origin: () => Promise<readonly StoryDoc[]>,
): OpenCase {
  const talks = async (): Promise<InHand> => {
    const [{ inHandOf }, stories] = await Promise.all([
      import('./talk/in-hand.svelte.ts'),
      origin(),
    ]);
    return inHandOf(caseFile, name, stories);
  };
  return {
    caseFile,
    course,
    issues,
    stories: async () => (await talks()).stories,
    talks,
  };
}
