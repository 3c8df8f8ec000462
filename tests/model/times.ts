/** A small world for times: two anchors at an unknown distance, one dated, some events. */
import { resolveMoments } from '../../src/model/moments.ts';
import type { TimeContext } from '../../src/model/order-bounds.ts';
import { parseWhen } from '../../src/model/parse-when.ts';
import type { When } from '../../src/model/when.ts';

const timed = (id: string, words?: string) => ({
  id,
  label: id,
  ...(words !== undefined && { time: { words } }),
});

export const { context, anchors } = resolveMoments({
  anchors: [
    timed('presentation'),
    timed('first-infusion'),
    timed('admission', '2021-03-04'),
    timed('injury', '2021-03-04T10:30'),
    timed('discharge', 'admission + 3 weeks'),
    timed('birth', '2009-02-28'),
  ],
  events: [
    timed('marrow', 'after presentation'),
    timed('scan', 'presentation + 2 days'),
    timed('rash', 'presentation + 1 month'),
  ],
  dayZero: 'presentation',
});

export function whenOf(text: string, within: TimeContext = context): When {
  const parsed = parseWhen(text, within);
  if (!parsed.ok) throw new Error(`${parsed.code}: ${text}`);
  return parsed.when;
}

export function faultOf(text: string): string {
  const parsed = parseWhen(text, context);
  return parsed.ok ? `read: ${JSON.stringify(parsed.when)}` : parsed.code;
}
