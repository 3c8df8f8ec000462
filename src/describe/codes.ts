/**
 * Codes with a link to their public page. Only systems whose address we are sure of, and only codes
 * of the system's own form, so that no text of a file becomes part of an address.
 */
import type { Code } from '../model/quantity.ts';

export interface CodeWords extends Code {
  readonly url?: string;
}

interface Page {
  readonly form: RegExp;
  readonly url: (code: string) => string;
}

const PAGES: Readonly<Record<string, Page>> = {
  LOINC: { form: /^\d{1,7}-\d$/, url: (code) => `https://loinc.org/${code}` },
  HPO: { form: /^HP:\d{7}$/, url: (code) => `https://hpo.jax.org/browse/term/${code}` },
  'SNOMED CT': {
    form: /^\d{6,18}$/,
    url: (code) => `https://browser.ihtsdotools.org/?perspective=full&conceptId1=${code}`,
  },
  'ICD-10': {
    form: /^[A-Z]\d{2}(\.\d{1,2})?$/,
    url: (code) => `https://icd.who.int/browse10/2019/en#/${code}`,
  },
};

export function toCodeWords(code: Code): CodeWords {
  const page = Object.hasOwn(PAGES, code.system) ? PAGES[code.system] : undefined;
  return page?.form.test(code.code) === true ? { ...code, url: page.url(code.code) } : code;
}

/** "HPO HP:0000979 (Purpura)". */
export function sayCode({ system, code, display }: Code): string {
  return display === undefined ? `${system} ${code}` : `${system} ${code} (${display})`;
}
