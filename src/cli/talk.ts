/** A talk of a case, as the commands that take one along open it: the case, its talk, all issues. */
import type { CaseDocument, StoryDoc } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { resolveCase } from '../model/resolve.ts';
import { storyOf, type Story } from '../view/story.ts';
import { ExportError } from '../export/error.ts';
import { UsageError, writeBytes, type ExitCode } from './node.ts';
import { openCase } from './open.ts';
import { reportIssues } from './report.ts';

export interface TalkOptions {
  readonly output: string;
  readonly story?: string;
  readonly force?: boolean;
}

export interface OpenedTalk {
  readonly name: string;
  readonly issues: readonly Issue[];
  readonly document: CaseDocument;
  readonly story: Story;
  readonly doc: StoryDoc;
}

/** Writes what `make` makes of the talk; a faulty case is used as far as it is sound. */
export async function writeTalk(
  file: string,
  options: TalkOptions,
  make: (talk: OpenedTalk) => Promise<Uint8Array>,
): Promise<ExitCode> {
  const { name, issues, case: opened } = await openCase(file);
  if (opened === undefined) return reportIssues(name, issues);
  const talk = {
    name,
    issues,
    document: opened.document,
    ...findStory(name, opened.document, options),
  };
  const bytes = await make(talk).catch((error: unknown) => {
    if (error instanceof ExportError) throw new UsageError(`${name}: ${error.message}`);
    throw error;
  });
  await writeBytes(options.output, bytes, { force: options.force === true });
  return reportIssues(name, issues);
}

function findStory(
  name: string,
  document: CaseDocument,
  { story: wanted }: TalkOptions,
): { readonly story: Story; readonly doc: StoryDoc } {
  const { stories = [] } = document;
  const ids = stories.map(({ id }) => id).join(', ');
  if (stories.length === 0) {
    throw new UsageError(
      `${name} has no talk: make one in the app, or write "stories" into the case (the built-in case purpura shows how)`,
    );
  }
  if (wanted === undefined && stories.length > 1)
    throw new UsageError(`${name} has several talks: choose one by --story (${ids})`);
  const at = wanted === undefined ? 0 : stories.findIndex(({ id }) => id === wanted);
  const doc = stories[at];
  if (doc === undefined) throw new UsageError(`no talk "${wanted}" in ${name}; there are ${ids}`);
  if (doc.steps.length === 0) throw new UsageError(`the talk ${doc.id} of ${name} has no step yet`);
  return { story: storyOf(doc, resolveCase(document).course), doc };
}
