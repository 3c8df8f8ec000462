/**
 * The order of children that the schemas of PresentationML and DrawingML ask for (ISO/IEC 29500-1,
 * pml.xsd, dml-main.xsd), for the elements that our slides use. PowerPoint refuses a file that
 * breaks it; other programs do not. Alternatives share a place; * may be repeated.
 */
const SHAPES = '*p:sp|p:cxnSp|p:grpSp|mc:AlternateContent';
const FILL = 'a:noFill|a:solidFill|a:gradFill|a:pattFill';
const FACES = ['a:latin', 'a:ea', 'a:cs'];
const SLIDE = ['p:cSld', 'p:clrMapOvr'];

export const ORDER: Readonly<Record<string, readonly string[]>> = {
  'p:presentation': [
    'p:sldMasterIdLst',
    'p:notesMasterIdLst',
    'p:sldIdLst',
    'p:sldSz',
    'p:notesSz',
  ],
  'p:sldMasterIdLst': ['*p:sldMasterId'],
  'p:notesMasterIdLst': ['p:notesMasterId'],
  'p:sldIdLst': ['*p:sldId'],
  'p:sldLayoutIdLst': ['*p:sldLayoutId'],
  'p:sldMaster': ['p:cSld', 'p:clrMap', 'p:sldLayoutIdLst', 'p:txStyles'],
  'p:notesMaster': ['p:cSld', 'p:clrMap', 'p:notesStyle'],
  'p:sldLayout': SLIDE,
  'p:sld': SLIDE,
  'p:notes': SLIDE,
  'p:txStyles': ['p:titleStyle', 'p:bodyStyle', 'p:otherStyle'],
  'p:titleStyle': ['a:lvl1pPr'],
  'p:bodyStyle': ['a:lvl1pPr'],
  'p:otherStyle': ['a:lvl1pPr'],
  'p:notesStyle': ['a:lvl1pPr'],
  'p:clrMapOvr': ['a:masterClrMapping'],
  'p:cSld': ['p:bg', 'p:spTree'],
  'p:bg': ['p:bgPr'],
  'p:bgPr': [FILL, 'a:effectLst'],
  'p:spTree': ['p:nvGrpSpPr', 'p:grpSpPr', SHAPES],
  'p:grpSp': ['p:nvGrpSpPr', 'p:grpSpPr', SHAPES],
  'mc:AlternateContent': ['mc:Choice', 'mc:Fallback'],
  'mc:Choice': [SHAPES],
  'mc:Fallback': [SHAPES],
  'p:nvGrpSpPr': ['p:cNvPr', 'p:cNvGrpSpPr', 'p:nvPr'],
  'p:grpSpPr': ['a:xfrm'],
  'p:sp': ['p:nvSpPr', 'p:spPr', 'p:txBody'],
  'p:nvSpPr': ['p:cNvPr', 'p:cNvSpPr', 'p:nvPr'],
  'p:cNvSpPr': ['a:spLocks'],
  'p:nvPr': ['p:ph'],
  'p:cxnSp': ['p:nvCxnSpPr', 'p:spPr'],
  'p:nvCxnSpPr': ['p:cNvPr', 'p:cNvCxnSpPr', 'p:nvPr'],
  'p:spPr': ['a:xfrm', 'a:custGeom|a:prstGeom', FILL, 'a:ln'],
  'a:xfrm': ['a:off', 'a:ext', 'a:chOff', 'a:chExt'],
  'a:prstGeom': ['a:avLst'],
  'a:avLst': ['*a:gd'],
  'a:custGeom': ['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst', 'a:rect', 'a:pathLst'],
  'a:pathLst': ['*a:path'],
  'a:path': ['*a:moveTo|a:lnTo|a:arcTo|a:close'],
  'a:moveTo': ['a:pt'],
  'a:lnTo': ['a:pt'],
  'a:ln': [FILL, 'a:prstDash|a:custDash', 'a:round|a:miter'],
  'a:custDash': ['*a:ds'],
  'a:solidFill': ['a:srgbClr|a:schemeClr'],
  'a:srgbClr': ['a:alpha'],
  'a:gradFill': ['a:gsLst', 'a:lin'],
  'a:gsLst': ['*a:gs'],
  'a:gs': ['a:srgbClr'],
  'a:pattFill': ['a:fgClr', 'a:bgClr'],
  'a:fgClr': ['a:srgbClr'],
  'a:bgClr': ['a:srgbClr'],
  'p:txBody': ['a:bodyPr', 'a:lstStyle', '*a:p'],
  'a:bodyPr': ['a:noAutofit'],
  'a:p': ['a:pPr', '*a:r', 'a:endParaRPr'],
  'a:r': ['a:rPr', 'a:t'],
  'a:rPr': [FILL, ...FACES],
  'a:lvl1pPr': ['a:defRPr'],
  'a:defRPr': [FILL, ...FACES],
  'a:theme': ['a:themeElements'],
  'a:themeElements': ['a:clrScheme', 'a:fontScheme', 'a:fmtScheme'],
  'a:clrScheme': [
    ...['a:dk1', 'a:lt1', 'a:dk2', 'a:lt2'],
    ...['a:accent1', 'a:accent2', 'a:accent3', 'a:accent4', 'a:accent5', 'a:accent6'],
    ...['a:hlink', 'a:folHlink'],
  ],
  ...Object.fromEntries(
    [
      'dk1',
      'lt1',
      'dk2',
      'lt2',
      'hlink',
      'folHlink',
      ...[1, 2, 3, 4, 5, 6].map((n) => `accent${n}`),
    ].map((name) => [`a:${name}`, ['a:srgbClr']]),
  ),
  'a:fontScheme': ['a:majorFont', 'a:minorFont'],
  'a:majorFont': FACES,
  'a:minorFont': FACES,
  'a:fmtScheme': ['a:fillStyleLst', 'a:lnStyleLst', 'a:effectStyleLst', 'a:bgFillStyleLst'],
  'a:fillStyleLst': [`*${FILL}`],
  'a:lnStyleLst': ['*a:ln'],
  'a:effectStyleLst': ['*a:effectStyle'],
  'a:effectStyle': ['a:effectLst'],
  'a:bgFillStyleLst': [`*${FILL}`],
};

export function isInOrder(names: readonly string[], order: readonly string[]): boolean {
  let place = 0;
  let isTaken = false;
  for (const name of names) {
    const next = order.findIndex(
      (slot, at) => at >= place && slot.replace('*', '').split('|').includes(name),
    );
    if (next < 0 || (next === place && isTaken && order[next]?.startsWith('*') !== true))
      return false;
    [place, isTaken] = [next, true];
  }
  return true;
}
