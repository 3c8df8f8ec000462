/** Drawings for the tests of writers: built-in cases, a Chinese one, and small ones made by hand. */
import type { CaseDocument } from '../../src/model/document.ts';
import type { Drawing, Mark, Text } from '../../src/draw/mark.ts';
import { renderView } from '../../src/render.ts';
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
  unit: 'px',
  background: '#ffffff',
  title: 'A title',
  alt: 'Short: ×10⁹/L ≥ 血小板',
  description: 'Long',
  caption: '',
  paints: [],
  marks,
  ...more,
});
