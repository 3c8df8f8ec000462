/**
 * A label as a text box whose baseline stands where the drawing's does. The edge that the label
 * hangs on is the edge of the box, so that a substituted face keeps the place.
 */
import type { Text } from '../draw/mark.ts';
import { measure } from '../layout/text.ts';
import { solid } from './pptx-paint.ts';
import { toSlide, type Box, type Place } from './pptx-geometry.ts';
import { element, escapeXml } from './pptx-xml.ts';

/** Everywhere at hand, and as a rule narrower than Inter, in which the words were measured. */
export const FACE = 'Arial';
/** PowerPoint has it in every language; other programs take their own face for Chinese. */
const CHINESE_FACE = 'Microsoft YaHei';
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Below the baseline, in multiples of the type size: how far the face's descenders reach. */
const DESCENT = 0.212;
const CHINESE_DESCENT = 0.288;
/** Height of one line in PowerPoint, in multiples of the type size. */
const LINE = 1.2;

const EMU_PER_POINT = 12_700;

/** The box of the label on the slide, EMU. */
export function textBoxOf(mark: Text, place: Place): Box {
  const { text, size, anchor } = mark;
  const font = mark.weight === 600 ? 'semibold' : mark.italic === true ? 'italic' : 'regular';
  const width = measure(text, font, size);
  const left = { start: mark.x, middle: mark.x - width / 2, end: mark.x - width }[anchor];
  const bottom = mark.y + size * (CHINESE.test(text) ? CHINESE_DESCENT : DESCENT);
  return toSlide({ x: left, y: bottom - size * LINE, width, height: size * LINE }, place);
}

export function textBodyXml(mark: Text, scale: number): string {
  const align = { start: 'l', middle: 'ctr', end: 'r' }[mark.anchor];
  const body = { wrap: 'none', lIns: 0, tIns: 0, rIns: 0, bIns: 0, rtlCol: 0, anchor: 'b' };
  return element(
    'p:txBody',
    {},
    element('a:bodyPr', body, '<a:noAutofit/>'),
    '<a:lstStyle/>',
    element('a:p', {}, element('a:pPr', { algn: align }), runXml(mark, scale)),
  );
}

/** The lines of a title as one paragraph, which a longer title wraps anew. */
export function titleBodyXml(lines: readonly Text[], scale: number): string {
  const [first] = lines;
  if (first === undefined) return '';
  const whole = { ...first, text: lines.map(({ text }) => text).join(' ') };
  const body = { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, rtlCol: 0, anchor: 't' };
  return element(
    'p:txBody',
    {},
    element('a:bodyPr', body, '<a:noAutofit/>'),
    '<a:lstStyle/>',
    element('a:p', {}, element('a:pPr', { algn: 'l' }), runXml(whole, scale)),
  );
}

function runXml(mark: Text, scale: number): string {
  const isChinese = CHINESE.test(mark.text);
  const points = Math.round(((mark.size * scale) / EMU_PER_POINT) * 100);
  const look = {
    lang: isChinese ? 'zh-CN' : 'en-US',
    sz: Math.min(400_000, Math.max(100, points)),
    b: mark.weight === 600 ? 1 : 0,
    i: mark.italic === true ? 1 : 0,
    // Names and drugs are no spelling mistakes.
    noProof: 1,
  };
  const properties = element(
    'a:rPr',
    look,
    solid(mark.color),
    element('a:latin', { typeface: FACE }),
    // Arial for ×, ≥ and µ too, which would otherwise be taken from the Chinese face.
    element('a:ea', { typeface: isChinese ? CHINESE_FACE : FACE }),
    element('a:cs', { typeface: FACE }),
  );
  return element('a:r', {}, properties, `<a:t>${escapeXml(oneLine(mark.text))}</a:t>`);
}

function oneLine(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ');
}
