/** Sizes against the venue's rules: page, type, lines, pixels. Type and lines are measured as drawn. */
import type { Page } from '../view/view.ts';
import type { Finding, Fix } from './finding.ts';
import {
  changePage,
  changePaper,
  inkOf,
  sayNumber,
  textsIn,
  toMm,
  toPt,
  type Checked,
} from './preflight-input.ts';
import { applyPreset, LABEL_PT, PRESETS, type Preset } from './presets.ts';

export function sizeFindings(checked: Checked): readonly Finding[] {
  return [
    ...widthFindings(checked),
    ...heightFindings(checked),
    ...typeFindings(checked),
    ...lineFindings(checked),
    ...dpiFindings(checked),
  ];
}

/** Without a venue: the smallest type that any of the known venues takes. pt */
const LEAST_TYPE = 5;
/** What a room reads: body text of rounds. pt */
const ROOM_TYPE = 24;
/** What the last row reads of a slide that is held in the hand too. pt */
const LARGER_TYPE = 14;
/** A rounded coordinate is no offence. pt */
const SLACK = 0.05;

function widthFindings({ drawing, preset }: Checked): readonly Finding[] {
  if (preset === undefined) return [];
  const { widthMm, widthsMm: { least, most = Infinity } = { least: widthMm, most: widthMm } } =
    preset;
  const width = toMm(drawing.width);
  if (width >= least - 0.1 && width <= most + 0.1) return [];
  return [
    {
      code: 'width-off',
      severity: 'warning',
      says: `The figure is ${sayNumber(width)} mm wide; ${preset.name} asks for ${sayWidths(preset)}.`,
      where: [],
      fixes: [
        changePage(`Set the width to ${widthMm} mm`, (page) => ({
          ...page,
          width: widthMm,
          unit: 'mm',
        })),
      ],
    },
  ];
}

function sayWidths({ widthMm, widthsMm }: Preset): string {
  if (widthsMm === undefined) return `${widthMm} mm`;
  const { least, most } = widthsMm;
  return most === undefined ? `${least} mm or more` : `${least} to ${most} mm`;
}

function heightFindings(checked: Checked): readonly Finding[] {
  const { drawing, preset } = checked;
  const height = toMm(drawing.height);
  if (checked.page.paper === undefined || checked.page.unit === 'px') return [];
  const most = preset?.maxHeightMm ?? TALLEST_PAGE;
  if (height <= most + 0.1) return [];
  const isRule = preset?.maxHeightMm !== undefined;
  const limit = isRule
    ? `${preset.name} takes at most ${most} mm`
    : `no limit of the venue is known, but the tallest page of those known is ${most} mm`;
  return [
    {
      code: 'too-high',
      severity: isRule ? 'problem' : 'warning',
      says: `The figure is ${sayNumber(height)} mm high; ${limit}. Hide lanes or panels, take a wider page, or let it go on on further pages.`,
      where: [],
      fixes: shorterFixes(checked, most, preset),
    },
  ];
}

/** PLOS; see the table of venues. mm */
const TALLEST_PAGE = 222.3;

/** Each makes it lower; whether low enough is seen when preflight runs again. */
function shorterFixes({ page }: Checked, most: number, preset: Preset | undefined): readonly Fix[] {
  const { paper, mostHeight } = page;
  const wide = preset && widerThan(preset);
  return [
    ...(paper?.caption === true
      ? [changePaper('Take the caption out of the figure', { caption: false })]
      : []),
    ...(preset ? smallerType(page, preset) : []),
    ...(wide !== undefined
      ? [
          {
            label: `Take ${wide.widthMm} mm`,
            apply: (s) => applyPreset(wide, s.view, s.page),
          } as Fix,
        ]
      : []),
    ...(mostHeight === undefined
      ? [
          changePage(`Go on on further pages of ${most} mm`, (each) => ({
            ...each,
            mostHeight: most,
          })),
        ]
      : []),
  ];
}

/** The same venue's other width. */
function widerThan({ id, widthMm }: Preset): Preset | undefined {
  const [venue] = id.split('-');
  return PRESETS.find((each) => each.id.startsWith(`${venue}-`) && each.widthMm > widthMm);
}

function smallerType(page: Page, { type }: Preset): readonly Fix[] {
  const { least } = type;
  if (least === undefined || page.typeScale * LABEL_PT <= least + SLACK) return [];
  return [changePage(`Set labels in ${least} pt`, (each) => typed(each, least))];
}

function typed(page: Page, labelPt: number): Page {
  const scale = labelPt / LABEL_PT;
  return { ...page, typeScale: scale, lineScale: scale };
}

