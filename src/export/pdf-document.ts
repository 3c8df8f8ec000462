/**
 * An empty PDF 1.7 by pdfkit: tagged, with title, author and alternative text, and with nothing of
 * the machine in it. The same pages give the same bytes everywhere: no clock, one compressor for
 * Node and browsers, and an identifier that comes from the pages.
 */
import type { Drawing } from '../draw/mark.ts';

/** An object of the file. Strings are names, `String` objects are texts. */
export interface PdfObject {
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  finalize(): void;
  end(content?: string | Uint8Array): void;
}

/** What pdfkit has and its types do not tell. */
export interface PdfInside {
  ref: (data: object) => PdfObject;
  endMetadata: () => void;
  readonly info: Record<string, unknown>;
  readonly _root: PdfObject;
  readonly page: {
    readonly dictionary: PdfObject;
  };
}

export function insideOf(document: PDFKit.PDFDocument): PdfInside {
  return document as unknown as PdfInside;
}

const MAKER = 'Caseline';
const LANGUAGE = 'en';

/** Without a page yet; `end` it, then read it with `bytesOf`. */
export async function newDocument(
  pages: readonly Drawing[],
  words: PdfWords = wordsOf(pages),
): Promise<PDFKit.PDFDocument> {
  const [{ default: PDFDocument }, { zlibSync }] = await Promise.all([
    import('pdfkit'),
    import('fflate'),
  ]);
  const document = new PDFDocument({
    pdfVersion: '1.7',
    lang: LANGUAGE,
    tagged: true,
    displayTitle: true,
    compress: false,
    autoFirstPage: false,
    // No default font: it would be Helvetica, not embedded.
    font: '',
    info: {
      Title: words.title,
      Author: words.author,
      Subject: words.alt,
      Creator: MAKER,
      Producer: MAKER,
      ...identity(pages),
    },
  });
  const inside = insideOf(document);
  for (const key of Object.keys(identity([]))) delete inside.info[key];
  inside.endMetadata = () => {
    writeXmp(inside, words);
  };
  deflate(inside, zlibSync);
  return document;
}

/** pdfkit makes the file's identifier from what it is told of it: let that be everything. */
function identity(pages: readonly Drawing[]): { CreationDate: Date; Pages: string } {
  return { CreationDate: new Date(0), Pages: JSON.stringify(pages) };
}

/** Node's zlib and a browser's compressor give different bytes: one packs all streams here. */
function deflate(inside: PdfInside, pack: (bytes: Uint8Array) => Uint8Array): void {
  const plain = inside.ref.bind(inside);
  inside.ref = (data) => {
    const object = plain(data);
    const finalize = object.finalize.bind(object);
    object.finalize = () => {
      packStream(object, pack);
      finalize();
    };
    return object;
  };
}

function packStream(object: PdfObject, pack: (bytes: Uint8Array) => Uint8Array): void {
  // Metadata stay legible for programs that do not read PDF.
  if (object.buffer.length === 0 || object.data['Type'] === 'Metadata') return;
  const bytes = joined(object.buffer);
  // A font file must tell its length (ISO 32000-1, table 127); pdfkit leaves it out.
  if (isTrueType(bytes)) object.data['Length1'] = bytes.length;
  object.data['Filter'] = 'FlateDecode';
  object.buffer = [pack(bytes)];
}

function isTrueType(bytes: Uint8Array): boolean {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  return tag === '\0\x01\0\0' || tag === 'true';
}

/** The whole file. */
export function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => {
      resolve(joined(chunks));
    });
    document.on('error', reject);
    document.end();
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** What the file says of itself before a page of it is seen. */
export interface PdfWords {
  readonly title: string;
  readonly author: string;
  readonly alt: string;
  readonly long: string;
}

function wordsOf(pages: readonly Drawing[]): PdfWords {
  const all = (words: readonly string[], between: string): string =>
    [...new Set(words)].filter((word) => word !== '').join(between);
  const authors = all(
    pages.map(({ author }) => author ?? ''),
    '; ',
  );
  return {
    title: all(
      pages.map(({ title }) => title),
      '; ',
    ),
    author: authors === '' ? MAKER : authors,
    alt: all(
      pages.map(({ alt }) => alt),
      ' ',
    ),
    long: all(
      pages.flatMap(({ caption, description }) => [caption, description]),
      '\n\n',
    ),
  };
}

/** In XMP, because only there a figure's long description has a place (IPTC Core 1.3). */
function writeXmp(inside: PdfInside, { title, author, alt, long }: PdfWords): void {
  const one = (name: string, list: string, value: string): string => {
    const language = list === 'Alt' ? ' xml:lang="x-default"' : '';
    return `<${name}><rdf:${list}><rdf:li${language}>${escapeXml(value)}</rdf:li></rdf:${list}></${name}>`;
  };
  const xmp = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">',
    '<dc:format>application/pdf</dc:format>',
    one('dc:title', 'Alt', title),
    one('dc:creator', 'Seq', author),
    one('dc:description', 'Alt', alt),
    one('dc:language', 'Bag', LANGUAGE),
    `<xmp:CreatorTool>${MAKER}</xmp:CreatorTool>`,
    `<pdf:Producer>${MAKER}</pdf:Producer>`,
    one('Iptc4xmpCore:AltTextAccessibility', 'Alt', alt),
    one('Iptc4xmpCore:ExtDescrAccessibility', 'Alt', long),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  const object = inside.ref({ Type: 'Metadata', Subtype: 'XML' });
  object.end(new TextEncoder().encode(xmp));
  inside._root.data['Metadata'] = object;
}

/** XML 1.0 has no place for control characters, lone surrogates and non-characters. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
