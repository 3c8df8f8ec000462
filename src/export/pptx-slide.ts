/** A slide with its figure, and the notes that belong to it. */
import type { Drawing } from '../draw/mark.ts';
import type { Place } from './pptx-geometry.ts';
import { solid } from './pptx-paint.ts';
import { figureXml } from './pptx-shapes.ts';
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

export function slideXml(drawing: Drawing, place: Place, size: SlideSize): string {
  const ground = element('p:bgPr', {}, solid(drawing.background), '<a:effectLst/>');
  const tree = element(
    'p:spTree',
    {},
    TREE_HEAD,
    hiddenTitle(drawing.title, size),
    figureXml(drawing, place, 3),
  );
  const content = element('p:cSld', {}, element('p:bg', {}, ground), tree);
  return part(
    element('p:sld', NAMESPACES, content, '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'),
  );
}

/**
 * The title that outline and screen readers ask for stands above the slide, as PowerPoint's own
 * hidden titles do: the figure shows its title already.
 */
function hiddenTitle(title: string, { width }: SlideSize): string {
  const height = 457_200;
  const about =
    '<p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' +
    '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>';
  const corner = element('a:off', { x: 0, y: -2 * height });
  const place = element('a:xfrm', {}, corner, element('a:ext', { cx: width, cy: height }));
  const body = element('p:txBody', {}, '<a:bodyPr/><a:lstStyle/>', paragraph(title));
  return element('p:sp', {}, about, element('p:spPr', {}, place), body);
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
