// Subsets Inter and bakes its advance widths; subsets Noto Sans SC for Chinese and bakes which
// characters it has. Run by hand (`npm run fonts`); the results are committed, so neither the build
// nor a user ever runs this.
//
// GSUB, GPOS and hints are dropped on purpose: without kerning and contextual forms the width
// of a text is the plain sum of its advances, so the table below agrees with every renderer.
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import subsetFont from 'subset-font';

const root = new URL('../', import.meta.url);
const source = new URL('node_modules/@expo-google-fonts/inter/', root);
const styles = {
  regular: { from: '400Regular/Inter_400Regular.ttf', to: 'Inter-Regular' },
  semibold: { from: '600SemiBold/Inter_600SemiBold.ttf', to: 'Inter-SemiBold' },
  italic: { from: '400Regular_Italic/Inter_400Regular_Italic.ttf', to: 'Inter-Italic' },
};

// Latin, Latin-1, Latin Extended-A, Romanian and Vietnamese letters, Greek, Cyrillic of the
// living languages, and the signs that clinical and chemical notation needs.
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x18f, 0x18f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1cd, 0x1dc],
  [0x1e6, 0x1eb],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x2b0, 0x2b0],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c7],
  [0x2d8, 0x2dd],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x462, 0x463],
  [0x490, 0x49b],
  [0x4a2, 0x4a3],
  [0x4ae, 0x4b1],
  [0x4b6, 0x4b7],
  [0x4ba, 0x4bb],
  [0x4d8, 0x4d9],
  [0x4e8, 0x4e9],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9],
  [0x2002, 0x200a],
  [0x2010, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x2070, 0x209c],
  [0x20a6, 0x20bf],
  [0x2103, 0x2103],
  [0x2109, 0x2109],
  [0x2113, 0x2113],
  [0x2116, 0x2117],
  [0x2120, 0x2122],
  [0x2126, 0x2126],
  [0x212b, 0x212b],
  [0x2150, 0x215e],
  [0x2190, 0x2199],
  [0x21d0, 0x21d5],
  [0x2200, 0x2200],
  [0x2202, 0x2203],
  [0x2205, 0x2206],
  [0x2208, 0x2208],
  [0x220f, 0x220f],
  [0x2211, 0x2213],
  [0x2215, 0x2219],
  [0x221a, 0x221a],
  [0x221e, 0x221e],
  [0x222b, 0x222b],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
  [0x22c5, 0x22c5],
  [0x2318, 0x2318],
  [0x25a0, 0x25cf],
  [0x2605, 0x2606],
  [0x2610, 0x2612],
  [0x2640, 0x2642],
  [0x2713, 0x2717],
  [0xfffd, 0xfffd],
];

// Renderers give these no width, whatever the font says.
const invisible = [0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff];
for (let code = 0x202a; code <= 0x202e; code++) invisible.push(code);
for (let code = 0x2066; code <= 0x2069; code++) invisible.push(code);

const wanted = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i),
);
const text = String.fromCodePoint(...wanted);

await mkdir(new URL('static/fonts/', root), { recursive: true });
const read = {};
let sizes = { ttf: 0, woff2: 0 };
for (const [style, { from, to }] of Object.entries(styles)) {
  const original = await readFile(new URL(from, source));
  const options = {
    noHinting: true,
    dropTables: ['GSUB', 'GPOS', 'GDEF', 'STAT', 'gasp', 'meta'],
    preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
  };
  const ttf = await subsetFont(original, text, { ...options, targetFormat: 'truetype' });
  const woff2 = await subsetFont(original, text, { ...options, targetFormat: 'woff2' });
  await writeFile(new URL(`static/fonts/${to}.ttf`, root), ttf);
  await writeFile(new URL(`static/fonts/${to}.woff2`, root), woff2);
  sizes = { ttf: sizes.ttf + ttf.length, woff2: sizes.woff2 + woff2.length };
  read[style] = readMetrics(ttf);
}
await writeFile(
  new URL('static/fonts/OFL.txt', root),
  await readFile(new URL('LICENSE_FONT', source)),
);

