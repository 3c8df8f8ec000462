/**
 * A crowd as one path for each of its layers: filled where reported, open where derived, pale where
 * dates are uncertain, struck where excluded. Its scale stands left of it.
 */
import type { CrowdLayer, PlacedCrowd } from '../layout/figure.ts';
import type { Group, Mark } from './mark.ts';
import { outlinePath, round, segment } from './paths.ts';
import { drawText } from './text.ts';
import { kindColor, lookOf, type Theme } from './theme.ts';

const PALE = 0.42;

export function drawCrowd(crowd: PlacedCrowd, theme: Theme, lineScale: number): readonly Mark[] {
  return [
    ...crowdGround(crowd, theme, lineScale),
    ...crowd.layers.map((layer) => drawLayer(layer, theme, lineScale)),
    drawText(crowd.top, theme, theme.ink),
  ];
}

function crowdGround({ box }: PlacedCrowd, theme: Theme, lineScale: number): readonly Mark[] {
  const stroke = { color: theme.axis, width: 0.8 * lineScale, opacity: 0.6 };
  const { x, width } = box;
  const base = box.y + box.height;
  const d = [
    segment(x, base, x + width, base),
    segment(x - 3 * lineScale, box.y, x, box.y),
    segment(x, box.y, x, base),
  ].join('');
  return [{ type: 'path', d, stroke }];
}

export function drawLayer(layer: CrowdLayer, base: Theme, lineScale: number): Group {
  const { kind, evidence, evidenceWhen, struck, sure, count, outlines } = layer;
  const theme = lookOf(base, evidence);
  const color = kindColor(theme, kind);
  const isOpen = evidence !== 'reported' || struck;
  const opacity = (isOpen ? 0.18 : 1) * (sure ? 1 : PALE);
  const edge = {
    color,
    width: lineScale,
    ...(evidence === 'illustrative'
      ? { dash: `${round(3 * lineScale)} ${round(2 * lineScale)}` }
      : {}),
  };
  const body: Mark = {
    type: 'path',
    d: outlinePath(outlines),
    fill: color,
    ...(opacity < 1 ? { fillOpacity: opacity } : {}),
    ...(isOpen ? { stroke: edge } : {}),
  };
  const strike: readonly Mark[] = struck
    ? [
        {
          type: 'path',
          d: outlines.map(middle).join(''),
          stroke: { color: theme.ink, width: 1.3 * lineScale },
        },
      ]
    : [];
  return {
    type: 'group',
    datum: { count, kind: 'cluster', evidence, evidenceWhen },
    marks: [body, ...strike],
  };
}

/** A line through the lower half of a part of the layer. */
function middle(outline: readonly number[]): string {
  const xs = outline.filter((_, at) => at % 2 === 0);
  const base = Math.max(...outline.filter((_, at) => at % 2 === 1));
  const y = base - 3;
  return segment(Math.min(...xs), y, Math.max(...xs), y);
}
