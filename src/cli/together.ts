/** Several files of another program's may be one record: `--together`, and which patient of them. */
import type { Command } from 'commander';
import type { OpenHow } from './open.ts';

export interface TogetherOptions {
  readonly together?: boolean;
  readonly patient?: string;
}

/** What is to be opened, and how: files that belong together are called by the first of them. */
export function howOf(
  files: readonly string[],
  { together = false, patient }: TogetherOptions,
): { readonly files: readonly string[]; readonly how: OpenHow } {
  const own = patient === undefined ? {} : { patient };
  const isOne = together && files.length > 1;
  return isOne
    ? { files: files.slice(0, 1), how: { ...own, together: files } }
    : { files, how: own };
}

export function addPatientOption(command: Command): Command {
  return command.option(
    '--patient <id>',
    'of several patients in the files: which; unless given, the first',
  );
}

export function addTogetherOptions(command: Command): Command {
  return addPatientOption(command).option('--together', 'read all files as one record');
}
