/** How many marks are drawn, by the weakest evidence each shows; of a cluster, its events count. */
import type { EvidenceKind } from '../model/evidence.ts';
import type { Figure } from '../layout/figure.ts';

export interface Tally {
  readonly all: number;
  readonly of: Readonly<Record<EvidenceKind, number>>;
}

export function tallyOf(figure: Figure): Tally {
  const of: Record<EvidenceKind, number> = { reported: 0, derived: 0, illustrative: 0 };
  for (const event of figure.lanes.flatMap((lane) => lane.events)) {
    of[event.evidence] += event.count ?? 1;
  }
  for (const panel of figure.panels) {
    for (const point of panel.points) of[point.evidence] += 1;
    of.illustrative += panel.shapes.length;
  }
  return { all: of.reported + of.derived + of.illustrative, of };
}
