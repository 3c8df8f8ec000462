/**
 * Master, layout, notes master and theme: as plain as PowerPoint allows. The figure brings its own
 * ground and colours; these serve only whoever adds something to the slide.
 */
import { frame, type Box } from './pptx-geometry.ts';
import { FACE } from './pptx-text.ts';
import { TREE_HEAD, type SlideSize } from './pptx-slide.ts';
import { element, NAMESPACES, part } from './pptx-xml.ts';

const COLOR_MAP = element('p:clrMap', {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hlink: 'hlink',
  folHlink: 'folHlink',
});

const GROUND =
  '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';

const text = (size: number): string =>
  `<a:defRPr sz="${size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>` +
  '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>';

export function masterXml({ width, height }: SlideSize): string {
  const margin = Math.round(width * 0.05);
  const box = {
    x: margin,
    y: margin,
    width: width - 2 * margin,
    height: Math.round(height * 0.12),
  };
  const tree = element('p:spTree', {}, TREE_HEAD, placeholder(2, 'Title', 'title', box));
  return part(
    element(
      'p:sldMaster',
      NAMESPACES,
      element('p:cSld', {}, GROUND, tree),
      COLOR_MAP,
      '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>',
      `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l">${text(2400)}</a:lvl1pPr></p:titleStyle>`,
      `<p:bodyStyle><a:lvl1pPr algn="l">${text(1800)}</a:lvl1pPr></p:bodyStyle>`,
      `<p:otherStyle><a:lvl1pPr algn="l">${text(1800)}</a:lvl1pPr></p:otherStyle></p:txStyles>`,
    ),
  );
}

export function layoutXml(): string {
  const tree = element('p:spTree', {}, TREE_HEAD, placeholder(2, 'Title', 'title'));
  return part(
    element(
      'p:sldLayout',
      { ...NAMESPACES, type: 'titleOnly', preserve: 1 },
      element('p:cSld', { name: 'Figure' }, tree),
      '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>',
    ),
  );
}

/** A4-like notes: the slide above, the words below. EMU. */
export function notesMasterXml({ width, height }: SlideSize): string {
  const shown = Math.min(5_486_400 / width, 3_600_000 / height);
  const image = {
    x: Math.round((6_858_000 - width * shown) / 2),
    y: 685_800,
    width: Math.round(width * shown),
    height: Math.round(height * shown),
  };
  const tree = element(
    'p:spTree',
    {},
    TREE_HEAD,
    placeholder(2, 'Slide Image', 'sldImg', image),
    placeholder(3, 'Notes', 'body', {
      x: 685_800,
      y: 4_572_000,
      width: 5_486_400,
      height: 3_886_200,
    }),
  );
  return part(
    element(
      'p:notesMaster',
      NAMESPACES,
      element('p:cSld', {}, GROUND, tree),
      COLOR_MAP,
      `<p:notesStyle><a:lvl1pPr algn="l">${text(1200)}</a:lvl1pPr></p:notesStyle>`,
    ),
  );
}

function placeholder(
  id: number,
  name: string,
  type: 'title' | 'body' | 'sldImg',
  box?: Box,
): string {
  const isImage = type === 'sldImg';
  const locks = isImage ? { noGrp: 1, noRot: 1, noChangeAspect: 1 } : { noGrp: 1 };
  const about = element(
    'p:nvSpPr',
    {},
    element('p:cNvPr', { id, name }),
    element('p:cNvSpPr', {}, element('a:spLocks', locks)),
    element('p:nvPr', {}, element('p:ph', { type, ...(type === 'title' ? {} : { idx: id - 2 }) })),
  );
  const place =
    box === undefined ? '' : `${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  const body =
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>';
  return element('p:sp', {}, about, element('p:spPr', {}, place), isImage ? '' : body);
}

const COLORS: readonly (readonly [string, string])[] = [
  ['dk1', '1B2430'],
  ['lt1', 'FFFFFF'],
  ['dk2', '4A5A70'],
  ['lt2', 'F7F9FA'],
  ['accent1', '1F6F8B'],
  ['accent2', 'B5483A'],
  ['accent3', '4A7F5B'],
  ['accent4', '8A6D3B'],
  ['accent5', '6B5B95'],
  ['accent6', '8C2D5A'],
  ['hlink', '1F5F8B'],
  ['folHlink', '5B4A9C'],
];

/** Three of each is what the schema asks for; nothing of ours refers to them. */
const thrice = (xml: string): string => xml.repeat(3);

export function themeXml(): string {
  const color = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${color}<a:prstDash val="solid"/></a:ln>`;
  const colors = COLORS.map(([name, val]) =>
    element(`a:${name}`, {}, element('a:srgbClr', { val })),
  );
  const face = `<a:latin typeface="${FACE}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  return part(
    element(
      'a:theme',
      { 'xmlns:a': NAMESPACES['xmlns:a'], name: 'Caseline' },
      element(
        'a:themeElements',
        {},
        element('a:clrScheme', { name: 'Caseline' }, ...colors),
        `<a:fontScheme name="Caseline"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme>`,
        `<a:fmtScheme name="Caseline"><a:fillStyleLst>${thrice(color)}</a:fillStyleLst>`,
        `<a:lnStyleLst>${thrice(line)}</a:lnStyleLst>`,
        `<a:effectStyleLst>${thrice('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst>`,
        `<a:bgFillStyleLst>${thrice(color)}</a:bgFillStyleLst></a:fmtScheme>`,
      ),
    ),
  );
}