function typeFindings({ drawing, page, preset }: Checked): readonly Finding[] {
  if (page.paper === undefined) return [];
  const sizes = textsIn(drawing).map(({ size }) => toPt(size));
  const least = preset?.type.least ?? page.paper.leastType ?? LEAST_TYPE;
  const most = preset?.type.most ?? page.paper.mostType ?? Infinity;
  const asks = preset ? `${preset.name} asks for` : 'journals ask for';
  const small = sizes.filter((size) => size < least - SLACK);
  const large = sizes.filter((size) => size > most + SLACK);
  const kept: Fix = changePaper(`Set all type in ${least} pt or more`, { leastType: least });
  const capped: Fix = changePaper(`Set all type in ${most} pt or less`, { mostType: most });
  return [
    ...(small.length === 0
      ? []
      : [
          {
            code: 'type-small',
            severity: 'problem',
            says: `${sayTexts(small.length)} set smaller than ${least} pt, down to ${sayNumber(Math.min(...small))} pt; ${asks} ${least} pt or more.`,
            where: [],
            fixes: [kept],
          } as const,
        ]),
    ...(large.length === 0
      ? []
      : [
          {
            code: 'type-large',
            severity: 'warning',
            says: `${sayTexts(large.length)} set larger than ${most} pt, up to ${sayNumber(Math.max(...large))} pt; ${asks} ${most} pt or less.`,
            where: [],
            fixes: [capped],
          } as const,
        ]),
    ...roomFindings(sizes, page, preset),
  ];
}

function roomFindings(
  sizes: readonly number[],
  page: Page,
  preset: Preset | undefined,
): readonly Finding[] {
  const small = sizes.filter((size) => size < ROOM_TYPE - SLACK);
  if (preset?.id !== 'slide' || small.length === 0) return [];
  return [
    {
      code: 'type-small-for-room',
      severity: 'warning',
      says: `The smallest type is ${sayNumber(Math.min(...small))} pt. A room reads ${ROOM_TYPE} pt or more: hide what you do not speak of, or show a part of the axis, and set larger type.`,
      where: [],
      fixes:
        page.mostHeight === undefined || page.typeScale * LABEL_PT >= LARGER_TYPE
          ? []
          : [
              changePage(`Set labels in ${LARGER_TYPE} pt, on as many slides as it takes`, (each) =>
                typed(each, LARGER_TYPE),
              ),
            ],
    },
  ];
}

function sayTexts(count: number): string {
  return count === 1 ? 'One text is' : `${count} texts are`;
}

function lineFindings({ drawing, page, preset }: Checked): readonly Finding[] {
  if (page.paper === undefined) return [];
  const { least = page.paper.leastLine ?? 0, most = page.paper.mostLine ?? Infinity } =
    preset?.lines ?? {};
  const widths = [...inkOf(drawing.marks)].flatMap(({ mark }) =>
    mark.type === 'text' || mark.stroke === undefined ? [] : [toPt(mark.stroke.width)],
  );
  const thin = widths.filter((width) => width < least - 0.01);
  const thick = widths.filter((width) => width > most + 0.01);
  const asks = preset?.name ?? 'the page';
  return [
    ...(thin.length === 0
      ? []
      : [
          {
            code: 'line-thin',
            severity: 'problem',
            says: `Lines are as thin as ${sayNumber(Math.min(...thin), 2)} pt; ${asks} asks for ${sayNumber(least, 2)} pt or more.`,
            where: [],
            fixes: [
              changePaper(`Draw lines of ${sayNumber(least, 2)} pt or more`, { leastLine: least }),
            ],
          } as const,
        ]),
    ...(thick.length === 0
      ? []
      : [
          {
            code: 'line-thick',
            severity: 'warning',
            says: `Lines are as thick as ${sayNumber(Math.max(...thick), 2)} pt; ${asks} asks for ${sayNumber(most, 2)} pt or less.`,
            where: [],
            fixes: [
              changePaper(`Draw lines of ${sayNumber(most, 2)} pt or less`, { mostLine: most }),
            ],
          } as const,
        ]),
  ];
}

function dpiFindings({ page, preset, format }: Checked): readonly Finding[] {
  const dpi = page.paper?.dpi;
  const isRaster = format === undefined || format === 'png' || format === 'tiff';
  if (preset === undefined || dpi === undefined || dpi >= preset.dpi || !isRaster) return [];
  return [
    {
      code: 'dpi-low',
      severity: 'warning',
      says: `${dpi} dpi is less than the ${preset.dpi} dpi of ${preset.name}.`,
      where: [],
      fixes: [changePaper(`Take ${preset.dpi} dpi`, { dpi: preset.dpi })],
    },
  ];
}