const codes = [...read.regular.advances.keys()].sort((a, b) => a - b);
for (const [style, { advances }] of Object.entries(read)) {
  if (codes.some((code) => !advances.has(code)) || advances.size !== codes.length) {
    throw new Error(`${style} does not have the same characters as regular`);
  }
}
const module = writeModule(codes, read);
await writeFile(new URL('src/layout/metrics.ts', root), module);
console.log(`${codes.length} characters; TTF ${sizes.ttf} B, WOFF2 ${sizes.woff2} B`);
console.log(`metrics.ts ${module.length} B, ${gzipSync(module).length} B gzipped`);
await subsetChinese(new Set(codes));

/** What Chinese needs beyond Inter, in one weight; vertical and layout tables have no use here. */
async function subsetChinese(inInter) {
  const noto = new URL('node_modules/@expo-google-fonts/noto-sans-sc/', root);
  const original = await readFile(new URL('400Regular/NotoSansSC_400Regular.ttf', noto));
  const full = readMetrics(original);
  // The layout counts one em for every character that Inter lacks, so only those are kept.
  const isWanted = (code) =>
    code >= 0x2000 && !inInter.has(code) && full.advances.get(code) === full.unitsPerEm;
  const kept = chineseCodes().filter(isWanted);
  const ttf = await subsetFont(original, String.fromCodePoint(...kept), {
    noHinting: true,
    dropTables: 'GSUB GPOS GDEF BASE STAT gasp meta vhea vmtx VORG'
      .split(' ')
      .map((tag) => tag.padEnd(4)),
    preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
    targetFormat: 'truetype',
  });
  await writeFile(new URL('static/fonts/NotoSansSC-Regular.ttf', root), ttf);
  await writeFile(
    new URL('static/fonts/OFL-NotoSansSC.txt', root),
    await readFile(new URL('LICENSE_FONT', noto)),
  );
  const baked = writeCoverage([...readMetrics(ttf).advances.keys()].filter(isWanted));
  await writeFile(new URL('src/export/chinese.ts', root), baked);
  console.log(
    `${kept.length} Chinese characters; TTF ${ttf.length} B, ${gzipSync(ttf).length} B gzipped`,
  );
  console.log(`chinese.ts ${baked.length} B, ${gzipSync(baked).length} B gzipped`);
}

/** GB 2312 by its own bytes, CJK punctuation, full-width forms, and clinical words beyond them. */
function chineseCodes() {
  const decoder = new TextDecoder('gb18030');
  const codes = new Set();
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const [character = '', more] = decoder.decode(new Uint8Array([row, cell]));
      // Cells without a character decode to private use.
      if (more === undefined && !/[\p{Co}\ufffd]/u.test(character))
        codes.add(character.codePointAt(0));
    }
  }
  for (let code = 0x3000; code <= 0x303f; code++) codes.add(code);
  for (let code = 0xff01; code <= 0xffe6; code++) codes.add(code);
  // 噁唑 oxazole, 口眼㖞斜 facial palsy, 瞤 twitching.
  for (const character of '噁㖞瞤') codes.add(character.codePointAt(0));
  return [...codes].sort((a, b) => a - b);
}

/** A bit a character from U+2000 to U+FFFF, base 64. */
function writeCoverage(codes) {
  const bits = new Uint8Array((0x10000 - 0x2000) / 8);
  for (const code of codes) {
    if (code < 0x2000 || code > 0xffff) throw new Error(`no room for U+${code.toString(16)}`);
    bits[(code - 0x2000) >> 3] |= 1 << (code & 7);
  }
  return `// Generated by scripts/fonts.mjs (npm run fonts): do not edit. Which characters the bundled Noto
// Sans SC has, so that text is cut into runs without loading two megabytes of font.

// A bit a character from U+2000 to U+FFFF, the lowest first; base 64.
const COVERAGE =
  '${Buffer.from(bits).toString('base64')}';

const bits = Uint8Array.from(atob(COVERAGE), (character) => character.charCodeAt(0));

/** Whether the bundled Noto Sans SC has a glyph for it, one em wide. What Inter has is left out. */
export function hasChinese(codePoint: number): boolean {
  return (((bits[(codePoint - 0x2000) >> 3] ?? 0) >> (codePoint & 7)) & 1) === 1;
}
`;
}

