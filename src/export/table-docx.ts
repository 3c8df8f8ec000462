/**
 * Tables as a Word document: real tables whose heading row repeats on every page, a caption and an
 * alternative text, landscape because the source's words need the width. The file names nobody and
 * no moment: what the library would say of its own is replaced.
 */
import type { Cell, Section, TableDoc } from '../describe/table-doc.ts';
import {
  documentColumns,
  escapeMarkup,
  printable,
  textAt,
  type DocumentColumn,
} from './table-text.ts';
import { zipOf } from './zip.ts';

/** A4 across, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 850 };
const TEXT_WIDTH = PAGE.height - 2 * PAGE.margin;
/** In half points. */
const SIZE = { title: 24, note: 18, cell: 16 };
const GREY = 'EEEEEE';

const load = () => import('docx');
/** What is said of the library by its values, because it may be named only where it is loaded. */
type Docx = Awaited<ReturnType<typeof load>>;
type Made<Name extends 'Paragraph' | 'Table' | 'TableCell' | 'TableRow' | 'TextRun'> = InstanceType<
  Docx[Name]
>;

export async function docxFile(tables: readonly TableDoc[]): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await load();
  const document = new docx.Document({
    title: printable(tables[0]?.title ?? ''),
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Arial', size: SIZE.cell } } } },
    sections: tables.map((table) => ({
      properties: {
        page: {
          size: {
            width: PAGE.width,
            height: PAGE.height,
            orientation: docx.PageOrientation.LANDSCAPE,
          },
          margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
        },
      },
      children: partsOf(table, docx),
    })),
  });
  return settled(new Uint8Array(await docx.Packer.toArrayBuffer(document)), tables);
}

function partsOf(table: TableDoc, docx: Docx): readonly (Made<'Paragraph'> | Made<'Table'>)[] {
  const title = new docx.Paragraph({
    heading: docx.HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { after: 80 },
    children: [run(table.title, docx, { bold: true, size: SIZE.title, color: '000000' })],
  });
  const note = (text: string): Made<'Paragraph'> =>
    new docx.Paragraph({
      spacing: { after: 80 },
      children: [run(text, docx, { size: SIZE.note })],
    });
  const gap = new docx.Paragraph({ spacing: { after: 40 }, children: [] });
  return [title, ...table.notes.map(note), wordTable(table, docx), gap, ...table.foot.map(note)];
}

function wordTable(table: TableDoc, docx: Docx): Made<'Table'> {
  const columns = documentColumns(table);
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((TEXT_WIDTH * width) / all));
  const rule = { style: docx.BorderStyle.SINGLE, size: 4, color: '999999' };
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const head = columns.map(({ label }, n) =>
    cell({ text: label }, widths[n] ?? 0, docx, { bold: true, fill: GREY }),
  );
  return new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    borders: {
      top: rule,
      bottom: rule,
      insideHorizontal: rule,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [
      new docx.TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...table.sections.flatMap((section) => sectionRows(section, columns, widths, docx)),
    ],
  });
}

function sectionRows(
  { title, rows }: Section,
  columns: readonly DocumentColumn[],
  widths: readonly number[],
  docx: Docx,
): readonly Made<'TableRow'>[] {
  const heading = new docx.TableRow({
    cantSplit: true,
    // A heading alone at the foot of a page would head nothing.
    keepNext: true,
    children: [cell({ text: title }, TEXT_WIDTH, docx, { bold: true, span: columns.length })],
  });
  const own = rows.map(({ cells }) => {
    const children = columns.map(({ at }, n) =>
      cell({ text: textAt(cells, at) }, widths[n] ?? 0, docx),
    );
    return new docx.TableRow({ cantSplit: true, children });
  });
  return title === '' ? own : [heading, ...own];
}

interface CellLook {
  readonly bold?: boolean;
  readonly fill?: string;
  readonly span?: number;
}

function cell({ text }: Cell, width: number, docx: Docx, look: CellLook = {}): Made<'TableCell'> {
  const { bold = false, fill, span } = look;
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(span !== undefined && { columnSpan: span }),
    ...(fill !== undefined && { shading: { fill, type: docx.ShadingType.CLEAR, color: 'auto' } }),
    children: [new docx.Paragraph({ children: [run(text, docx, { bold, size: SIZE.cell })] })],
  });
}

function run(
  text: string,
  docx: Docx,
  look: { readonly bold?: boolean; readonly size: number; readonly color?: string },
): Made<'TextRun'> {
  return new docx.TextRun({ text: printable(text), ...look });
}

/** Nobody's name and no moment in it; each table with the alternative text that Word reads out. */
async function settled(
  bytes: Uint8Array,
  tables: readonly TableDoc[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { strFromU8, unzipSync } = await import('fflate');
  const files: Record<string, string | Uint8Array> = { ...unzipSync(bytes) };
  const body = files['word/document.xml'];
  if (body instanceof Uint8Array) files['word/document.xml'] = withAlt(strFromU8(body), tables);
  files['docProps/core.xml'] = core(tables[0]?.title ?? '');
  return zipOf(files);
}

function withAlt(xml: string, tables: readonly TableDoc[]): string {
  let at = -1;
  return xml.replaceAll('</w:tblPr>', () => {
    at += 1;
    const table = tables[at];
    if (table === undefined) return '</w:tblPr>';
    const rows = table.sections.reduce((sum, section) => sum + section.rows.length, 0);
    const names = documentColumns(table).map(({ label }) => label);
    const says = `${rows} rows; columns: ${names.join(', ')}`;
    return `<w:tblCaption w:val="${escapeMarkup(table.title)}"/><w:tblDescription w:val="${escapeMarkup(says)}"/></w:tblPr>`;
  });
}

function core(title: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeMarkup(title)}</dc:title>`,
    '</cp:coreProperties>',
  ].join('');
}
