/** Bytes of a file become text: UTF-8, or UTF-16 with its mark; refuses what is no text or too much. */
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';

const MB = 1_000_000;
/** Of formats of which a file is parsed as a whole. */
export const MAX_BYTES = 20 * MB;
/** Of formats that are read piece by piece, and of cases saved from them: 200 MB as either unit counts them. */
export const MAX_STREAMED = 210 * MB;
/** Such a case was written by a person; a larger one is saved as JSON, which the engine reads. */
export const MAX_YAML = 2 * MB;

export interface Decoded {
  /** With its byte order mark, so that an unedited file is written as it was. */
  readonly text?: string;
  readonly issues: readonly Issue[];
}

export function decode(input: string | Uint8Array | null | undefined, limit = MAX_BYTES): Decoded {
  if (input === null || input === undefined) return refuse(formatIssue('missing-file', ''));
  if (input.length > limit) return refuse(tooLarge(input.length, limit));
  const decoded = typeof input === 'string' ? { text: input, issues: [] } : toText(input);
  if (decoded.text === undefined) return decoded;
  if (decoded.text.includes('\0')) return refuse(formatIssue('binary-file', ''));
  return /\S/.test(decoded.text.replace(/^\ufeff/, ''))
    ? decoded
    : refuse(formatIssue('empty-file', ''));
}

export function tooLarge(size: number, limit: number): Issue {
  const say = (bytes: number) => `${Math.round(bytes / 100_000) / 10} MB`;
  return formatIssue('too-large', '', {
    received: say(size),
    about:
      limit === MAX_YAML ? `${say(limit)} for YAML, ${say(MAX_STREAMED)} for JSON` : say(limit),
    outcome: 'It was not read.',
  });
}

function toText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  // Engines decode leniently several times faster, and parse the result faster too.
  const lenient = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (!lenient.includes('\ufffd')) return { text: lenient, issues: [] };
  try {
    return {
      text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes),
      issues: [],
    };
  } catch {
    const text = lenient;
    const lost = text.split('\ufffd').length - 1;
    // A Latin-1 file has an accent here and there; an image has hardly anything else.
    if (lost > text.length / 20) return refuse(formatIssue('binary-file', ''));
    return { text, issues: [formatIssue('not-utf8', '')] };
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function refuse(issue: Issue): Decoded {
  return { issues: [issue] };
}
