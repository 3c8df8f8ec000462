/**
 * A Drawing: a handful of absolute, already clipped primitives. All look is decided here as
 * attributes; back ends (Svelte, SVG text, PDF, PPTX) decide nothing. Keep `tspan`,
 * `dominant-baseline`, `clipPath`, `marker` and CSS out: renderers disagree about them.
 */

/** A colour as #rrggbb, or the id of a paint in `Drawing.paints`. */
export type Paint = string | { readonly paint: string };

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash?: string;
  readonly opacity?: number;
  readonly cap?: 'butt' | 'round';
  readonly join?: 'miter' | 'round';
}

interface Look {
  readonly fill?: Paint;
  readonly fillOpacity?: number;
  readonly stroke?: Stroke;
}

/** What stands for data carries its identity; bands, guides and ticks carry none. */
export interface Datum {
  readonly event?: string;
  readonly series?: string;
  /** Id of a point of the series. */
  readonly point?: string;
  /** The event's kind; of a series: point, line, shape, region. */
  readonly kind?: string;
  readonly evidence?: string;
  readonly evidenceWhen?: string;
  readonly count?: number;
}

export interface Group {
  readonly type: 'group';
  /** A name a designer finds in the layers panel: "lane symptoms". */
  readonly name?: string;
  readonly datum?: Datum;
  /** Said by a screen reader for the whole group. */
  readonly says?: string;
  readonly marks: readonly Mark[];
}
export interface Rect extends Look {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}
export interface Circle extends Look {
  readonly type: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}
export interface Path extends Look {
  readonly type: 'path';
  readonly d: string;
}
export interface Text {
  readonly type: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly italic?: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color: string;
}
export type Mark = Group | Rect | Circle | Path | Text;

export type PaintDef =
  | {
      readonly type: 'gradient';
      readonly id: string;
      /** Horizontal, in user space. */
      readonly x1: number;
      readonly x2: number;
      readonly stops: readonly {
        readonly offset: number;
        readonly color: string;
        readonly opacity: number;
      }[];
    }
  | {
      readonly type: 'hatch';
      readonly id: string;
      readonly color: string;
      readonly spacing: number;
      readonly lineWidth: number;
    };

export interface Drawing {
  /** CSS px, of which 96 are an inch. */
  readonly width: number;
  readonly height: number;
  /** A file tells its size in mm. */
  readonly printedInMm?: boolean;
  readonly background: string;
  readonly title: string;
  /** Short alternative text, about 125 characters. */
  readonly alt: string;
  /** The course in words: the figure's long description. */
  readonly description: string;
  /** What must be read with the figure; it may stand in the figure as well. */
  readonly caption: string;
  /** Who made the figure, where they want to be named in a file. */
  readonly author?: string;
  readonly paints: readonly PaintDef[];
  readonly marks: readonly Mark[];
}
