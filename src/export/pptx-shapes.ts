/**
 * The marks of a drawing as native shapes: a bar is a rectangle, a line a freeform, a label a text
 * box. What belongs to one datum is one group, under the name that the drawing gives it.
 */
import type { Circle, Datum, Drawing, Group, Mark, Path, Rect, Text } from '../draw/mark.ts';
import {
  boundsOf,
  frame,
  freeform,
  groupFrame,
  piecesOf,
  preset,
  toSlide,
  unionOf,
  type Box,
  type Piece,
  type Place,
} from './pptx-geometry.ts';
import { fillXml, lineXml, paletteOf, type Palette } from './pptx-paint.ts';
import { plainMarks } from './pptx-plain.ts';
import { textBodyXml, textBoxOf } from './pptx-text.ts';
import { element } from './pptx-xml.ts';

interface Shape {
  readonly xml: string;
  readonly box: Box;
}

/** What the selection pane and a screen reader are told. */
interface Called {
  readonly name: string;
  readonly title?: string | undefined;
  readonly descr?: string | undefined;
}

/** All marks of the drawing as one group that carries the alternative text; '' when it is empty. */
export function figureXml(drawing: Drawing, place: Place, firstId: number): string {
  const writer = new ShapeWriter(drawing, place, firstId);
  const called = { name: 'Figure', title: drawing.title, descr: drawing.alt };
  return writer.group(drawing.marks, called)?.xml ?? '';
}

class ShapeWriter {
  readonly #drawing: Drawing;
  readonly #place: Place;
  readonly #palette: Palette;
  /** Ids are unique on a slide, or PowerPoint offers a repair. */
  #nextId: number;

  constructor(drawing: Drawing, place: Place, firstId: number) {
    this.#drawing = drawing;
    this.#place = place;
    this.#palette = paletteOf(drawing);
    this.#nextId = firstId;
  }

  group(marks: readonly Mark[], called: Called): Shape | undefined {
    const about = this.#about(called);
    const shapes = marks.flatMap((mark) => this.#shape(mark) ?? []);
    if (shapes.length === 0) return undefined;
    const box = unionOf(shapes.map((shape) => shape.box));
    const xml = element(
      'p:grpSp',
      {},
      element('p:nvGrpSpPr', {}, about, '<p:cNvGrpSpPr/><p:nvPr/>'),
      element('p:grpSpPr', {}, groupFrame(box)),
      ...shapes.map((shape) => shape.xml),
    );
    return { xml, box };
  }

  #shape(mark: Mark, called?: Called): Shape | undefined {
    switch (mark.type) {
      case 'group':
        return this.#named(mark);
      case 'rect':
        return this.#rect(mark, called ?? { name: 'rectangle' });
      case 'circle':
        return this.#circle(mark, called ?? { name: 'circle' });
      case 'path':
        return this.#path(mark, called ?? { name: mark.fill === undefined ? 'line' : 'shape' });
      case 'text':
        return this.#text(mark, called ?? { name: shorten(mark.text) });
    }
  }

