/**
 * What a file format is to the rest of the house, and how one is recognised: by content, because
 * names lie. Formats that cannot be read yet are still recognised, so that the reader is told.
 */
import { MAX_STREAMED } from './decode.ts';
import type { ForeignFile, ReadForeign } from './foreign.ts';
import type { ReadCase } from './native.ts';
import { fhir, phenopackets, tables, timelines } from './readers.ts';

export interface Format {
  readonly id: string;
  /** After "This looks like": "a FHIR bundle". */
  readonly label: string;
  readonly recognises: (sample: Sample) => boolean;
  /** It cannot be read, but a program that can will save it as a table that can. */
  readonly isSpreadsheet?: true;
  /** It cannot be read, but the program that wrote it can write the same as text. */
  readonly isBinary?: true;
  /** What a person does instead. */
  readonly remedy?: string;
  /** Files of no format of their own, or of another, that tell more of the same patients. */
  readonly takesIn?: (sample: Sample) => boolean;
  /** The most bytes of a file; undefined: `MAX_BYTES`. */
  readonly limit?: number;
  readonly read?: (file: ForeignFile) => ReadCase;
  /** Several files as one record; loads its reader when used. Neither: not read yet. */
  readonly readAll?: ReadForeign;
}

export interface Sample {
  /** In lower case. */
  readonly name: string;
  /** The first bytes, one character each, as signatures are written. */
  readonly signature: string;
  /** The beginning as text. */
  readonly text: string;
}

const SAMPLE = 64_000;

export function sampleOf({ name, bytes }: ForeignFile): Sample {
  const signature = String.fromCharCode(...bytes.slice(0, 16));
  const encoding = signature.startsWith('\xff\xfe')
    ? 'utf-16le'
    : signature.startsWith('\xfe\xff')
      ? 'utf-16be'
      : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes.slice(0, SAMPLE));
  return { name: name.toLowerCase(), signature, text };
}

