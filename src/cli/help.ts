/** Words and options that several commands share. */
import { Option } from 'commander';

export const FILE_HELP =
  'a case file (YAML or JSON), a file of another program (phenopacket, cBioPortal timeline, …), "-" for standard input, or the id of a built-in case';

export const EXIT_HELP = `
Exit code:
  0  all is well
  1  the case has errors; what is sound was used, the errors are on standard error
  2  wrong use, a file that cannot be read or written, or an axis the case does not allow`;

export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

/** Dates of a person may have to stay at home. */
export function datesOption(): Option {
  return choice('--dates <how>', 'dates moved as a whole, or told as days from one of them', [
    'shifted',
    'relative',
  ]);
}

export function examples(...lines: readonly string[]): string {
  return ['\nExamples:', ...lines.map((line) => `  $ ${line}`), ''].join('\n');
}
