/**
 * The parts of a presentation around its slides: one master, one layout, one notes master, their
 * themes, and how they refer to each other (ISO/IEC 29500-1, 13.3). No part tells who made it or
 * when, unless the author wants to be named.
 */
import type { Drawing } from '../draw/mark.ts';
import { layoutXml, masterXml, notesMasterXml, themeXml } from './pptx-masters.ts';
import type { SlideSize } from './pptx-slide.ts';
import { element, escapeXml, NAMESPACES, part } from './pptx-xml.ts';

export interface SlideParts {
  readonly slide: string;
  readonly notes: string;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';

/** Path in the package → text. The list of content types is the first, as readers expect it. */
export function packageParts(
  slides: readonly SlideParts[],
  size: SlideSize,
  words: Pick<Drawing, 'title' | 'alt' | 'author'>,
): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes(slides.length),
    '_rels/.rels': relations(
      ['officeDocument', 'ppt/presentation.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ),
    'docProps/core.xml': coreXml(words),
    'docProps/app.xml': part(
      `<Properties xmlns="${OFFICE}/extended-properties"><Application>Caseline</Application></Properties>`,
    ),
    'ppt/presentation.xml': presentationXml(slides.length, size),
    'ppt/_rels/presentation.xml.rels': presentationRelations(slides.length),
    'ppt/presProps.xml': part(element('p:presentationPr', NAMESPACES)),
    'ppt/viewProps.xml': part(element('p:viewPr', NAMESPACES)),
    'ppt/tableStyles.xml': part(
      `<a:tblStyleLst xmlns:a="${NAMESPACES['xmlns:a']}" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
    ),
    'ppt/theme/theme1.xml': themeXml(),
    'ppt/theme/theme2.xml': themeXml(),
    'ppt/slideMasters/slideMaster1.xml': masterXml(size),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations(
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
    ),
    'ppt/slideLayouts/slideLayout1.xml': layoutXml(),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
      'slideMaster',
      '../slideMasters/slideMaster1.xml',
    ]),
    'ppt/notesMasters/notesMaster1.xml': notesMasterXml(size),
    'ppt/notesMasters/_rels/notesMaster1.xml.rels': relations(['theme', '../theme/theme2.xml']),
    ...Object.fromEntries(slides.flatMap(slideEntries)),
  };
}

function slideEntries({ slide, notes }: SlideParts, at: number): readonly [string, string][] {
  const n = at + 1;
  return [
    [`ppt/slides/slide${n}.xml`, slide],
    [
      `ppt/slides/_rels/slide${n}.xml.rels`,
      relations(
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['notesSlide', `../notesSlides/notesSlide${n}.xml`],
      ),
    ],
    [`ppt/notesSlides/notesSlide${n}.xml`, notes],
    [
      `ppt/notesSlides/_rels/notesSlide${n}.xml.rels`,
      relations(
        ['notesMaster', '../notesMasters/notesMaster1.xml'],
        ['slide', `../slides/slide${n}.xml`],
      ),
    ],
  ];
}

/** rId1, rId2 … in the order given; a type without an address is one of Office's. */
function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(([type, target], at) =>
    element('Relationship', {
      Id: `rId${at + 1}`,
      Type: type.includes(':') ? type : `${OFFICE}/relationships/${type}`,
      Target: target,
    }),
  );
  return part(element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...entries));
}

/** What stands before the slides in the list of relations. */
const FIXED = [
  ['slideMaster', 'slideMasters/slideMaster1.xml'],
  ['notesMaster', 'notesMasters/notesMaster1.xml'],
  ['presProps', 'presProps.xml'],
  ['viewProps', 'viewProps.xml'],
  ['theme', 'theme/theme1.xml'],
  ['tableStyles', 'tableStyles.xml'],
] as const;

const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1);

function presentationRelations(count: number): string {
  const slides = numbers(count).map((n) => ['slide', `slides/slide${n}.xml`] as const);
  return relations(...FIXED, ...slides);
}

function presentationXml(count: number, { width, height }: SlideSize): string {
  const ids = numbers(count).map((n) =>
    // 256 is the least id that a slide may have.
    element('p:sldId', { id: 255 + n, 'r:id': `rId${FIXED.length + n}` }),
  );
  return part(
    element(
      'p:presentation',
      { ...NAMESPACES, saveSubsetFonts: 1 },
      '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>',
      '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>',
      element('p:sldIdLst', {}, ...ids),
      element('p:sldSz', { cx: width, cy: height }),
      '<p:notesSz cx="6858000" cy="9144000"/>',
    ),
  );
}

function coreXml({ title, alt, author }: Pick<Drawing, 'title' | 'alt' | 'author'>): string {
  const spaces = {
    'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return part(
    element(
      'cp:coreProperties',
      spaces,
      `<dc:title>${escapeXml(title)}</dc:title>`,
      `<dc:creator>${escapeXml(author ?? 'Caseline')}</dc:creator>`,
      `<dc:description>${escapeXml(alt)}</dc:description>`,
    ),
  );
}

function contentTypes(count: number): string {
  const ml = `${TYPE}.presentationml`;
  const parts: readonly (readonly [string, string])[] = [
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', `${TYPE}.extended-properties+xml`],
    ['/ppt/presentation.xml', `${ml}.presentation.main+xml`],
    ['/ppt/presProps.xml', `${ml}.presProps+xml`],
    ['/ppt/viewProps.xml', `${ml}.viewProps+xml`],
    ['/ppt/tableStyles.xml', `${ml}.tableStyles+xml`],
    ['/ppt/theme/theme1.xml', `${TYPE}.theme+xml`],
    ['/ppt/theme/theme2.xml', `${TYPE}.theme+xml`],
    ['/ppt/slideMasters/slideMaster1.xml', `${ml}.slideMaster+xml`],
    ['/ppt/slideLayouts/slideLayout1.xml', `${ml}.slideLayout+xml`],
    ['/ppt/notesMasters/notesMaster1.xml', `${ml}.notesMaster+xml`],
    ...numbers(count).flatMap((n) => [
      [`/ppt/slides/slide${n}.xml`, `${ml}.slide+xml`] as const,
      [`/ppt/notesSlides/notesSlide${n}.xml`, `${ml}.notesSlide+xml`] as const,
    ]),
  ];
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      ...parts.map(([PartName, ContentType]) => element('Override', { PartName, ContentType })),
    ),
  );
}
