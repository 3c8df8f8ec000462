/**
 * Drawings as the pages of a PDF, each of its own size: vector shapes, live text in embedded
 * subsets of the bundled fonts, and for each page one figure with its alternative text.
 */
import type { Drawing } from '../draw/mark.ts';
import { ExportError } from './error.ts';
import { loadFace, type Face } from './fonts.ts';
import { bytesOf, insideOf, newDocument, type PdfWords } from './pdf-document.ts';
import { drawMarks } from './pdf-marks.ts';
import { runsOf, textsOf } from './runs.ts';

/** Points to a px. */
const POINTS = 72 / 96;

/** PDF's own limit of a side (ISO 32000-1, annex C): 200 inches. */
const MOST_POINTS = 14_400;

/**
 * One page for each drawing. Unless told otherwise the file says of itself what its pages say.
 * Throws `ExportError` where a page would be too large for a PDF.
 */
export async function pdfFile(
  pages: readonly Drawing[],
  words?: PdfWords,
): Promise<Uint8Array<ArrayBuffer>> {
  for (const page of pages) checkSize(page);
  const document = await newDocument(pages, words);
  for (const face of facesOf(pages)) document.registerFont(face, await loadFace(face));
  const whole = document.struct('Document');
  document.addStructure(whole);
  for (const page of pages) addPage(document, whole, page);
  whole.end();
  return bytesOf(document);
}

function checkSize({ width, height }: Drawing): void {
  const side = Math.max(width, height);
  if (Math.min(width, height) > 0 && side * POINTS <= MOST_POINTS) return;
  const mm = (px: number): number => Math.round(px * (25.4 / 96));
  throw new ExportError(
    `${mm(width)} × ${mm(height)} mm is no page that a PDF can have: a side may measure up to ${mm(MOST_POINTS / POINTS)} mm. Choose a smaller width.`,
  );
}

/** In the order of their first use: a face that no text needs is not loaded. */
function facesOf(pages: readonly Drawing[]): ReadonlySet<Face> {
  const runs = pages.flatMap(({ marks }) => textsOf(marks)).flatMap(runsOf);
  return new Set(runs.map(({ face }) => face));
}

function addPage(
  document: PDFKit.PDFDocument,
  whole: PDFKit.PDFStructureElement,
  drawing: Drawing,
): void {
  const size: [number, number] = [drawing.width * POINTS, drawing.height * POINTS];
  document.addPage({ size, margin: 0 });
  // Without a group of its own each viewer chooses the colours in which paint is blended.
  insideOf(document).page.dictionary.data['Group'] = {
    Type: 'Group',
    S: 'Transparency',
    CS: 'DeviceRGB',
  };
  const paints = new Map(drawing.paints.map((paint) => [paint.id, paint]));
  const options = { title: drawing.title, alt: drawing.alt, bbox: [0, 0, ...size] };
  const figure = document.struct('Figure', options, () => {
    document.save().scale(POINTS);
    document.rect(0, 0, drawing.width, drawing.height).fill(drawing.background);
    drawMarks(document, drawing.marks, paints);
    document.restore();
  });
  whole.add(figure);
}
