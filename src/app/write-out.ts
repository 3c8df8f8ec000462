/** A case as a download: comments kept, and its talks as they were edited last. */
import { writeCase } from '../formats/write.ts';
import type { Case } from '../model/case.ts';
import type { Course } from '../model/course.ts';
import { download } from './browser.ts';
import type { InHand } from './talk/in-hand.svelte.ts';

/** Of an open case. */
interface Written {
  readonly caseFile: Case;
  readonly course: Course;
  readonly text?: () => Promise<string>;
  readonly talks: () => Promise<InHand>;
}

export async function writeOut({ caseFile, course, text, talks }: Written): Promise<void> {
  const inHand = await talks();
  const own = text === undefined ? caseFile : { ...caseFile, text: await text() };
  const { stories: before, ...rest } = caseFile.document;
  const { stories } = inHand;
  const hasTalks = stories.length > 0 || before?.length === 0;
  const document = hasTalks ? { ...rest, stories } : rest;
  download(writeCase({ ...own, document }), `${course.id}.case.yaml`, 'application/yaml');
  inHand.markSaved();
}
