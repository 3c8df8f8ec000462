/** A slide with its figure, and the notes that belong to it. */
import type { Drawing, Mark, Text } from '../draw/mark.ts';
import { frame, unionOf, type Place } from './pptx-geometry.ts';
import { solid } from './pptx-paint.ts';
import { figureXml } from './pptx-shapes.ts';
import { textBoxOf, titleBodyXml } from './pptx-text.ts';
import { element, escapeXml, NAMESPACES, part } from './pptx-xml.ts';

export interface SlideSize {
  /** EMU. */
  readonly width: number;
  readonly height: number;
}

/** The root of every tree of shapes has no place of its own; its id is 1. */
export const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>' +
  '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** Lines of text in a group of this name are the title of the slide, where they stand. */
export const TITLE_GROUP = 'slide title';

export function slideXml(drawing: Drawing, place: Place, size: SlideSize): string {
  const ground = element('p:bgPr', {}, solid(drawing.background), '<a:effectLst/>');
  const lines = drawing.marks.flatMap(titleLinesOf);
  const rest = { ...drawing, marks: drawing.marks.filter((mark) => !titleLinesOf(mark).length) };
  const title =
    lines.length === 0 ? hiddenTitle(drawing.title, size) : shownTitle(lines, place, size);
  const tree = element('p:spTree', {}, TREE_HEAD, title, figureXml(rest, place, 3));
  const content = element('p:cSld', {}, element('p:bg', {}, ground), tree);
  return part(
    element('p:sld', NAMESPACES, content, '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'),
  );
}

function titleLinesOf(mark: Mark): readonly Text[] {
  if (mark.type !== 'group' || mark.name !== TITLE_GROUP) return [];
  return mark.marks.filter((each) => each.type === 'text');
}

const TITLE_HEAD =
  '<p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' +
  '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>';

/** A title that can be edited as any other: its box reaches to the right edge, for longer words. */
function shownTitle(lines: readonly Text[], place: Place, { width }: SlideSize): string {
  const box = unionOf(lines.map((line) => textBoxOf(line, place)));
  const whole = { ...box, width: Math.max(box.width, width - 2 * box.x) };
  const look = element('p:spPr', {}, frame(whole), '<a:noFill/>');
  return element('p:sp', {}, TITLE_HEAD, look, titleBodyXml(lines, place.scale));
}

/**
 * The title that outline and screen readers ask for stands above the slide, as PowerPoint's own
 * hidden titles do: the figure shows its title already.
 */
function hiddenTitle(title: string, { width }: SlideSize): string {
  const height = 457_200;
  const corner = element('a:off', { x: 0, y: -2 * height });
  const place = element('a:xfrm', {}, corner, element('a:ext', { cx: width, cy: height }));
  const body = element('p:txBody', {}, '<a:bodyPr/><a:lstStyle/>', paragraph(title));
  return element('p:sp', {}, TITLE_HEAD, element('p:spPr', {}, place), body);
}

export function notesXml(notes: string): string {
  const picture =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>' +
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  const about =
    '<p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>';
  const paragraphs = notes.split(/\r\n|\r|\n/).map(paragraph);
  const body = element('p:txBody', {}, '<a:bodyPr/><a:lstStyle/>', ...paragraphs);
  const text = element('p:sp', {}, about, '<p:spPr/>', body);
  const tree = element('p:spTree', {}, TREE_HEAD, picture, text);
  return part(
    element(
      'p:notes',
      NAMESPACES,
      element('p:cSld', {}, tree),
      '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>',
    ),
  );
}

function paragraph(text: string): string {
  if (text === '') return '<a:p/>';
  const words = `<a:t>${escapeXml(text.replace(/[\t\n\r]+/g, ' '))}</a:t>`;
  return element('a:p', {}, element('a:r', {}, '<a:rPr lang="en-US"/>', words));
}
