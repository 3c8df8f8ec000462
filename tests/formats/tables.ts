/** Tables of the corpus and made ones, for the tests of their reader. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ForeignFile, ForeignRead, ReadOptions } from '../../src/formats/foreign.ts';
import { readTables } from '../../src/formats/table.ts';
import type { CaseDocument, PointDoc } from '../../src/model/document.ts';

const FOLDER = 'tests/corpus/tables/';

/** Read together: tables that are of one case. */
export const CASES: readonly (readonly string[])[] = [
  ['zh_patient3_gb18030.csv'],
  ['zh_patient3_semicolon_decimalcomma.csv'],
  ['zh_patient3_utf16le_tab.txt'],
  ['zh_patient3_utf8bom_comma.csv'],
  ['join-demog.csv'],
  ['join-labs.csv'],
  ['join-vitals.csv'],
  ['messy_aki.xlsx'],
  ['messy_bp.xlsx'],
  ['c01-labs.csv', 'c01-events.csv'],
  ['c04-labs.csv', 'c04-events.csv'],
  ['adbds-head.csv', 'adae-head.csv', 'adcm-head.csv'],
  ['adtimelines-partial-missing.csv'],
  ['synthea-conditions.csv'],
  [
    'synthea-patients.csv',
    'synthea-conditions.csv',
    'synthea-medications.csv',
    'synthea-encounters.csv',
    'synthea-observations.csv',
  ],
];

/** Sound tables of which no course can be made. */
export const NO_CASES = ['messy_infarct.xlsx', 'dictionary.csv'];

export function corpusTable(name: string): ForeignFile {
  return { name: basename(name), bytes: new Uint8Array(readFileSync(FOLDER + name)) };
}

export function textFile(text: string, name = 'table.csv'): ForeignFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function readText(text: string, options: ReadOptions = {}): Promise<ForeignRead> {
  return readTables([textFile(text)], options);
}

export function pointsOf(document: CaseDocument | undefined): readonly PointDoc[] {
  return (document?.series ?? []).flatMap(({ points = [] }) => points);
}

/** The bytes of a text in an encoding that TextEncoder does not write. */
export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const all = (mark ? '\ufeff' : '') + text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < all.length; at += 1)
    view.setUint16(2 * at, all.charCodeAt(at), order === 'le');
  return bytes;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
