/** A talk as a file to take along, made in the browser by the writers of the command. */
import type { CaseDocument, StoryDoc } from '../../model/document.ts';
import { shownCourse } from '../../model/shown.ts';
import { talkTitle } from '../../talk/told.ts';
import { storyOf, type Story } from '../../view/story.ts';
import { DEFAULT_VIEW, type View } from '../../view/view.ts';
import { download } from '../browser.ts';

export type AlongKind = 'html' | 'pptx' | 'pdf' | 'handout' | 'answers';

export interface AlongTalk {
  readonly document: CaseDocument;
  readonly doc: StoryDoc;
  /** What of one's view goes along: the look, and how dates are told. */
  readonly view: Pick<View, 'theme' | 'dates'>;
}

const FILES: Readonly<Record<AlongKind, { readonly ending: string; readonly type: string }>> = {
  html: { ending: '.html', type: 'text/html' },
  pptx: {
    ending: '.pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  pdf: { ending: '-slides.pdf', type: 'application/pdf' },
  handout: { ending: '-handout.pdf', type: 'application/pdf' },
  answers: { ending: '-handout-with-answers.pdf', type: 'application/pdf' },
};

/** Downloads it under the teaching title, which gives nothing away. */
export async function takeAlong(talk: AlongTalk, kind: AlongKind): Promise<void> {
  const { ending, type } = FILES[kind];
  download(new Blob([await bytesOf(talk, kind)], { type }), nameOf(talk.document) + ending, type);
}

async function bytesOf(talk: AlongTalk, kind: AlongKind): Promise<Uint8Array<ArrayBuffer>> {
  const { document, doc, view } = talk;
  const { dates, theme } = view;
  if (kind === 'html') {
    const { bundleFile } = await import('../../talk/bundle.ts');
    return bundleFile(document, doc, dates === undefined ? {} : { dates });
  }
  const story = storyIn(talk);
  if (kind === 'pptx' || kind === 'pdf') {
    const { slidesFile, slidesOf } = await import('../../talk/slides.ts');
    const slides = slidesOf(document, story, theme === 'dark' ? 'dark' : 'projector');
    return slidesFile(document, slides, kind);
  }
  const { handoutFile } = await import('../../talk/handout.ts');
  return handoutFile(document, story, { answers: kind === 'answers' });
}

function storyIn({ document, doc, view: { dates } }: AlongTalk): Story {
  const base = { ...DEFAULT_VIEW, ...(dates === undefined ? {} : { dates }) };
  return storyOf(doc, shownCourse(document, base), base);
}

function nameOf(document: CaseDocument): string {
  const name = talkTitle(document)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'talk' : name;
}
