/** Drawings for the tests of writers: built-in cases, a Chinese one, and small ones made by hand. */
import type { CaseDocument } from '../../src/model/document.ts';
import type { Drawing, Mark, Text } from '../../src/draw/mark.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import chinese from '../figures/chinese.case.yaml?case';
import { caseOf } from '../layout/cases.ts';

export const purpura = (): Drawing => renderView(caseOf('purpura')).drawing;

export const chineseCase = (): Drawing =>
  renderView({ name: 'chinese', document: chinese as CaseDocument }, DEFAULT_VIEW, {
    ...DEFAULT_PAGE,
    width: 800,
  }).drawing;

export const textMark = (text: string, more: Partial<Text> = {}): Text => ({
  type: 'text',
  x: 4,
  y: 20,
  text,
  size: 16,
  weight: 400,
  anchor: 'start',
  color: '#000000',
  ...more,
});

export const drawingOf = (marks: readonly Mark[], more: Partial<Drawing> = {}): Drawing => ({
  width: 96,
  height: 48,
  background: '#ffffff',
  title: 'A title',
  alt: 'Short: ×10⁹/L ≥ 血小板',
  description: 'Long',
  caption: '',
  paints: [],
  marks,
  ...more,
});

/** Signs, Chinese, a fade and a hatch; its PNG has the same bytes wherever it is made. */
export const signs = (): Drawing =>
  drawingOf(
    [
      textMark('×10⁹/L ≥ µ Schönlein – 血小板'),
      { type: 'rect', x: 4, y: 30, width: 120, height: 12, fill: { paint: 'fade' } },
      { type: 'rect', x: 130, y: 30, width: 120, height: 12, fill: { paint: 'hatch' } },
    ],
    {
      width: 256,
      paints: [
        { type: 'hatch', id: 'hatch', color: '#336699', spacing: 6, lineWidth: 2.2 },
        {
          type: 'gradient',
          id: 'fade',
          x1: 4,
          x2: 124,
          stops: [
            { offset: 0, color: '#993333', opacity: 0 },
            { offset: 1, color: '#993333', opacity: 1 },
          ],
        },
      ],
    },
  );

/** SHA-256 of the PNG of `signs` at 192 dpi. Changes with the rasteriser and the fonts only. */
export const SIGNS_HASH = '6f23c51fcba53677fb39747f963584183f0d3daf4eefc9b24617f2be5af240f1';

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
