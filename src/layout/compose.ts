/** A label with its quiet note, composed into lines: the note follows on the line if there is room. */
import type { CourseEvent } from '../model/course.ts';
import { sayDose } from '../model/quantity.ts';
import type { PlacedText } from './figure.ts';
import type { Sizes } from './sizes.ts';
import { baselineOf, LINE, measure, placeText, wrap } from './text.ts';

export interface Composed {
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly lines: number;
  /** `top` of the first line; with anchor `end`, `x` is the right edge. */
  at(x: number, top: number, anchor?: 'start' | 'end'): readonly PlacedText[];
}

const MAX_LINES = 4;

interface Piece {
  readonly text: string;
  readonly line: number;
  readonly dx: number;
  readonly width: number;
  readonly kind: 'label' | 'note';
}

export function composeLabel(event: CourseEvent, sizes: Sizes, maxWidth: number): Composed {
  return compose(event.label, noteOf(event), sizes, maxWidth, isBold(event));
}

export function isBold({ kind }: CourseEvent): boolean {
  return kind === 'diagnosis' || kind === 'death';
}

/** What is said quietly after a label: the dose, where there is one, and the note. */
export function noteOf({ dose, note }: CourseEvent): string | undefined {
  const words = [dose && sayDose(dose), note].filter((part) => part !== undefined && part !== '');
  return words.length > 0 ? words.join(' · ') : undefined;
}

export function compose(
  label: string,
  note: string | undefined,
  sizes: Sizes,
  maxWidth: number,
  bold = false,
): Composed {
  const font = bold ? ('semibold' as const) : ('regular' as const);
  const pieces: Piece[] = wrap(label, font, sizes.label, maxWidth, MAX_LINES).map((text, line) => ({
    text,
    line,
    dx: 0,
    width: measure(text, font, sizes.label),
    kind: 'label',
  }));
  if (note !== undefined && note !== '') pieces.push(...notePieces(note, sizes, maxWidth, pieces));
  const lines = (pieces.at(-1)?.line ?? 0) + 1;
  const lineHeight = sizes.label * LINE;
  const width = pieces.reduce((most, piece) => Math.max(most, piece.dx + piece.width), 0);
  const widthOfLine = (line: number): number =>
    pieces.reduce(
      (most, piece) => (piece.line === line ? Math.max(most, piece.dx + piece.width) : most),
      0,
    );
  return {
    width,
    lines,
    lineHeight,
    height: lines * lineHeight,
    at: (x, top, anchor = 'start') =>
      pieces.map((piece) => {
        const left = anchor === 'end' ? x - widthOfLine(piece.line) : x;
        const baseline = baselineOf(top + piece.line * lineHeight, sizes.label);
        return piece.kind === 'label'
          ? placeText(piece.text, left + piece.dx, baseline, { size: sizes.label, font })
          : placeText(piece.text, left + piece.dx, baseline, {
              size: sizes.note,
              font: 'italic',
              tone: 'muted',
            });
      }),
  };
}

function notePieces(
  note: string,
  sizes: Sizes,
  maxWidth: number,
  label: readonly Piece[],
): readonly Piece[] {
  const last = label.at(-1);
  const gap = 9 * sizes.em;
  const width = measure(note, 'italic', sizes.note);
  const after = last ? last.dx + last.width + gap : 0;
  if (last && after + width <= maxWidth)
    return [{ text: note, line: last.line, dx: after, width, kind: 'note' }];
  const first = (last?.line ?? -1) + 1;
  return wrap(note, 'italic', sizes.note, maxWidth, MAX_LINES).map((text, at) => ({
    text,
    line: first + at,
    dx: 0,
    width: measure(text, 'italic', sizes.note),
    kind: 'note',
  }));
}
