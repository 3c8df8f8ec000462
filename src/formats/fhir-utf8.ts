/** Bytes of a FHIR file as text, in pieces: JSON is written in UTF-8. */

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Throws a SyntaxError for what is no UTF-8: the parser of whole texts tells of it. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  const text = UTF8.decode(bytes.subarray(from, to));
  if (text.includes('\ufffd') || text.includes('\0')) throw new SyntaxError('no plain UTF-8');
  return text;
}
