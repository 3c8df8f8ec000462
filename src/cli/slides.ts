/** `caseline slides`: a talk as native slides with notes, or as the pages of a PDF. */
import { extname } from 'node:path';
import { SLIDE_FORMATS, slidesFile, slidesOf, type SlideFormat } from '../talk/slides.ts';
import type { ThemeName } from '../view/view.ts';
import { isStream, UsageError, type ExitCode } from './node.ts';
import { writeTalk, type TalkOptions } from './talk.ts';

export interface SlidesOptions extends TalkOptions {
  readonly theme: ThemeName;
  readonly format?: SlideFormat;
}

export async function slides(file: string, options: SlidesOptions): Promise<ExitCode> {
  const format = formatOf(options);
  return writeTalk(file, options, ({ document, story }) =>
    slidesFile(document, slidesOf(document, story, options.theme), format),
  );
}

function formatOf({ output, format }: SlidesOptions): SlideFormat {
  const ending = extname(output).slice(1).toLowerCase();
  const found = format ?? SLIDE_FORMATS.find((each) => each === ending);
  if (found === undefined)
    throw new UsageError(
      isStream(output)
        ? 'name the format: --format pptx or --format pdf'
        : `${output} names no format of slides: use .pptx or .pdf, or --format`,
    );
  if (isStream(output) && process.stdout.isTTY)
    throw new UsageError(`${found} is no text for a terminal; name a file with -o`);
  return found;
}
