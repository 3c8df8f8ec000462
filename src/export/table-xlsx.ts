/**
 * Tables as an XLSX workbook, a sheet for each. Written here rather than by a library, because those
 * that were tried compress in workers that our pages forbid, stumble over a cell that says
 * "constructor", or write the time into the file. The parts are those of ECMA-376 that Excel requires.
 */
import type { Cell, TableDoc } from '../describe/table-doc.ts';
import { notesOf } from './table-csv.ts';
import { escapeMarkup } from './table-text.ts';
import { zipOf } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indices of `cellXfs` in the style sheet. */
const PLAIN = 0;
const NAMES = 1;
const TITLE = 2;
const NOTE = 3;
const NUMBER = 4;

/** Excel keeps no more in a cell. */
const LONGEST = 32_767;

export function xlsxFile(tables: readonly TableDoc[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map((table, at) => ({ table, name: `sheet${at + 1}` }));
  return zipOf({
    '[Content_Types].xml': contentTypes(sheets.map(({ name }) => name)),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(tables),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(({ name }) => ['worksheet', `worksheets/${name}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      sheets.map(({ table, name }) => [`xl/worksheets/${name}.xml`, sheet(table)]),
    ),
  });
}

/** Names in the first row, so that they stay in sight and a filter finds them; notes below the rows. */
function sheet(table: TableDoc): string {
  const { columns, sections } = table;
  const widths = columns.map(({ width }) => width);
  const names = columns.map(({ label }) => ({ text: label }));
  const rows = [
    row(1, names, widths, NAMES),
    ...sections
      .flatMap((section) => section.rows)
      .map(({ cells }, n) => row(n + 2, cells, widths, PLAIN)),
  ];
  const last = rows.length;
  // They run over the empty cells to their right.
  const notes = notesOf(table).map((text, n) =>
    row(last + 2 + n, [{ text }], [Infinity], n === 0 ? TITLE : NOTE),
  );
  const sizes = widths.map(
    (width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width + 2}" customWidth="1"/>`,
  );
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="${LINE}"/>`,
    `<cols>${sizes.join('')}</cols>`,
    `<sheetData>${rows.join('')}${notes.join('')}</sheetData>`,
    `<autoFilter ref="A1:${address(columns.length - 1, last)}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

/** Height of a line, and the most that a row may have. pt. */
const LINE = 13;
const HIGHEST = 409;
/** A width is told in digits, and words are narrower. */
const FITTING = 1.1;

/** Not every program makes a row as high as its wrapped text, so the height is told. */
function row(at: number, cells: readonly Cell[], widths: readonly number[], style: number): string {
  const own = cells.map((cell, n) => cellOf(cell, address(n, at), style));
  const lines = Math.max(
    ...cells.map(({ text }, n) => linesOf(text, FITTING * (widths[n] ?? Infinity))),
  );
  const height = Math.min(lines * LINE + 2, HIGHEST);
  return `<row r="${at}" ht="${height}" customHeight="1">${own.join('')}</row>`;
}

function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    const length = Math.min(word.length, LONGEST);
    if (used > 0 && used + 1 + length > width) [lines, used] = [lines + 1, 0];
    used += length + (used > 0 ? 1 : 0);
    if (used > width) [lines, used] = [lines + Math.floor(used / width), used % width];
  }
  return lines;
}

function cellOf({ text, number }: Cell, ref: string, style: number): string {
  if (number !== undefined) return `<c r="${ref}" s="${NUMBER}"><v>${number}</v></c>`;
  if (text === '') return '';
  const words = escapeMarkup(text.slice(0, LONGEST));
  // An inline string is never read as a formula, whatever it begins with.
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
}

/** "A1", "AB12". */
function address(column: number, row: number): string {
  const first = Math.floor(column / 26);
  const letter = (n: number): string => String.fromCharCode(65 + n);
  return `${first > 0 ? letter(first - 1) : ''}${letter(column % 26)}${row}`;
}

function workbook(tables: readonly TableDoc[]): string {
  const names = tables.map(
    ({ name }, n) => `<sheet name="${escapeMarkup(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`,
  );
  const titles = tables.map(
    ({ name }, n) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">${escapeMarkup(name)}!$1:$1</definedName>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const own = targets.map(
    ([kind, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${own.join('')}</Relationships>`;
}

function contentTypes(sheets: readonly string[]): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...sheets.map((name) => part(`worksheets/${name}`, 'worksheet')),
    '</Types>',
  ].join('');
}

const XF = '<xf numFmtId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"';
const WRAPPED = '<alignment vertical="top" wrapText="1"/></xf>';
const RUNNING = '<alignment vertical="top"/></xf>';
const AT_RIGHT = '<alignment horizontal="right" vertical="top" indent="1"/></xf>';

const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="5">',
  `${XF} fontId="0" fillId="0">${WRAPPED}`,
  `${XF} fontId="1" fillId="2" applyFill="1">${WRAPPED}`,
  `${XF} fontId="1" fillId="0">${RUNNING}`,
  `${XF} fontId="0" fillId="0">${RUNNING}`,
  `${XF} fontId="0" fillId="0">${AT_RIGHT}`,
  '</cellXfs></styleSheet>',
].join('');
