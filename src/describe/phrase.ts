/** Grammar only: joining, counting, quoting and ending sentences. It knows nothing of cases. */

/** “words” in the quotation marks of the house. */
export function quoted(words: string): string {
  return `“${words}”`;
}

const ENDS = /[.!?…]["”’)]*$/;

/** The text with a full stop, unless it already ends as a sentence does. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || ENDS.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Sentences in a row; empty ones are left out and nothing is said twice. */
export function paragraph(sentences: readonly (string | undefined)[]): string {
  return [...new Set(present(sentences).map(sentence))].join(' ');
}

/** "a", "a and b", "a, b and c". */
export function listOf(items: readonly string[]): string {
  const last = items[items.length - 1];
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 lane", "3 lanes". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Our own words at the start of a sentence; never used on an author's words ("ucMSC"). */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is left when undefined and empty strings are gone. */
export function present(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.filter((part): part is string => part !== undefined && part !== '');
}
