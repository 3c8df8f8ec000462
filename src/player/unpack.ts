/** Takes the talk out of the page it came in, and lends the page the type that came with it. */
import { FACES, fromBase64, PACK_ID, TALK_PART, type FacePart, type Talk } from '../talk/pack.ts';

/** Throws where the file is damaged. */
export async function unpackTalk(): Promise<Talk> {
  const packed = document.getElementById(PACK_ID)?.textContent;
  if (packed === null || packed === undefined || packed === '')
    throw new Error('the file holds no talk');
  const { strFromU8, unzipSync } = await import('fflate');
  const parts = unzipSync(fromBase64(packed));
  const text = parts[TALK_PART];
  if (text === undefined) throw new Error('the file is damaged');
  for (const part of Object.keys(FACES) as FacePart[]) addFace(part, parts[part]);
  return JSON.parse(strFromU8(text)) as Talk;
}

/** Chinese is a part of the same family, so that a text names one face whatever it holds. */
const CHINESE = 'U+2E80-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-2FA1F';

function addFace(part: FacePart, bytes: Uint8Array | undefined): void {
  if (bytes === undefined) return;
  const range = part === 'chinese.ttf' ? { unicodeRange: CHINESE } : {};
  const face = new FontFace('Inter', bytes.slice().buffer, { ...FACES[part], ...range });
  document.fonts.add(face);
  // What cannot be read is set in the reader's own type.
  face.load().catch(() => undefined);
}
