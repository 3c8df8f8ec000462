/**
 * What in a text could tell who a patient is, by tables of patterns. The list follows the identifiers
 * of the HIPAA Safe Harbor, 45 CFR 164.514(b)(2): names, places smaller than a state, dates finer
 * than a year, ages over 89, numbers and addresses of every kind. It finds the usual slips; it proves
 * nothing.
 */
import { CITIES, EPONYM_SURNAMES, GENERIC_PLACES, GIVEN_NAMES } from './privacy-words.ts';

export type PrivateKind =
  'date' | 'age-over-89' | 'name' | 'record-number' | 'email' | 'phone' | 'url' | 'place';

export interface NamedText<W = string> {
  readonly text: string;
  /** What the text is: "title", the id of an event. */
  readonly where: W;
}

export interface PrivateFinding<W = string> {
  readonly kind: PrivateKind;
  /** As it stands in the text. */
  readonly found: string;
  readonly where: W;
}

interface Rule {
  readonly kind: PrivateKind;
  readonly pattern: RegExp;
  /** What only looks like it. */
  readonly isHarmless?: (match: RegExpMatchArray) => boolean;
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '(?:19|20)\\d\\d';

/** Longer patterns first: what one has found, no later one finds again. */
const RULES: readonly Rule[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  { kind: 'url', pattern: /\b(?:https?:\/\/|www\.)[^\s)\]}>”"]+/giu, isHarmless: isDoi },
  { kind: 'url', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/gu },
  // Dates finer than a year; a year alone may stay.
  { kind: 'date', pattern: /(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?![\d-])/gu, isHarmless: noMonth },
  {
    kind: 'date',
    pattern: /(?<![\d/.])\d{1,2}([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)(?![\d/.]*\d)/gu,
  },
  {
    kind: 'date',
    pattern: new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH},? (?:of )?${YEAR}\\b`, 'gu'),
  },
  {
    kind: 'date',
    pattern: new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:, ?${YEAR})?\\b`, 'gu'),
  },
  {
    kind: 'date',
    pattern: new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}(?![\\p{L}])`, 'gu'),
  },
  { kind: 'date', pattern: /(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?/gu },
  // Ages over 89: 45 CFR 164.514(b)(2)(i)(C).
  {
    kind: 'age-over-89',
    pattern: /(?<![\d.–-])(?:9\d|1[01]\d)[ -]?(?:years?|yrs?|y|岁)?[ -]?(?:old|\/o|o\b)/giu,
    isHarmless: isGrouped,
  },
  {
    kind: 'age-over-89',
    pattern: /\b(?:aged?|age of)[: ]+(?:9\d|1[01]\d)\b/giu,
    isHarmless: isGrouped,
  },
  {
    kind: 'age-over-89',
    pattern:
      /\b(?:man|woman|male|female|patient|lady|gentleman|person)\b[^.;\d]{0,20}\b(?:9\d|1[01]\d) ?(?:years?|yrs?|y)\b/giu,
    isHarmless: isGrouped,
  },
  { kind: 'phone', pattern: /(?<![\w.+])\+\d{1,3}[ .()-]{0,2}\d(?:[ .()/-]{0,2}\d){6,12}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<![\d.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d.-])/gu },
  {
    kind: 'phone',
    pattern:
      /\b(?:tel|telephone|phone|fax|mobile|cell|pager)\b\.?:? ?\+?\d(?:[ ()./-]{0,2}\d){5,14}/giu,
  },
  { kind: 'record-number', pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/gu },
  {
    kind: 'record-number',
    pattern: /\b(?:MRN|SSN|NHS)\b(?: ?(?:no|number|nr))?[.:#]{0,2} ?[A-Z]{0,3}\d[\d -]{3,}\d/gu,
  },
  {
    kind: 'record-number',
    pattern:
      /\b(?:record|chart|hospital|patient|admission|accession|account|insurance|policy|passport|licen[cs]e|specimen|biopsy|病历|住院)\b ?(?:no|nr|number|id|#|号)[.:#]{0,2} ?(?=[A-Z\d/-]*\d{3})[A-Z\d][A-Z\d/-]{2,}/giu,
  },
  {
    kind: 'record-number',
    pattern:
      /(?<![\p{L}\d.,/:·×-])[A-Z]{0,3}\d{7,}(?![\d.,]|\s?(?:[/×%]|[a-zµμ]|I?U\b|[CP]FU\b))/gu,
    isHarmless: ([found = '']) => /^(?:NCT|PMC|ACT)/.test(found),
  },
  {
    kind: 'name',
    pattern:
      /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Frau|Mme|Monsieur|Madame|Señora?|Sr|Sra)\.? (?:\p{Lu}\. ?)*\p{Lu}[\p{L}'’-]+/gu,
  },
  {
    kind: 'name',
    pattern:
      /(?<!\p{L})(?:name|surname|姓名)[:：] ?[\p{Lu}\p{Lo}][\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+)?/giu,
  },
  { kind: 'name', pattern: /\b[Pp]atient,? (?:\p{Lu}\. ?){2,3}/gu },
  {
    kind: 'name',
    pattern: /(?<![\p{L}–-])(\p{Lu}\p{Ll}+) (?:\p{Lu}\. )?(\p{Lu}\p{Ll}[\p{L}'’-]*)/gu,
    isHarmless: ([, given = '', surname = '']) =>
      !GIVEN_NAMES.has(given) || EPONYM_SURNAMES.has(surname),
  },
  {
    kind: 'name',
    pattern: /(?<![\p{L}–-])(\p{Lu}[\p{L}'’-]+), (\p{Lu}\p{Ll}+)(?![\p{L}–-])/gu,
    isHarmless: ([, , given = '']) => !GIVEN_NAMES.has(given),
  },
  {
    kind: 'place',
    pattern:
      /((?:\p{Lu}[\p{L}.'’-]* ){1,4})(?:Hospitals?|Clinic|Infirmary|Medical Cent(?:er|re)|Health Cent(?:er|re)|Nursing Home|Hospice|School|University)\b/gu,
    isHarmless: ([, before = '']) =>
      before
        .trim()
        .split(' ')
        .every((word) => GENERIC_PLACES.has(word.replace(/['’]s$/, ''))),
  },
  {
    kind: 'place',
    pattern:
      /\b(?:University )?(?:Hospital|Clinic|Infirmary|University|Klinikum) (?:of |in |at |de |di )?(?:the )?(?!Hospital|Clinic)\p{Lu}\p{Ll}+/gu,
    isHarmless: ([found = '']) =>
      /(?:Hospital|Clinic) (?:Admission|Visit|Discharge|Stay)/.test(found),
  },
  {
    kind: 'place',
    pattern: /\b(?:lives?|lived|living|born|resident|resides?) (?:in|of|at) \p{Lu}[\p{L}'’-]+/gu,
  },
  {
    kind: 'place',
    pattern:
      /(?<![\p{L}\d])\d{1,5} (?:\p{Lu}\p{Ll}+ ){1,2}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd)\b/gu,
  },
  {
    kind: 'place',
    pattern:
      /(?<![\p{L}–-])(\p{Lu}\p{Ll}{3,})(?![\p{L}–-])(?! (?:criteria|criterion|score|classification|guidelines?|definition|virus|study|consensus|system|protocol|scale|staging|strain|[IVX]+\b))/gu,
    isHarmless: ([, city = '']) => !CITIES.has(city),
  },
];

/** In the order of the texts; nothing is found twice in the same place of a text. */
export function findPrivate<W = string>(
  texts: readonly NamedText<W>[],
): readonly PrivateFinding<W>[] {
  return texts.flatMap(({ text, where }) =>
    foundIn(text).map(({ kind, found }) => ({ kind, found, where })),
  );
}

/** No text of a case needs more; so no pattern can run away. */
const LONGEST = 20_000;

interface Found {
  readonly kind: PrivateKind;
  readonly found: string;
  readonly from: number;
  readonly to: number;
}

/** The same texts are asked for at every change of a figure. */
const known = new Map<string, readonly Found[]>();
const MOST_KNOWN = 5000;

function foundIn(text: string): readonly Found[] {
  const found = known.get(text) ?? search(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

function search(text: string): readonly Found[] {
  const all: Found[] = [];
  for (const { kind, pattern, isHarmless } of RULES) {
    for (const match of text.slice(0, LONGEST).matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const isKnown = all.some((other) => from < other.to && other.from < to);
      if (isKnown || isHarmless?.(match) === true) continue;
      all.push({ kind, found: match[0].trim(), from, to });
    }
  }
  return all.sort((a, b) => a.from - b.from);
}

/** The address of a publication, of which nobody is the patient. */
function isDoi([found = '']: RegExpMatchArray): boolean {
  return /^https?:\/\/(?:dx\.)?doi\.org\//i.test(found);
}

/** "2019-20" is a season, "2021-13" no month. */
function noMonth([found = '']: RegExpMatchArray): boolean {
  const month = Number(found.slice(5, 7));
  return month < 1 || month > 12;
}

/** "over 90 years old" is the group that may be named. */
function isGrouped({ 0: found, index = 0, input = '' }: RegExpMatchArray): boolean {
  const [before, after] = [input.slice(0, index), input.slice(index + found.length)];
  return (
    /(?:over|above|at least|more than|≥|>) ?$/i.test(before) ||
    /^ ?(?:or|and) (?:older|over|more)/i.test(after)
  );
}
