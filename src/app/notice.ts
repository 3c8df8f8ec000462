/** One line about what just happened, and the words for what went wrong. */
import type { Issue } from '../model/issue.ts';
import type { Imported } from './files.ts';

export interface Notice {
  readonly tone: 'note' | 'error';
  readonly text: string;
  /** What was wrong with a file that could not be read at all. */
  readonly issues?: readonly Issue[];
  /** Tables that may be a case once a person has said what their columns mean. */
  readonly asking?: Imported;
}

export function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** "my.case.yaml: 1 error, 2 warnings. What is sound is drawn." */
export function sayIssueCount(name: string, issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const counts = [count(errors, 'error'), count(issues.length - errors, 'warning')];
  return `${name}: ${counts.filter((text) => text !== '').join(', ')}. What is sound is drawn.`;
}

function count(n: number, name: string): string {
  return n === 0 ? '' : `${n} ${name}${n === 1 ? '' : 's'}`;
}

interface Telling {
  readonly notice: Notice | undefined;
  readonly issues: readonly Issue[];
  readonly issuesTitle: string;
  readonly issuesOpen: boolean;
  tell(notice: Notice | undefined): void;
  showIssues(open: boolean): void;
}

/** The list of issues that stands above the figure; undefined: none. */
export function issuesTold(
  session: Telling,
): { title: string; issues: readonly Issue[]; onclose: () => void } | undefined {
  const { notice, issues, issuesTitle, issuesOpen } = session;
  if (notice?.issues !== undefined)
    return { title: notice.text, issues: notice.issues, onclose: () => session.tell(undefined) };
  if (issues.length === 0 || !issuesOpen) return undefined;
  return { title: issuesTitle, issues, onclose: () => session.showIssues(false) };
}