/** unitsPerEm, ascent, descent and the advance of each encoded character of a TrueType file. */
function readMetrics(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const table = {};
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    table[file.toString('latin1', at, at + 4)] = view.getUint32(at + 8);
  }
  const longMetrics = view.getUint16(table.hhea + 34);
  const advanceOf = (glyph) => view.getUint16(table.hmtx + 4 * Math.min(glyph, longMetrics - 1));
  const advances = new Map();
  for (const [code, glyph] of readCmap(view, table.cmap)) advances.set(code, advanceOf(glyph));
  for (const code of invisible) advances.set(code, 0);
  return {
    unitsPerEm: view.getUint16(table.head + 18),
    ascent: view.getInt16(table.hhea + 4),
    descent: -view.getInt16(table.hhea + 6),
    advances,
  };
}

/** Pairs of code point and glyph from the first format 4 or 12 subtable. */
function* readCmap(view, cmap) {
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(at);
    if (format === 4) return yield* readSegments(view, at);
    if (format === 12) return yield* readGroups(view, at);
  }
  throw new Error('no Unicode cmap found');
}

function* readSegments(view, at) {
  const double = view.getUint16(at + 6);
  for (let i = 0; i < double; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + double + i);
    const delta = view.getInt16(at + 16 + 2 * double + i);
    const offsetAt = at + 16 + 3 * double + i;
    const offset = view.getUint16(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const raw = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - first));
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

function* readGroups(view, at) {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i;
    const first = view.getUint32(group);
    const last = view.getUint32(group + 4);
    for (let code = first; code <= last; code++) {
      yield [code, view.getUint32(group + 8) + code - first];
    }
  }
}

/** As `src/layout/advances.ts` reads it: two base-91 digits an advance, no quote, no backslash. */
function writeModule(codes, metrics) {
  const runs = [];
  let end = 0;
  for (const code of codes) {
    const run = runs.at(-1);
    if (run !== undefined && code === end) run.length++;
    else runs.push({ gap: code - end, length: 1 });
    end = code + 1;
  }
  const coverage = runs.map(({ gap, length }) => `${gap.toString(36)},${length.toString(36)}`);
  const digit = (n) => String.fromCharCode(n < 57 ? 35 + n : 36 + n);
  const encode = (style) =>
    codes
      .map((code) => metrics[style].advances.get(code))
      .map((units) => digit(Math.floor(units / 91)) + digit(units % 91))
      .join('')
      .replaceAll("'", '!');
  const widest = Math.max(...Object.values(metrics).flatMap((m) => [...m.advances.values()]));
  if (widest >= 91 * 91) throw new Error(`an advance of ${widest} units does not fit`);
  const entry = (style) => {
    const { unitsPerEm, ascent, descent } = metrics[style];
    return `  ${style}: readFont(COVERAGE, ${unitsPerEm}, ${ascent}, ${descent}, '${encode(style)}'),`;
  };
  return `// Generated by scripts/fonts.mjs (npm run fonts): do not edit. The advance widths of the bundled
// Inter, which has no kerning, so that a browser and Node measure a text alike to the digit.

import { readFont, type FontMetrics } from './advances.ts';

const COVERAGE =
  '${coverage.join(' ')}';

export const METRICS: {
  readonly regular: FontMetrics;
  readonly semibold: FontMetrics;
  readonly italic: FontMetrics;
} = {
${Object.keys(metrics).map(entry).join('\n')}
};
`;
}
