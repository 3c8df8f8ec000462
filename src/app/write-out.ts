/** A case as a download: comments kept, and its talks as they were edited last. */
import { writeCase } from '../formats/write.ts';
import { download } from './browser.ts';
import type { OpenCase } from './files.ts';

export async function writeOut({ caseFile, course, text, talks }: OpenCase): Promise<void> {
  const inHand = await talks();
  const own = text === undefined ? caseFile : { ...caseFile, text: await text() };
  const { stories: before, ...rest } = caseFile.document;
  const { stories } = inHand;
  const hasTalks = stories.length > 0 || before?.length === 0;
  const document = hasTalks ? { ...rest, stories } : rest;
  download(writeCase({ ...own, document }), `${course.id}.case.yaml`, 'application/yaml');
  inHand.markSaved();
}
