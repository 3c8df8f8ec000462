/** Text in its tone. */
import type { PlacedText } from '../layout/figure.ts';
import type { Text } from './mark.ts';
import { round } from './paths.ts';
import type { Theme } from './theme.ts';

export function drawText(text: PlacedText, theme: Theme, accent: string): Text {
  const own = theme.without?.coloredText === true ? theme.ink : accent;
  const color = text.tone === 'ink' ? theme.ink : text.tone === 'muted' ? theme.muted : own;
  return {
    type: 'text',
    x: round(text.x),
    y: round(text.y),
    text: text.text,
    size: round(text.size),
    weight: text.font === 'semibold' ? 600 : 400,
    ...(text.font === 'italic' ? { italic: true } : {}),
    anchor: text.anchor,
    color,
  };
}

export function drawTexts(
  texts: readonly PlacedText[],
  theme: Theme,
  accent: string,
): readonly Text[] {
  return texts.map((text) => drawText(text, theme, accent));
}
