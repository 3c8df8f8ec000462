/**
 * What is wrong or worth knowing of a figure before it is saved, the worst first, each with what
 * mends it. Measured from the drawing where a drawing can tell it; nothing here changes anything.
 */
import { withDates } from '../model/shift.ts';
import type { Finding, Severity } from './finding.ts';
import { honestyFindings } from './preflight-honesty.ts';
import type { Checked, PreflightInput } from './preflight-input.ts';
import { lookFindings } from './preflight-look.ts';
import { privacyFindings } from './preflight-privacy.ts';
import { sizeFindings } from './preflight-size.ts';
import { maybePreset } from './presets.ts';

const RANK: Readonly<Record<Severity, number>> = { problem: 0, warning: 1, note: 2 };

/** `course` may be the one of the case or the one shown: its dates are taken as the view wants them. */
export function preflight(input: PreflightInput): readonly Finding[] {
  const preset = maybePreset(input.page.paper?.preset);
  const course = withDates(input.course, input.view.dates);
  const checked: Checked = { ...input, course, ...(preset && { preset }) };
  const findings = [
    ...sizeFindings(checked),
    ...lookFindings(checked),
    ...privacyFindings(checked),
    ...honestyFindings(checked),
  ];
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
