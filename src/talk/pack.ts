/**
 * What a file to take along carries: the case and one talk, deflated and written in base64. So
 * nobody reads ahead by looking at the source; it is no encryption, and whoever wants to can unpack.
 */
import type { DateForm } from '../model/course.ts';
import type { CaseDocument, StoryDoc } from '../model/document.ts';

export interface Talk {
  readonly document: CaseDocument;
  readonly doc: StoryDoc;
  readonly dates?: DateForm;
}

/** Type of the element that holds it: data to a browser, which neither runs nor shows it. */
export const PACK_TYPE = 'application/octet-stream';
export const PACK_ID = 'talk';

export const TALK_PART = 'talk.json';
/** Where a face goes in CSS. */
export const LATIN = {
  'regular.ttf': { weight: '400', style: 'normal' },
  'semibold.ttf': { weight: '600', style: 'normal' },
  'italic.ttf': { weight: '400', style: 'italic' },
} as const;
/** One face for all of them: Chinese is set in no other. */
export const CHINESE = 'chinese.ttf';
export type FacePart = keyof typeof LATIN | typeof CHINESE;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // A call with more arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
