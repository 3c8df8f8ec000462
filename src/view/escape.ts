/**
 * Any text as a piece of a link, and back. Letters, digits and `-._~/` stay as they are, a space is
 * a plus; the rest is percent-encoded, so that no chat or mail program ends the link at a bracket.
 */

/** Total, also for halves of surrogate pairs, which `encodeURIComponent` refuses. */
export function escapeText(text: string): string {
  return text.replace(/[^A-Za-z0-9._~/-]/gu, (char) => {
    if (char === ' ') return '+';
    if (/\p{Cs}/u.test(char)) return `%u${char.charCodeAt(0).toString(16)}`;
    // These five are left alone by encodeURIComponent.
    if (/[!'()*]/.test(char)) return `%${char.charCodeAt(0).toString(16)}`;
    return encodeURIComponent(char);
  });
}

/** The text again; undefined where the piece is damaged. */
export function maybeUnescape(piece: string): string | undefined {
  try {
    return piece
      .replace(/\+/g, ' ')
      .split(/%u([0-9a-f]{4})/i)
      .map((part, at) =>
        at % 2 === 0 ? decodeURIComponent(part) : String.fromCharCode(parseInt(part, 16)),
      )
      .join('');
  } catch {
    return undefined;
  }
}
