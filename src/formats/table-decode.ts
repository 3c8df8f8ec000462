/**
 * Bytes of a text table become text. Unicode says itself what it is; older encodings do not, so
 * they are told apart by how their bytes stand together, and an issue says what was taken.
 */
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';

export interface DecodedTable {
  /** Undefined when the bytes are no text. */
  readonly text?: string;
  readonly issues: readonly Issue[];
}

export function decodeTable(bytes: Uint8Array): DecodedTable {
  const encoding = unicodeOf(bytes);
  if (encoding !== undefined) return checked(decodeAs(encoding, bytes) ?? lossy(encoding, bytes));
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return checked({ text: utf8, issues: [] });
  const chinese = isPaired(bytes) ? decodeAs('gb18030', bytes) : undefined;
  if (chinese !== undefined) return checked(assumed(chinese, 'Chinese (GB18030)'));
  const western = decodeAs('windows-1252', bytes) ?? '';
  return checked(assumed(western, 'Western European (Latin-1)'));
}

function assumed(text: string, name: string): DecodedTable {
  const about = `The file is not Unicode; its text was read as ${name}.`;
  return { text, issues: [formatIssue('foreign-assumed', '', { about })] };
}

function lossy(encoding: string, bytes: Uint8Array): DecodedTable {
  return { text: new TextDecoder(encoding).decode(bytes), issues: [formatIssue('not-utf8', '')] };
}

function checked(decoded: string | DecodedTable): DecodedTable {
  const { text = '', issues } =
    typeof decoded === 'string' ? { text: decoded, issues: [] } : decoded;
  if (text.includes('\0')) return { issues: [formatIssue('binary-file', '')] };
  if (!/\S/.test(text)) return { issues: [formatIssue('empty-file', '')] };
  return { text, issues };
}

/** TextDecoder takes the byte order mark away. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unicodeOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  return unmarkedUtf16(bytes.subarray(0, 2000));
}

/** Without a mark: separators and digits leave every second byte empty. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (bytes.length < 8 || Math.max(even, odd) < bytes.length / 5) return undefined;
  if (odd > 10 * even) return 'utf-16le';
  return even > 10 * odd ? 'utf-16be' : undefined;
}

/** Chinese characters are pairs of high bytes; accented letters stand alone among plain ones. */
function isPaired(bytes: Uint8Array): boolean {
  let paired = 0;
  let runs = 0;
  let length = 0;
  const end = () => {
    if (length > 0) runs += 1;
    if (length > 0 && length % 2 === 0) paired += 1;
    length = 0;
  };
  for (const byte of bytes.subarray(0, 200_000)) {
    if (byte >= 0x80) length += 1;
    else end();
  }
  end();
  return runs > 0 && paired / runs > 0.6;
}

/** An encoding by its name in the Encoding standard, and what must be said of it. */
export interface LongEncoding {
  readonly name: string;
  readonly issues: readonly Issue[];
}

const PIECE = 1_000_000;

/** The encoding of a long file, which is decoded once to prove it; the text is not kept. */
export function encodingOf(bytes: Uint8Array): LongEncoding {
  const marked = unicodeOf(bytes);
  if (marked === 'utf-16le' || marked === 'utf-16be') return { name: marked, issues: [] };
  if (decodes(bytes, 'utf-8')) return { name: 'utf-8', issues: [] };
  if (marked === 'utf-8') return { name: 'utf-8', issues: [formatIssue('not-utf8', '')] };
  const isChinese = isPaired(bytes) && decodes(bytes, 'gb18030');
  const { issues } = isChinese
    ? assumed('', 'Chinese (GB18030)')
    : assumed('', 'Western European (Latin-1)');
  return { name: isChinese ? 'gb18030' : 'windows-1252', issues };
}

/** Text piece by piece; a character that two pieces share is whole. Without the byte order mark. */
export function* decodePieces(
  bytes: Uint8Array,
  { name }: Pick<LongEncoding, 'name'>,
): Generator<{ readonly text: string; readonly bytes: number }> {
  const decoder = new TextDecoder(name);
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    const isLast = at + PIECE >= bytes.length;
    yield { text: decoder.decode(piece, { stream: !isLast }), bytes: piece.length };
  }
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
    return true;
  } catch {
    return false;
  }
}
