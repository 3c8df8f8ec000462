/** Issues on standard error, a line each, in the form editors and build tools can jump from. */
import type { Issue } from '../model/issue.ts';

import { complain, type ExitCode } from './node.ts';

/** Prints all issues of a file; 1 if one of them is an error. */
export function reportIssues(fileName: string, issues: readonly Issue[]): ExitCode {
  for (const issue of issues) complain(issueLine(fileName, issue));
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** `file:line:column severity code path: message`; a file without lines has neither number. */
export function issueLine(fileName: string, issue: Issue): string {
  const place = [fileName, issue.line, issue.column].filter((part) => part !== undefined).join(':');
  const where = issue.path === '' ? '' : ` ${issue.path}`;
  return oneLine(`${place} ${issue.severity} ${issue.code}${where}: ${issue.message}`);
}

/** Control and direction signs of a hostile file must not steer the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