/** A case says so itself: `caseline: 1`, in YAML or JSON. */
export function isNative({ text }: Sample): boolean {
  return (
    /^[ \t]*\{?[ \t]*["']?caseline["']?[ \t]*:/m.test(text) ||
    /^\s*\{[^{}]{0,2000}"caseline"\s*:/.test(text)
  );
}

const has =
  (pattern: RegExp) =>
  ({ text }: Sample) =>
    pattern.test(text);
const starts =
  (...signatures: readonly string[]) =>
  ({ signature }: Sample) =>
    signatures.some((each) => signature.startsWith(each));

const PHENOPACKET =
  /["']?\b(?:phenotypicFeatures|phenotypic_features|phenopacketSchemaVersion|phenopacket_schema_version)["']?\s*:/;
const METADATA = /["']?\b(?:metaData|meta_data)["']?\s*:/;
/** In any order, because the columns are told by their names. */
const TIMELINE = /^(?:#[^\n]*\n)*(?=[^\n]*\bPATIENT_ID\b)(?=[^\n]*\bSTART_DATE\b)[^\n]*\t/;

/** Under cBioPortal's header lines, or by a name of its rule: data_clinical_patient.txt. */
const isClinical = ({ name, text }: Sample): boolean =>
  CLINICAL.test(text) && (text.startsWith('#') || /data_clinical/.test(name));
const CLINICAL = /^(?:#[^\n]*\n)*(?=[^\n]*\bPATIENT_ID\b)(?![^\n]*\bSTART_DATE\b)[^\n]*\t/;

/**
 * A message of protobuf whose first field is a text, as the id of phenopackets, families and cohorts
 * is; terms of an ontology stand in it.
 */
const isBinaryPhenopacket = ({ signature, name, text }: Sample): boolean =>
  signature.startsWith('\n') &&
  // Text has none of these but tab, line feed and return.
  [...text.slice(0, 2000)].some((sign) => sign < ' ' && !'\t\n\r'.includes(sign)) &&
  (/\b(?:HP|OMIM|MONDO|NCBITaxon|ORPHA):\d/.test(text) || /\.(?:pb|pbf|protobuf)$/.test(name));

/** Recognised, so that the message can name them. The first that fits is meant. */
export const FOREIGN: readonly Format[] = [
  {
    // Of one id with text tables, so that both can be one record.
    id: 'table',
    label: 'a spreadsheet',
    recognises: ({ signature, name, text }) =>
      signature.startsWith('PK\x03\x04') && (/\.xls[xm]$/.test(name) || text.includes('xl/work')),
    readAll: tables,
  },
  {
    id: 'ods',
    label: 'an OpenDocument spreadsheet (.ods)',
    recognises: ({ signature, name, text }) =>
      signature.startsWith('PK\x03\x04') &&
      (/\.ods$/.test(name) || text.slice(0, 200).includes('opendocument.spreadsheet')),
    isSpreadsheet: true,
  },
  {
    id: 'xlsb',
    label: 'a binary Excel workbook (.xlsb)',
    recognises: ({ signature, name, text }) =>
      signature.startsWith('PK\x03\x04') &&
      (/\.xlsb$/.test(name) || text.includes('xl/workbook.bin')),
    isSpreadsheet: true,
  },
  {
    id: 'office',
    label: 'an Office file that is no Excel workbook',
    recognises: ({ signature, name }) =>
      signature.startsWith('PK\x03\x04') && /\.(?:docx|pptx)$/.test(name),
  },
  {
    id: 'zip',
    label: 'a compressed archive',
    recognises: starts('PK\x03\x04', '\x1f\x8b'),
    remedy: 'unpack it, and open the files in it',
  },
  {
    id: 'xls',
    label: 'an old Excel workbook (.xls) or another old Office file',
    recognises: starts('\xd0\xcf\x11\xe0', '\x09\x08\x10\x00', '\x09\x08\x08\x00'),
    isSpreadsheet: true,
  },
  {
    id: 'html-table',
    label: 'a table saved as a web page, which some programs name .xls',
    recognises: ({ name, text }) =>
      /\.xlsx?$/.test(name) &&
      /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|table|meta|Workbook)\b/i.test(text),
    isSpreadsheet: true,
  },
  { id: 'pdf', label: 'a PDF', recognises: starts('%PDF') },
  {
    id: 'image',
    label: 'an image',
    recognises: starts('\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'),
  },
  {
    id: 'fhir',
    label: 'a FHIR bundle',
    recognises: has(/"resourceType"\s*:\s*"Bundle"/),
    limit: MAX_STREAMED,
    readAll: fhir,
  },
  {
    id: 'fhir',
    label: 'a FHIR resource',
    recognises: has(/"resourceType"\s*:\s*"/),
    limit: MAX_STREAMED,
    readAll: fhir,
  },
  {
    id: 'phenopacket',
    label: 'a phenopacket',
    recognises: ({ text }) =>
      PHENOPACKET.test(text) || (/^["' ]*subject["']?[ ]*:/m.test(text) && METADATA.test(text)),
    readAll: phenopackets,
  },
  {
    id: 'phenopacket-binary',
    label: 'a phenopacket in the binary form of protobuf',
    recognises: isBinaryPhenopacket,
    isBinary: true,
  },
  { id: 'cda', label: 'a CDA document', recognises: has(/<ClinicalDocument\b/) },
  { id: 'svg', label: 'an SVG figure', recognises: has(/^\s*(?:<\?xml[^>]*>\s*)?<svg\b/) },
  { id: 'html', label: 'a web page', recognises: has(/^\s*<(?:!doctype html|html)\b/i) },
  { id: 'xml', label: 'XML', recognises: has(/^\s*<\?xml\b/) },
  { id: 'hl7', label: 'an HL7 version 2 message', recognises: has(/^MSH\|/) },
  {
    id: 'cbioportal',
    label: 'a cBioPortal timeline',
    recognises: has(TIMELINE),
    takesIn: isClinical,
    readAll: timelines,
  },
  {
    id: 'table',
    label: 'a table',
    recognises: ({ text, name }) => /\.(?:csv|tsv)$/.test(name) || isTable(text),
    limit: MAX_STREAMED,
    readAll: tables,
  },
];

/** The first lines hold the same number of commas, tabs or semicolons. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, 4).filter((line) => line.trim() !== '');
  // Any sentence has a comma: two columns of it are a table where all rows begin with a number.
  const isDated = lines.slice(1).every((line) => /^["']?\d/.test(line));
  return (
    lines.length >= 2 &&
    ['\t', ';', ',', '|'].some((sign) => {
      const counts = lines.map((line) => line.split(sign).length);
      const least = sign === '\t' || sign === ';' || (sign === ',' && isDated) ? 2 : 3;
      return (counts[0] ?? 0) >= least && counts.every((count) => count === counts[0]);
    })
  );
}
