/** Words that the help of several commands shares. */

export const FILE_HELP =
  'a case file (YAML or JSON), "-" for standard input, or the id of a built-in case';

export const EXIT_HELP = `
Exit code:
  0  all is well
  1  the case has errors; what is sound was used, the errors are on standard error
  2  wrong use, a file that cannot be read or written, or an axis the case does not allow`;

export function examples(...lines: readonly string[]): string {
  return ['\nExamples:', ...lines.map((line) => `  $ ${line}`), ''].join('\n');
}
