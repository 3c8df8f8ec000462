/** Opens a file of any format by its content. Never throws on foreign data. */
import { MAX_BYTES, tooLarge } from './decode.ts';
import type { ForeignFile } from './foreign.ts';
import { FOREIGN, isNative, sampleOf, type Format, type Sample } from './format.ts';
import { formatIssue } from './issues.ts';
import type { ReadCase } from './native.ts';
import { readCase } from './read.ts';

export const NATIVE: Format = {
  id: 'native',
  label: 'a Caseline case',
  recognises: isNative,
  read: ({ name, bytes }) => readCase(bytes, { name }),
};

/**
 * Opens a file.
 * @returns the case, unless there is none, and the issues with line and column
 */
export function openFile(file: ForeignFile): ReadCase {
  if (file.bytes.length > MAX_BYTES) return { issues: [tooLarge(file.bytes.length, MAX_BYTES)] };
  const sample = sampleOf(file);
  const format = [NATIVE, ...FOREIGN].find(({ recognises }) => recognises(sample));
  if (format?.read) return format.read(file);
  if (format) return unreadable(`This looks like ${format.label}; Caseline cannot read it yet.`);
  return mayBeCase(sample)
    ? readCase(file.bytes, { name: file.name })
    : unreadable('This is no format that Caseline knows.');
}

/** A case without its first line, an empty file, one that is damaged: the reader says what is wrong. */
function mayBeCase({ name, text, signature }: Sample): boolean {
  return (
    /\.(?:ya?ml|json)$/.test(name) ||
    signature.includes('\0') ||
    /^\s*$/.test(text) ||
    /^[A-Za-z"{#-]/.test(text.trimStart())
  );
}

function unreadable(about: string): ReadCase {
  return { issues: [formatIssue('unknown-format', '', { about })] };
}
