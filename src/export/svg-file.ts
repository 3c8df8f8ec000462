/**
 * An SVG file, with its text in one of three ways: live, in the reader's own font; live, with our
 * fonts inside the file; or as shapes, for whoever may not substitute a font. No script, no
 * foreignObject, no external reference in any of them.
 */
import type { Drawing } from '../draw/mark.ts';
import { FAMILIES, loadFace } from './fonts.ts';
import { runsOf, textsOf } from './runs.ts';
import { svgText } from './svg.ts';

export async function svgFile(
  drawing: Drawing,
  mode: 'live' | 'embedded' | 'outlines',
): Promise<string> {
  switch (mode) {
    case 'live':
      return svgText(drawing);
    case 'embedded':
      return svgText(drawing, await embeddedFonts(drawing));
    case 'outlines': {
      const { outlineText } = await import('./outlines.ts');
      return svgText(drawing, { writeText: await outlineText(drawing) });
    }
  }
}

async function embeddedFonts(
  drawing: Drawing,
): Promise<{ readonly fontCss: string; readonly fonts: string }> {
  const { INTER_CSS } = await import('./inter-css.ts');
  const chinese = chineseOf(drawing);
  if (chinese === '') return { fontCss: INTER_CSS, fonts: 'Inter, sans-serif' };
  return {
    // The one weight serves all, as in every other format: nothing is thickened or slanted.
    fontCss: `${INTER_CSS}${await chineseCss(chinese)}text{font-synthesis:none}`,
    fonts: `Inter, '${FAMILIES.chinese}', sans-serif`,
  };
}

function chineseOf(drawing: Drawing): string {
  const runs = textsOf(drawing.marks).flatMap(runsOf);
  return runs.map(({ face, text }) => (face === 'chinese' ? text : '')).join('');
}

/** Only the characters that occur. */
async function chineseCss(text: string): Promise<string> {
  const { subsetFont } = await import('./subset.ts');
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const font = subsetFont(await loadFace('chinese'), codes);
  const url = `data:font/ttf;base64,${toBase64(font)}`;
  return `@font-face{font-family:'${FAMILIES.chinese}';font-weight:400 600;src:url(${url})}`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
