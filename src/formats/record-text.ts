/**
 * A record as its file has it, for who follows a line of the ledger back to it. The file is read
 * again: a report of a million records cannot hold their texts.
 */
import { readRows } from './cbioportal-table.ts';
import { decode, MAX_STREAMED } from './decode.ts';
import { flatten } from './fhir-records.ts';
import { isGroup, type Group } from './foreign-data.ts';
import type { ForeignFile } from './foreign.ts';
import { FOREIGN, sampleOf } from './format.ts';
import { wholeOf } from './phenopacket-data.ts';
import { eachRow, isBlank, textOf, type Sheet } from './table-sheet.ts';
import { readSheets } from './table.ts';

/** Letters of a record; a document or an image within one can be as long as its file. */
export const MOST_LETTERS = 20_000;

/**
 * The text of a record that a reader named: JSON of a resource or of a part of a phenopacket,
 * "heading: cell" a line of a row, the cells of a column. Undefined where the file holds no record of that name.
 */
export async function recordText(file: ForeignFile, record: string): Promise<string | undefined> {
  const sample = sampleOf(file);
  const id = FOREIGN.find(({ recognises }) => recognises(sample))?.id;
  const text = await FINDERS[id ?? '']?.(file, record);
  if (text === undefined || text.length <= MOST_LETTERS) return text;
  return `${text.slice(0, MOST_LETTERS)}\n… ${text.length - MOST_LETTERS} more characters`;
}

type Find = (file: ForeignFile, record: string) => string | undefined | Promise<string | undefined>;

const FINDERS: Readonly<Record<string, Find>> = {
  fhir: resourceOf,
  phenopacket: partOf,
  cbioportal: timelineRow,
  table: tablePart,
};

/** The readers leave out what they never ask for, so the text is parsed whole. */
function resourceOf({ name: file, bytes }: ForeignFile, record: string): string | undefined {
  const { text = '' } = decode(bytes, MAX_STREAMED);
  const lines = text.split('\n');
  const [, line] = /^line (\d+)$/.exec(record) ?? [];
  if (line !== undefined) return lines[Number(line) - 1];
  const whole = parsed(text);
  const values = whole === undefined ? lines.map(parsed) : [whole].flat();
  const items = values.map((value) => ({ value, file, place: '' }));
  const found = flatten(items).records.find(({ name }) => name === record)?.resource;
  return written(found ?? withinOf(values, record));
}

/** A bundle that holds nothing is no resource of the list. */
function withinOf(values: readonly unknown[], record: string): Group | undefined {
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (isGroup(value) && `${String(value['resourceType'])}/${String(value['id'])}` === record)
      return value;
    if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) waiting.push(inner);
  }
  return undefined;
}

const written = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value, null, 2);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** "relatives[1].diseases[0]": as deep as the name leads. */
function partOf(file: ForeignFile, record: string): string | undefined {
  const whole = wholeOf(file);
  let value = whole;
  const [path = ''] = record.split(' ');
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    const list: unknown[] | undefined = Array.isArray(value) ? value : undefined;
    const next = list?.[Number(step)] ?? (isGroup(value) ? value[step] : undefined);
    if (next === undefined) break;
    value = next;
  }
  return value === whole ? undefined : written(value);
}

function timelineRow(file: ForeignFile, record: string): string | undefined {
  const row = readRows(file).rows.find(({ line }) => record === `row ${line}`);
  return row && Array.from(row.cells, ([heading, cell]) => `${heading}: ${cell}`).join('\n');
}

async function tablePart(file: ForeignFile, record: string): Promise<string | undefined> {
  const sheets = await readSheets(file);
  const sheet = sheets.find(({ name }) => name === undefined || record.startsWith(`${name} `));
  if (sheet === undefined) return undefined;
  const part = sheet.name === undefined ? record : record.slice(sheet.name.length + 1);
  const [, row] = /^row (\d+)$/.exec(part) ?? [];
  if (row !== undefined) return rowOf(sheet, Number(row));
  const [, at, heading] = /^column (?:(\d+)|“(.*)”)$/s.exec(part) ?? [];
  const column = heading === undefined ? Number(at) - 1 : sheet.header.indexOf(heading);
  return sheet.header[column] === undefined ? sheet.above.join('\n') : columnOf(sheet, column);
}

function rowOf(sheet: Sheet, number: number): string | undefined {
  let text: string | undefined;
  eachRow(sheet, (row) => {
    if (row.number !== number) return;
    const all = row.cells.map((cell, at) => `${headingOf(sheet, at)}: ${textOf(cell)}`);
    text = all.filter((_, at) => !isBlank(row.cells[at])).join('\n');
  });
  return text;
}

/** As much of it as can be shown. */
function columnOf(sheet: Sheet, column: number): string {
  const told = [headingOf(sheet, column)];
  let letters = 0;
  eachRow(sheet, ({ number, cells }) => {
    if (letters > MOST_LETTERS || isBlank(cells[column])) return;
    const line = `row ${number}: ${textOf(cells[column])}`;
    letters += line.length;
    told.push(line);
  });
  return told.join('\n');
}

const headingOf = ({ header }: Sheet, at: number): string => header[at] || `column ${at + 1}`;
