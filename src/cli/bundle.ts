/** `caseline bundle`: a talk as one HTML file that opens from disk and asks nobody for anything. */
import { bundleFile } from '../talk/bundle.ts';
import type { ExitCode } from './node.ts';
import { writeTalk, type TalkOptions } from './talk.ts';

export async function bundle(file: string, options: TalkOptions): Promise<ExitCode> {
  return writeTalk(file, options, ({ document, doc }) => bundleFile(document, doc));
}