  /** A group of one would only be a click more: its mark takes the name. */
  #named({ name, datum, says, marks }: Group): Shape | undefined {
    const called = { name: name ?? (datum ? nameOf(datum) : 'group'), descr: says };
    const [only] = marks;
    if (marks.length === 1 && only !== undefined && only.type !== 'group')
      return this.#shape(only, called);
    return this.group(marks, called);
  }

  #rect(mark: Rect, called: Called): Shape {
    const box = toSlide(mark, this.#place);
    const side = Math.min(mark.width, mark.height);
    const share = Math.min(0.5, (mark.radius ?? 0) / Math.max(side, 1e-6));
    const guide = { name: 'adj', fmla: `val ${Math.round(share * 100_000)}` };
    const geometry = share > 0 ? preset('roundRect', element('a:gd', guide)) : preset('rect');
    const xml = this.#sp(called, frame(box) + geometry + this.#look(mark, mark));
    const plain = plainMarks(mark, this.#drawing);
    const fallback = plain.length === 0 ? undefined : this.group(plain, called);
    return { xml: fallback === undefined ? xml : either(xml, fallback.xml), box };
  }

  #circle(mark: Circle, called: Called): Shape {
    const { cx, cy, r } = mark;
    const own = { x: cx - r, y: cy - r, width: 2 * r, height: 2 * r };
    const box = toSlide(own, this.#place);
    return { xml: this.#sp(called, frame(box) + preset('ellipse') + this.#look(mark, own)), box };
  }

  #path(mark: Path, called: Called): Shape | undefined {
    const pieces = piecesOf(mark.d);
    if (pieces.length === 0) return undefined;
    const straight = mark.fill === undefined ? straightOf(pieces) : undefined;
    if (straight !== undefined) return this.#line(mark, straight, called);
    const own = boundsOf(pieces);
    const box = toSlide(own, this.#place);
    const geometry = freeform(pieces, box, this.#place, mark.fill !== undefined);
    return { xml: this.#sp(called, frame(box) + geometry + this.#look(mark, own)), box };
  }

  /** A straight line is PowerPoint's own line: both ends can be dragged. */
  #line(mark: Path, { box: own, rises }: Straight, called: Called): Shape {
    const box = toSlide(own, this.#place);
    const about = element('p:nvCxnSpPr', {}, this.#about(called), '<p:cNvCxnSpPr/><p:nvPr/>');
    const place = frame(box, rises);
    const look = lineXml(mark.stroke, this.#place.scale);
    const properties = element('p:spPr', {}, place, preset('line'), look);
    return { xml: element('p:cxnSp', {}, about, properties), box };
  }

  #text(mark: Text, called: Called): Shape {
    const box = textBoxOf(mark, this.#place);
    const about = element('p:nvSpPr', {}, this.#about(called), '<p:cNvSpPr txBox="1"/><p:nvPr/>');
    const properties = element('p:spPr', {}, frame(box), preset('rect'), '<a:noFill/>');
    const body = textBodyXml(mark, this.#place.scale);
    return { xml: element('p:sp', {}, about, properties, body), box };
  }

  #sp(called: Called, properties: string): string {
    const about = element('p:nvSpPr', {}, this.#about(called), '<p:cNvSpPr/><p:nvPr/>');
    return element('p:sp', {}, about, element('p:spPr', {}, properties));
  }

  #look({ fill, fillOpacity, stroke }: Rect | Circle | Path, own: Box): string {
    return fillXml(fill, fillOpacity, own, this.#palette) + lineXml(stroke, this.#place.scale);
  }

  #about({ name, title, descr }: Called): string {
    return element('p:cNvPr', { id: this.#nextId++, name, descr, title });
  }
}

/**
 * The first where the program knows PowerPoint's extensions of 2010, else the second. The prefix is
 * ours: LibreOffice goes by the prefixes that it knows, and would take the first.
 */
function either(first: string, second: string): string {
  const spaces = {
    'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
    'xmlns:office': 'http://schemas.microsoft.com/office/powerpoint/2010/main',
  };
  const choice = element('mc:Choice', { Requires: 'office' }, first);
  return element('mc:AlternateContent', spaces, choice, element('mc:Fallback', {}, second));
}

interface Straight {
  readonly box: Box;
  /** From the lower left to the upper right. */
  readonly rises: boolean;
}

function straightOf(pieces: readonly Piece[]): Straight | undefined {
  const [from, to] = pieces;
  if (pieces.length !== 2 || from?.kind !== 'move' || to?.kind !== 'line') return undefined;
  return { box: boundsOf(pieces), rises: (to.x - from.x) * (to.y - from.y) < 0 };
}

function nameOf({ event, series, point, kind, count }: Datum): string {
  if (event !== undefined) return `event ${event}`;
  const words = [series === undefined ? undefined : `series ${series}`, kind, point];
  const name = words.filter((word) => word !== undefined).join(' ');
  return count === undefined ? name : `${name} of ${count}`;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= 60 ? text : `${letters.slice(0, 59).join('')}…`;
}
