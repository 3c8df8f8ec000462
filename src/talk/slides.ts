/** A talk as a file of slides: a drawing and notes for each step, and what the file says of itself. */
import type { Drawing } from '../draw/mark.ts';
import { pdfFile } from '../export/pdf.ts';
import { pptxFile } from '../export/pptx.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Story } from '../view/story.ts';
import type { ThemeName } from '../view/view.ts';
import { notesOf } from './notes.ts';
import { slideDrawing } from './slide.ts';
import { talkTitle } from './told.ts';

export interface TalkSlide {
  readonly drawing: Drawing;
  /** For the presenter: they hold the answers. */
  readonly notes: string;
}

export const SLIDE_FORMATS = ['pptx', 'pdf'] as const;
export type SlideFormat = (typeof SLIDE_FORMATS)[number];

export function slidesOf(
  document: CaseDocument,
  story: Story,
  theme: ThemeName = 'projector',
): readonly TalkSlide[] {
  return story.steps.map((_, at) => ({
    drawing: slideDrawing(document, story, at, theme),
    notes: notesOf(story, at),
  }));
}

/** A PDF has no place for notes: it is what the audience sees. */
export function slidesFile(
  document: CaseDocument,
  slides: readonly TalkSlide[],
  format: SlideFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = talkTitle(document);
  const alt = `${slides.length} slides of a talk`;
  if (format === 'pptx') return pptxFile(slides, { title, alt });
  const pages = slides.map(({ drawing }) => drawing);
  return pdfFile(pages, { title, author: 'Caseline', alt, long: '' });
}
