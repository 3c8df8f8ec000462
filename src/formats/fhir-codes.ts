/**
 * Coded concepts as people read them: the name of the code system instead of its address, the words
 * of the record instead of the code, and those words without the ontology's own bookkeeping.
 */
import type { CodeDoc } from '../model/document.ts';
import { isNode, nodeAt, nodesAt, textAt, toText, type Node } from './fhir-node.ts';

/** Addresses and OIDs from the HL7 terminology registry, https://terminology.hl7.org. */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['http://loinc.org', 'LOINC'],
  ['urn:oid:2.16.840.1.113883.6.1', 'LOINC'],
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['urn:oid:2.16.840.1.113883.6.96', 'SNOMED CT'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['urn:oid:2.16.840.1.113883.6.88', 'RxNorm'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['urn:oid:2.16.840.1.113883.6.3', 'ICD-10'],
  ['urn:oid:1.3.6.1.4.1.12559.11.10.1.3.1.44.2', 'ICD-10'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['urn:oid:2.16.840.1.113883.6.90', 'ICD-10-CM'],
  ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'ICD-10-GM'],
  ['http://fhir.de/CodeSystem/dimdi/icd-10-gm', 'ICD-10-GM'],
  ['http://www.cms.gov/Medicare/Coding/ICD10', 'ICD-10-PCS'],
  ['http://hl7.org/fhir/sid/icd-9-cm', 'ICD-9-CM'],
  ['urn:oid:2.16.840.1.113883.6.103', 'ICD-9-CM'],
  ['http://id.who.int/icd/release/11/mms', 'ICD-11'],
  ['http://hl7.org/fhir/sid/icd-o-3', 'ICD-O-3'],
  ['http://unitsofmeasure.org', 'UCUM'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
  ['urn:oid:2.16.840.1.113883.12.292', 'CVX'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['urn:oid:2.16.840.1.113883.6.69', 'NDC'],
  ['http://www.whocc.no/atc', 'ATC'],
  ['urn:oid:2.16.840.1.113883.6.73', 'ATC'],
  ['http://www.ama-assn.org/go/cpt', 'CPT'],
  ['http://human-phenotype-ontology.org', 'HPO'],
  ['http://purl.obolibrary.org/obo/hp.owl', 'HPO'],
  ['http://purl.obolibrary.org/obo/mondo.owl', 'MONDO'],
  ['http://www.orpha.net', 'ORPHA'],
  ['http://www.omim.org', 'OMIM'],
  ['http://www.genenames.org', 'HGNC'],
  ['http://terminology.hl7.org/CodeSystem/umls', 'UMLS'],
  ['http://fdasis.nlm.nih.gov', 'UNII'],
  ['urn:iso:std:iso:11073:10101', 'ISO 11073'],
]);

/** "LOINC" for its address; an address that is not known stays. */
export function systemName(uri: string): string {
  const known = SYSTEMS.get(uri);
  if (known !== undefined) return known;
  const plain = uri.replace(/\/+$/, '');
  return SYSTEMS.get(plain) ?? plain;
}

/** The address of a code system by its name; one that is an address already stays. */
export function systemUri(name: string): string | undefined {
  const known = [...SYSTEMS].find(([, each]) => each === name)?.[0];
  return known ?? (/^(?:https?:\/\/|urn:)\S+$/.test(name) ? name : undefined);
}

/** A concept, however it is wrapped: plain words, a list, an R5 reference with a concept. */
export function conceptAt(node: Node | undefined, key: string): Node | undefined {
  const value = node?.[key];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isNode(one)) {
    const text = toText(one);
    return text === undefined ? undefined : { text };
  }
  if (one['code'] !== undefined && one['coding'] === undefined && one['text'] === undefined)
    return { coding: [one] };
  return nodeAt(one, 'concept') ?? one;
}

/** A file tells a concept that repeats by one object, so what is made of it is made once. */
const CODES = new WeakMap<Node, readonly CodeDoc[]>();
const LABELS = new WeakMap<Node, string>();
const NO_CODES: readonly CodeDoc[] = [];

export function codesOf(concept: Node | undefined): readonly CodeDoc[] {
  if (concept === undefined) return NO_CODES;
  const known = CODES.get(concept);
  if (known) return known;
  const codes = readCodes(concept);
  CODES.set(concept, codes);
  return codes;
}

function readCodes(concept: Node): readonly CodeDoc[] {
  return nodesAt(concept, 'coding').flatMap((coding) => {
    const code = textAt(coding, 'code');
    if (code === undefined) return [];
    const display = textAt(coding, 'display');
    const system = systemName(textAt(coding, 'system') ?? 'not stated');
    return [{ system, code, ...(display !== undefined && { display }) }];
  });
}

/** What a concept is called: the record's own words, then those of its codes. */
export function labelOf(concept: Node | undefined): string | undefined {
  if (concept === undefined) return undefined;
  const known = LABELS.get(concept);
  if (known !== undefined) return known;
  const label = readLabel(concept);
  if (label !== undefined) LABELS.set(concept, label);
  return label;
}

function readLabel(concept: Node): string | undefined {
  const text = textAt(concept, 'text') ?? textAt(concept, 'display');
  if (text !== undefined) return tidy(text);
  const codings = nodesAt(concept, 'coding');
  const named =
    codings.find((coding) => coding['userSelected'] === true && coding['display']) ??
    codings.find((coding) => textAt(coding, 'display') !== undefined);
  const display = textAt(named, 'display');
  if (display !== undefined) return tidy(display);
  const [code] = codesOf(concept);
  return code && `${code.system} ${code.code}`;
}

export function labelAt(node: Node | undefined, key: string): string | undefined {
  return labelOf(conceptAt(node, key));
}

export function labelsAt(node: Node | undefined, key: string): readonly string[] {
  return nodesAt(node, key).flatMap((each) => labelOf(nodeAt(each, 'concept') ?? each) ?? []);
}

/** SNOMED CT closes its names with the kind of thing they are. */
const TAG =
  / \((?:disorder|finding|procedure|situation|substance|regime\/therapy|morphologic abnormality|event|observable entity|product|medicinal product|clinical drug|qualifier value|person|physical object|body structure|record artifact|navigational concept)\)$/;

function tidy(text: string): string {
  const plain = text.endsWith(')') ? text.replace(TAG, '') : text;
  const words = /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(plain) ? plain.replace(/_/g, ' ') : plain;
  // "pH", "eGFR" and "cT3" are written so.
  return /^\p{Ll}(?:\p{Ll}|$)/u.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : words;
}

/**
 * The name of a LOINC test without property, system and method: "Cholesterol in HDL [Mass/volume] in
 * Serum or Plasma" is "Cholesterol in HDL". The unit beside it says the property.
 */
export function shortTest(label: string): string {
  return label
    .replace(/ \[[^\]]{1,40}\]/g, '')
    .replace(/ by (?:Automated|Manual|calculation|Test strip|Electrophoresis|HPLC).*$/i, '')
    .replace(/ in (?:Serum|Plasma|Serum or Plasma|Serum, Plasma or Blood|Blood)$/i, '')
    .trim();
}

/** Says what the concept is: its first code of a system, or its words. */
export function identityOf(concept: Node | undefined): string | undefined {
  const codings = nodesAt(concept, 'coding').filter((each) => textAt(each, 'code') !== undefined);
  const loinc = codings.find((each) => systemName(textAt(each, 'system') ?? '') === 'LOINC');
  const coding = loinc ?? codings[0];
  if (coding)
    return `${systemName(textAt(coding, 'system') ?? '')}|${textAt(coding, 'code') ?? ''}`;
  return (textAt(concept, 'text') ?? textAt(codings[0], 'display'))?.toLowerCase();
}
