/// <reference types="vite/client" />

/** A case file, parsed at build time; not yet checked. */
declare module '*.case.yaml?case' {
  const value: unknown;
  export default value;
}

/** `{ document, course }`: the same without its talks, and the course of its default reading. */
declare module '*.case.yaml?course' {
  const value: unknown;
  export default value;
}
/** Its talks alone. */
declare module '*.case.yaml?stories' {
  const value: unknown;
  export default value;
}

/** As much of fontkit as we use; it brings no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    /** In font units. */
    readonly advanceWidth: number;
    /** Outline in font units, y upwards. */
    readonly path: { readonly commands: readonly PathCommand[] };
  }
  export interface PathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }
  export interface Font {
    readonly familyName: string;
    readonly unitsPerEm: number;
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): Glyph;
  }
  export function create(bytes: Uint8Array): Font;
}

/** The page that plays a talk from one file, as text. */
declare module 'virtual:player' {
  const page: string;
  export default page;
}

/** As much of the UCUM library as we use; it brings no types of its own. */
declare module '@lhncbc/ucum-lhc' {
  export interface Converted {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
  }
  export const UcumLhcUtils: {
    getInstance(): { convertUnitTo(from: string, value: number, to: string): Converted };
  };
}
