/**
 * Pictures and tables for the clipboard. A browser may know no such thing, or forbid it; then that is
 * said, with what to do instead. What is copied may still be in the making: some browsers take it
 * only while the click lasts.
 */
import { copyText } from '../browser.ts';
import type { Told } from './making.svelte.ts';

const SVG = 'image/svg+xml';

export async function copyPng(png: Promise<Blob>): Promise<Told> {
  const isCopied = await write({ 'image/png': png });
  // What could not be made is another matter than a browser that refuses.
  await png;
  return isCopied
    ? { kind: 'done', says: 'Picture copied: paste it where you need it.' }
    : refused('pictures', 'Save the PNG and insert the file.');
}

/** As a picture where the browser takes one, else as text. */
export async function copySvg(svg: Promise<string>): Promise<Told> {
  const asBlob = svg.then((text) => new Blob([text], { type: SVG }));
  const isPicture = takes(SVG) && (await write({ [SVG]: asBlob }));
  if (isPicture) return { kind: 'done', says: 'SVG copied as a picture.' };
  if (await copyText(await svg)) return { kind: 'done', says: 'SVG copied as text.' };
  return refused('SVG', 'Save the SVG and open the file.');
}

/** For Word and its like, and as plain text for everything else. */
export async function copyHtml(html: string, plain: string): Promise<Told> {
  const parts = {
    'text/html': Promise.resolve(new Blob([html], { type: 'text/html' })),
    'text/plain': Promise.resolve(new Blob([plain], { type: 'text/plain' })),
  };
  if (await write(parts))
    return { kind: 'done', says: 'Table copied: paste it into your document.' };
  return refused('tables', 'Save the DOCX and copy from there.');
}

async function write(parts: Readonly<Record<string, Promise<Blob>>>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return false;
  }
}

function takes(type: string): boolean {
  return typeof ClipboardItem === 'function' && ClipboardItem.supports?.(type) === true;
}

function refused(what: string, instead: string): Told {
  return { kind: 'failed', says: `This browser does not let the page copy ${what}. ${instead}` };
}
