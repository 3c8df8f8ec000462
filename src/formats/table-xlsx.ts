/**
 * Spreadsheets. They are unpacked bit by bit and counted, so an archive that would burst is refused;
 * read-excel-file then gets a plain archive without compression, because its own unpacking wants
 * workers that our policy forbids.
 */
import { calendarParts, MINUTE_MS, SECOND_MS } from '../model/calendar.ts';
import type { Issue } from '../model/issue.ts';
import type { ForeignFile } from './foreign.ts';
import { formatIssue } from './issues.ts';
import { emptySheet, toSheet } from './table-csv.ts';
import type { Cell, Grid, Sheet } from './table-sheet.ts';
import { keepAll, type Parts } from './table-xlsx-cells.ts';

const MB = 1_000_000;
const MOST_UNPACKED = 120 * MB;
const MOST_PARTS = 2000;
const MOST_CELLS = 4_000_000;
/** Of a sheet, as Excel has it: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_ROWS = 1_048_576;
const MOST_TAGS = 18_000_000;
/** "=" between "<" and ">"; a cell has three, the sheet itself a dozen. */
const MOST_ATTRIBUTES = 2000;

export async function readWorkbook({ name, bytes }: ForeignFile): Promise<readonly Sheet[]> {
  try {
    const parts = await unpack(bytes);
    const fault = typeof parts === 'string' ? parts : faultOf(parts);
    if (typeof parts === 'string' || fault !== undefined)
      return [emptySheet(name, [unreadable(fault ?? '')])];
    const { zipSync } = await import('fflate');
    const { default: readXlsx } = await import('read-excel-file/universal');
    const plain = zipSync(Object.fromEntries(keepAll(parts)), { level: 0 });
    const sheets: readonly { sheet: string; data: readonly (readonly unknown[])[] }[] =
      await readXlsx(plain.slice().buffer, { trim: false });
    const many = sheets.length > 1;
    const hidden = hiddenSheets(parts);
    return sheets.map(({ sheet, data }) =>
      toSheet(
        { file: name, ...(many && { name: sheet }) },
        toGrid(data),
        hidden.has(sheet) ? [toldHidden(sheet)] : [],
      ),
    );
  } catch (error) {
    // The library parses in slices that call each other, and runs out of stack where it is slow.
    const about =
      error instanceof RangeError
        ? 'the workbook is too large to be read here; save its sheet as CSV'
        : 'the workbook is damaged';
    return [emptySheet(name, [unreadable(about)])];
  }
}

/** Names as they stand in the workbook: what nobody sees there is read, and told. */
function hiddenSheets(parts: Parts): ReadonlySet<string> {
  const text = new TextDecoder().decode(parts.get('xl/workbook.xml'));
  const hidden = [...text.matchAll(/<sheet\b[^>]{0,1000}>/g)].flatMap(([tag]) => {
    const sheet = /\bname="([^"]*)"/.exec(tag)?.[1];
    return sheet !== undefined && /\bstate="(?:hidden|veryHidden)"/.test(tag) ? [sheet] : [];
  });
  return new Set(hidden);
}

function toldHidden(sheet: string): Issue {
  const about = `The sheet “${sheet}” is hidden in the workbook, and is read like the others.`;
  return formatIssue('foreign-assumed', sheet, { about });
}

function unreadable(about: string): Issue {
  return formatIssue('foreign-unreadable', '', { about });
}

/** The parts of the workbook that hold cells, or why they are refused. */
async function unpack(bytes: Uint8Array): Promise<Parts | string> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const chunks = new Map<string, Uint8Array[]>();
  let total = 0;
  let fault: string | undefined;
  const unzip = new Unzip((file) => {
    if (!/^(?:\[Content_Types\]\.xml|_rels\/.+|xl\/(?!theme\/).+\.(?:xml|rels))$/.test(file.name))
      return;
    const own: Uint8Array[] = [];
    chunks.set(file.name, own);
    if (chunks.size > MOST_PARTS) fault = `it has more than ${MOST_PARTS} parts`;
    file.ondata = (error, chunk) => {
      if (error) fault = 'its archive is damaged';
      total += chunk.length;
      if (total > MOST_UNPACKED) fault = `it unpacks to more than ${MOST_UNPACKED / MB} MB`;
      if (fault === undefined) own.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const STEP = 8192;
  for (let at = 0; at < bytes.length && fault === undefined; at += STEP)
    unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  return fault ?? new Map([...chunks].map(([name, own]) => [name, joined(own)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function faultOf(parts: Parts): string | undefined {
  if (!parts.has('xl/workbook.xml')) return 'it is no Excel workbook (*.xlsx)';
  let cells = 0;
  let tags = 0;
  for (const [name, bytes] of parts) {
    const markup = markupOf(bytes);
    tags += markup.tags;
    if (markup.rows > MOST_ROWS) return `a sheet has more than ${MOST_ROWS} rows`;
    if (tags > MOST_TAGS || markup.attributes > MOST_ATTRIBUTES)
      return 'it holds more markup than any sheet';
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) cells += laidOut(bytes);
  }
  return cells > MOST_CELLS ? `it has more than ${MOST_CELLS} cells` : undefined;
}

/** Tags, rows, and the most attributes of one tag: empty ones unpack from next to nothing. */
function markupOf(bytes: Uint8Array): { tags: number; rows: number; attributes: number } {
  const [open, close, equals, letter] = [0x3c, 0x3e, 0x3d, 0x72];
  let [tags, rows, attributes, own] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === open) {
      tags += 1;
      own = 0;
      if (bytes[at + 1] === letter && bytes[at + 2] === 0x6f && bytes[at + 3] === 0x77) rows += 1;
    } else if (byte === equals) own += 1;
    else if (byte === close) {
      if (own > attributes) attributes = own;
      own = 0;
    }
  }
  return { tags, rows, attributes: Math.max(attributes, own) };
}

/** Rows times columns down to the last cell: a lone cell at the far corner would lay out them all. */
function laidOut(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', row] of text.matchAll(/\br="([A-Z]{0,4})(\d{1,9})"/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  return rows * columns;
}

/** A is 1, AA is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = 26 * number + letter.charCodeAt(0) - 64;
  return number;
}

function toGrid(data: readonly (readonly unknown[])[]): Grid {
  return data.map((row) => row.map(toCell));
}

function toCell(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isDated(value) ? sayDate(Math.round(value.getTime() / SECOND_MS) * SECOND_MS) : '';
}

/** The library hands over dates of the language, set to the wall clock of the sheet. */
function isDated(value: unknown): value is { readonly getTime: () => number } {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}

/** Midnight says a day; whole minutes say a minute. A time of day without a day stays as text. */
function sayDate(ms: number): Cell {
  if (!Number.isFinite(ms)) return '';
  const { year, month, day, hour, minute } = calendarParts(ms);
  const seconds = Math.round((ms % MINUTE_MS) / SECOND_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(hour)}:${two(minute)}${seconds === 0 ? '' : `:${two(seconds)}`}`;
  if (year < 1900 || (year === 1900 && month === 1 && day <= 1)) return clock;
  if (year > 9999) return '';
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return { date: clock === '00:00' ? date : `${date} ${clock}` };
}
