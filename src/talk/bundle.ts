/**
 * A talk as one HTML file: the player, and beside it, packed, the case, the talk and the glyphs that
 * they need. The page names only the teaching title. The same talk gives the same bytes everywhere.
 */
import { loadFace } from '../export/fonts.ts';
import { hasChinese } from '../export/chinese.ts';
import { subsetFont } from '../export/subset.ts';
import { zipOf } from '../export/zip.ts';
import { METRICS } from '../layout/metrics.ts';
import type { DateForm } from '../model/course.ts';
import type { CaseDocument, StoryDoc } from '../model/document.ts';
import {
  CHINESE,
  PACK_ID,
  PACK_TYPE,
  TALK_PART,
  toBase64,
  type FacePart,
  type Talk,
} from './pack.ts';
import { talkTitle } from './told.ts';

export interface BundleOptions {
  /** Dates as they were shown when the talk was taken along. */
  readonly dates?: DateForm;
}

/** The case goes along whole, without its other talks. */
export async function bundleFile(
  document: CaseDocument,
  doc: StoryDoc,
  { dates }: BundleOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { stories: _, ...rest } = document;
  const talk: Talk = { document: rest, doc, ...(dates === undefined ? {} : { dates }) };
  const text = JSON.stringify(talk);
  const [{ default: page }, fonts] = await Promise.all([import('virtual:player'), fontsOf(text)]);
  const packed = toBase64(await zipOf({ [TALK_PART]: text, ...fonts }));
  return new TextEncoder().encode(filled(page, talkTitle(document), packed));
}

function filled(page: string, title: string, packed: string): string {
  const named = page.replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title>`);
  const end = named.lastIndexOf('</body>');
  const data = `<script type="${PACK_TYPE}" id="${PACK_ID}">${packed}</script>\n  `;
  return named.slice(0, end) + data + named.slice(end);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/**
 * What the player says by itself, and what an audience may type: Latin letters, and the signs of
 * times, comparisons and powers. First and last code points.
 */
const ALWAYS = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2044],
  [0x2070, 0x209c],
  [0x2190, 0x2199],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
] as const;

function withUsual(own: ReadonlySet<number>): ReadonlySet<number> {
  const codes = new Set(own);
  for (const [first, last] of ALWAYS) for (let code = first; code <= last; code++) codes.add(code);
  return codes;
}

type Fonts = Readonly<Partial<Record<FacePart, Uint8Array>>>;

async function fontsOf(text: string): Promise<Fonts> {
  const own = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const codes = withUsual(own);
  const chinese = [...own].filter((code) => METRICS.regular.advance(code) < 0 && hasChinese(code));
  return {
    'regular.ttf': subsetFont(await loadFace('regular'), codes),
    'semibold.ttf': subsetFont(await loadFace('semibold'), codes),
    'italic.ttf': subsetFont(await loadFace('italic'), codes),
    ...(chinese.length === 0 ? {} : { [CHINESE]: subsetFont(await loadFace('chinese'), chinese) }),
  };
}
