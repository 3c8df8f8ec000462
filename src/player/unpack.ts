/** Takes the talk out of the page it came in, and lends the page the type that came with it. */
import { CHINESE, fromBase64, LATIN, PACK_ID, TALK_PART, type Talk } from '../talk/pack.ts';

/** Throws where the file is damaged. */
export async function unpackTalk(): Promise<Talk> {
  const packed = document.getElementById(PACK_ID)?.textContent;
  if (packed === null || packed === undefined || packed === '')
    throw new Error('the file holds no talk');
  const { strFromU8, unzipSync } = await import('fflate');
  const parts = unzipSync(fromBase64(packed));
  const text = parts[TALK_PART];
  if (text === undefined) throw new Error('the file is damaged');
  for (const [part, look] of Object.entries(LATIN)) {
    addFace(parts[part], look);
    // A browser looks for a character only in faces of one weight and style.
    addFace(parts[CHINESE], { ...look, unicodeRange: CHINESE_RANGE });
  }
  return JSON.parse(strFromU8(text)) as Talk;
}

/** Chinese is a part of the same family, so that a text names one face whatever it holds. */
const CHINESE_RANGE = 'U+2E80-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-2FA1F';

function addFace(bytes: Uint8Array | undefined, look: FontFaceDescriptors): void {
  if (bytes === undefined) return;
  const face = new FontFace('Inter', bytes.slice().buffer, look);
  document.fonts.add(face);
  // What cannot be read is set in the reader's own type.
  face.load().catch(() => undefined);
}
