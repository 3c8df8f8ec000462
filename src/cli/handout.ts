/** `caseline handout`: a talk as printed pages, with or without answers. */
import { handoutFile } from '../talk/handout.ts';
import { isStream, UsageError, type ExitCode } from './node.ts';
import { writeTalk, type TalkOptions } from './talk.ts';

export interface HandoutOptions extends TalkOptions {
  readonly answers?: boolean;
}

export async function handout(file: string, options: HandoutOptions): Promise<ExitCode> {
  if (isStream(options.output) && process.stdout.isTTY)
    throw new UsageError('pdf is no text for a terminal; name a file with -o');
  const { answers = false } = options;
  return writeTalk(file, options, ({ document, story }) =>
    handoutFile(document, story, { answers }),
  );
}
