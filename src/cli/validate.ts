/** `caseline validate`: every issue of every file, and a line that says how each file fared. */
import { countOf } from '../describe/phrase.ts';
import { complain, print, UsageError, type ExitCode } from './node.ts';
import { openCase, type OpenHow } from './open.ts';
import { reportIssues } from './report.ts';
import { howOf, type TogetherOptions } from './together.ts';

export async function validate(
  given: readonly string[],
  options: TogetherOptions = {},
): Promise<ExitCode> {
  const { files, how } = howOf(given, options);
  let worst: ExitCode = 0;
  for (const file of files) {
    const code = await validateOne(file, how);
    if (code > worst) worst = code;
  }
  return worst;
}

/** A file that cannot be read must not keep the others from being checked. */
async function validateOne(file: string, how: OpenHow): Promise<ExitCode> {
  try {
    const { name, issues } = await openCase(file, how);
    const code = reportIssues(name, issues);
    await print(`${name}: ${verdict(issues.map(({ severity }) => severity))}\n`);
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`caseline: ${error.message}`);
    return error.exitCode;
  }
}

function verdict(severities: readonly string[]): string {
  const errors = severities.filter((severity) => severity === 'error').length;
  const warnings = severities.length - errors;
  const told = warnings === 0 ? '' : `, ${countOf(warnings, 'warning')}`;
  return `${errors === 0 ? 'valid' : countOf(errors, 'error')}${told}`;
}
