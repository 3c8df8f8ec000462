/** Paint and type against the venue and the readers: what is forbidden inside, colours, typeface, glyphs. */
import type { Drawing } from '../draw/mark.ts';
import type { Course } from '../model/course.ts';
import { setTheme } from '../view/changes.ts';
import type { Paper } from '../view/view.ts';
import { chromaOf, distanceOf, seenBy, SIGHTS } from './colours.ts';
import type { Finding, FindingCode, Fix, SwatchPair } from './finding.ts';
import { changePaper, changeView, inkOf, textsIn, type Checked } from './preflight-input.ts';
import type { Forbidden } from './presets.ts';
import { missingOf, sayCharacter } from './runs.ts';

export function lookFindings(checked: Checked): readonly Finding[] {
  return [
    ...forbiddenFindings(checked),
    ...formatFindings(checked),
    ...glyphFindings(checked),
    ...colourFindings(checked),
    ...typefaceFindings(checked),
  ];
}

interface Ban {
  readonly code: FindingCode;
  readonly what: string;
  readonly label: string;
  readonly isDrawn: (drawing: Drawing, paper: Paper) => boolean;
}

const BANS: Readonly<Record<Forbidden, Ban>> = {
  title: {
    code: 'title-inside',
    what: 'a title inside the figure',
    label: 'Take the title out of the figure',
    isDrawn: (_, { title }) => title,
  },
  patterns: {
    code: 'patterns',
    what: 'patterns',
    label: 'Draw without patterns',
    isDrawn: ({ paints }, { patterns }) => patterns && paints.some(({ type }) => type === 'hatch'),
  },
  gridlines: {
    code: 'gridlines',
    what: 'gridlines',
    label: 'Draw without gridlines',
    isDrawn: (_, { gridlines }) => gridlines,
  },
  coloredText: {
    code: 'coloured-text',
    what: 'coloured text',
    label: 'Set all text in black or grey',
    isDrawn: (drawing, { coloredText }) =>
      coloredText && textsIn(drawing).some(({ color }) => chromaOf(color) > VIVID),
  },
};

/** Greys with a breath of blue are no colours. OKLab chroma × 100 */
const VIVID = 4;

function forbiddenFindings({ drawing, page, preset }: Checked): readonly Finding[] {
  const { paper } = page;
  if (preset === undefined || paper === undefined) return [];
  return preset.forbids.flatMap((forbidden): readonly Finding[] => {
    const { code, what, label, isDrawn } = BANS[forbidden];
    if (!isDrawn(drawing, paper)) return [];
    const says = `${preset.name} takes no ${what.replace(/^a /, '')}.`;
    const fixes = [changePaper(label, { [forbidden]: false })];
    return [{ code, severity: 'problem', says, where: [], fixes }];
  });
}

function formatFindings({ format, preset }: Checked): readonly Finding[] {
  if (format === undefined || preset === undefined || preset.formats.includes(format)) return [];
  const wanted = preset.formats.map((each) => each.toUpperCase()).join(' or ');
  const says = `${preset.name} takes ${wanted}, of the formats we write; this is ${format.toUpperCase()}.`;
  return [{ code: 'format', severity: 'warning', says, where: [], fixes: [] }];
}

function glyphFindings({ drawing }: Checked): readonly Finding[] {
  const missing = missingOf(drawing);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 8).map(sayCharacter).join(', ');
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
  return [
    {
      code: 'missing-glyph',
      severity: 'problem',
      says: `No font here has ${shown}${more}; a replacement character is drawn. Write it in other characters in the case.`,
      where: [],
      fixes: [],
    },
  ];
}

function typefaceFindings({ preset }: Checked): readonly Finding[] {
  if (preset?.typeface === undefined) return [];
  const says = `${preset.name} asks for ${preset.typeface}; the figure is set in Inter, which looks much like it. In an SVG with live text it can be changed.`;
  return [{ code: 'typeface', severity: 'note', says, where: [], fixes: [] }];
}

/** As drawn these are apart; below it, as seen, they are hard to tell apart. OKLab × 100 */
const MERGED = 4;
/** Colours that are alike to everybody are meant to be. */
const APART = 5;
/** Pairs shown for each sight, the closest first. */
const MOST_PAIRS = 4;

/** Colour is never alone here, so that colours merge is a note; in greys it carries nothing at all. */
function colourFindings({ drawing, course, view, page }: Checked): readonly Finding[] {
  if (view.theme === 'print' || page.paper?.grey === true) return [];
  const colours = [...meaningsOf(drawing, course)];
  const merged = SIGHTS.map((sight) => mergedFor(sight, colours));
  const count = new Set(
    merged.flatMap((pairs) => pairs.map(({ names }) => [...names].sort().join('|'))),
  ).size;
  if (count === 0) return [];
  const pairs = count === 1 ? 'One pair of colours is' : `${count} pairs of colours are`;
  const toPrint: Fix = changeView('Draw in greys (print theme)', (each) => setTheme(each, 'print'));
  return [
    {
      code: 'colours-merge',
      severity: 'note',
      says: `${pairs} hard to tell apart in grey or for colour-blind readers; shape, place and words say the same.`,
      where: [],
      fixes: [toPrint],
      swatches: merged.flatMap((all) => all.slice(0, MOST_PAIRS)),
    },
  ];
}

function mergedFor(
  sight: SwatchPair['sight'],
  colours: readonly (readonly [string, string])[],
): readonly SwatchPair[] {
  const pairs = colours.flatMap(([name, colour], at) =>
    colours.slice(at + 1).flatMap(([other, second]): readonly SwatchPair[] => {
      if (distanceOf(colour, second) < APART) return [];
      const seen = [seenBy(sight, colour), seenBy(sight, second)] as const;
      const distance = Math.round(distanceOf(...seen) * 10) / 10;
      return distance < MERGED
        ? [{ sight, names: [name, other], colours: [colour, second], seen, distance }]
        : [];
    }),
  );
  return pairs.sort((a, b) => a.distance - b.distance);
}

/** The colour of each kind of event and of each series in the drawing, by the name it has there. */
function meaningsOf(drawing: Drawing, course: Course): ReadonlyMap<string, string> {
  const labels = new Map(course.series.map(({ id, label }) => [id, label]));
  const colours = new Map<string, string>();
  for (const { mark, datum } of inkOf(drawing.marks)) {
    if (datum === undefined || mark.type === 'text') continue;
    const { series, kind } = datum;
    const name = series === undefined ? kind : labels.get(series);
    const colour = mark.stroke?.color ?? (typeof mark.fill === 'string' ? mark.fill : undefined);
    if (name === undefined || name === 'cluster' || colour === undefined) continue;
    if (chromaOf(colour) > VIVID && !colours.has(named(name))) colours.set(named(name), colour);
  }
  return colours;
}

const named = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/-/g, ' ')}`;
