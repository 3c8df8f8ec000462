/**
 * Phenopackets as plain data with keys in camelCase, whether the file is protobuf JSON or YAML, in
 * camelCase or snake_case. Several may stand in one file: a family, a cohort, a list.
 */
import { decode } from './decode.ts';
import { isGroup, textAt, valueAt, type Group } from './foreign-data.ts';
import type { ForeignFile } from './foreign.ts';
import { formatIssue } from './issues.ts';
import { parseJsonText } from './json.ts';
import { parseYaml } from './yaml-data.ts';
import type { Issue } from '../model/issue.ts';

/** One phenopacket, with its place in the file. */
export interface Packet {
  readonly file: string;
  /** "", "proband.", "relatives[1]." before the names of its records. */
  readonly prefix: string;
  readonly data: Group;
}

export interface ReadPackets {
  readonly packets: readonly Packet[];
  readonly issues: readonly Issue[];
  /** Records around the packets: the pedigree of a family, the description of a cohort. */
  readonly around: readonly { readonly file: string; readonly record: string }[];
}

export function readPackets(file: ForeignFile): ReadPackets {
  const { value, issues } = parse(file);
  if (value === undefined) return { packets: [], issues, around: [] };
  const data = toCamel(value, 0);
  return { ...split(file.name, data), issues: [...issues, ...nothingIn(file.name, data)] };
}

/** The whole file, as names of records lead into it; undefined: it holds no data. */
export function wholeOf(file: ForeignFile): unknown {
  return toCamel(parse(file).value, 0);
}

function parse({ name, bytes }: ForeignFile): {
  readonly value?: unknown;
  readonly issues: readonly Issue[];
} {
  const { text, issues } = decode(bytes);
  if (text === undefined) return { issues: issues.map((issue) => ({ ...issue, path: name })) };
  if (/^\ufeff?\s*[[{]/.test(text)) {
    const json = parseJsonText(text);
    if (json.ok) return { value: json.value, issues };
    const { line, column, about } = json;
    const outcome = 'Nothing of it was read.';
    const fault = formatIssue('foreign-unreadable', name, { about, line, column, outcome });
    return { issues: [...issues, fault] };
  }
  if (text.length > MAX_YAML_TEXT)
    return {
      issues: [formatIssue('foreign-unreadable', name, { about: 'YAML of more than 2 MB' })],
    };
  const yaml = parseYaml(text);
  return { value: yaml.value, issues: [...issues, ...yaml.issues] };
}

const MAX_YAML_TEXT = 2_000_000;
const DEEPEST = 40;

/** Keys in camelCase; what is nested more deeply than any phenopacket is cut off. */
function toCamel(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((item) => toCamel(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      toCamel(item, depth + 1),
    ]),
  );
}

type Split = Pick<ReadPackets, 'packets' | 'around'>;

const isPacket = (value: unknown): value is Group =>
  isGroup(value) &&
  [
    'subject',
    'phenotypicFeatures',
    'diseases',
    'measurements',
    'biosamples',
    'medicalActions',
  ].some((key) => valueAt(value, key) !== undefined);

function split(file: string, data: unknown): Split {
  if (Array.isArray(data)) return listed(file, '', data);
  const family = ['proband', 'relatives', 'members'].filter(
    (key) => valueAt(data, key) !== undefined,
  );
  if (family.length === 0)
    return { packets: isPacket(data) ? [{ file, prefix: '', data }] : [], around: [] };
  const parts = family.map((key) => {
    const value = valueAt(data, key);
    if (Array.isArray(value)) return listed(file, key, value);
    const packets = isPacket(value) ? [{ file, prefix: `${key}.`, data: value }] : [];
    return { packets, around: isPacket(value) ? [] : [{ file, record: key }] };
  });
  const others = Object.keys(data as Group).filter((key) => !family.includes(key) && key !== 'id');
  return {
    packets: parts.flatMap(({ packets }) => packets),
    around: [
      ...parts.flatMap(({ around }) => around),
      ...others.map((record) => ({ file, record })),
    ],
  };
}

function listed(file: string, key: string, list: readonly unknown[]): Split {
  const at = list.map((value, index) => ({ value, name: `${key}[${index}]` }));
  return {
    packets: at.flatMap(({ value, name }) =>
      isPacket(value) ? [{ file, prefix: `${name}.`, data: value }] : [],
    ),
    around: at.flatMap(({ value, name }) => (isPacket(value) ? [] : [{ file, record: name }])),
  };
}

function nothingIn(name: string, data: unknown): readonly Issue[] {
  if (split(name, data).packets.length > 0) return [];
  const about = 'it holds no phenopacket that says anything of a patient';
  return [formatIssue('foreign-unreadable', name, { about })];
}

/** A term of an ontology: its label, or its id where it has none. */
export function termAt(value: unknown, key: string): string | undefined {
  const term = valueAt(value, key);
  return textAt(term, 'label') ?? textAt(term, 'id');
}
