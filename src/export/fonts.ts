/**
 * The bundled fonts as TrueType bytes, the same in Node and in the browser: what a writer embeds,
 * outlines or rasterises. Each face is loaded when it is first asked for, and kept.
 */
import type { Text } from '../draw/mark.ts';

export const FACES = ['regular', 'semibold', 'italic', 'chinese'] as const;
export type Face = (typeof FACES)[number];
export type InterFace = Exclude<Face, 'chinese'>;

/** The name inside the font file, by which an SVG asks for it. */
export const FAMILIES: Readonly<Record<Face, string>> = {
  regular: 'Inter',
  semibold: 'Inter',
  italic: 'Inter',
  chinese: 'Noto Sans SC',
};

// The page may not fetch, so the files come inside modules, as data URLs.
const SOURCES: Readonly<Record<Face, () => Promise<{ readonly default: string }>>> = {
  regular: () => import('../../static/fonts/Inter-Regular.ttf?inline'),
  semibold: () => import('../../static/fonts/Inter-SemiBold.ttf?inline'),
  italic: () => import('../../static/fonts/Inter-Italic.ttf?inline'),
  chinese: () => import('../../static/fonts/NotoSansSC-Regular.ttf?inline'),
};

const loaded = new Map<Face, Promise<Uint8Array<ArrayBuffer>>>();

/** A whole TrueType file. Not to be changed: everyone gets the same bytes. */
export function loadFace(face: Face): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = loaded.get(face);
  if (bytes === undefined) {
    bytes = SOURCES[face]().then(({ default: url }) => bytesOf(url));
    loaded.set(face, bytes);
  }
  return bytes;
}

/** The face of Inter that a text is set in. */
export function faceOf({ weight, italic }: Pick<Text, 'weight' | 'italic'>): InterFace {
  return weight === 600 ? 'semibold' : italic === true ? 'italic' : 'regular';
}

/** What a base64 data URL holds. */
export function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  const text = atob(url.slice(url.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
