/** How the advance widths of a font are written in `metrics.ts`, read back. */

/** Measures of one font style in font units; divide by unitsPerEm and multiply by the font size. */
export interface FontMetrics {
  readonly unitsPerEm: number;
  /** Above the baseline, positive. */
  readonly ascent: number;
  /** Below the baseline, positive. */
  readonly descent: number;
  /** Advance width in units; -1 if the font has no such glyph. */
  readonly advance: (codePoint: number) => number;
}

const DIRECT = 0x2800;

/**
 * `coverage`: runs of code points, the gap since the run before and the length in base 36.
 * `advances`: two base-91 digits a code point, in that order; '!' stands for the quote mark.
 */
export function readFont(
  coverage: string,
  unitsPerEm: number,
  ascent: number,
  descent: number,
  advances: string,
): FontMetrics {
  const digit = (at: number): number => {
    const code = advances.charCodeAt(at);
    return code === 33 ? 4 : code < 92 ? code - 35 : code - 36;
  };
  const direct = new Int16Array(DIRECT).fill(-1);
  const rest = new Map<number, number>();
  let code = 0;
  let at = 0;
  for (const run of coverage.split(' ')) {
    const [gap = 0, length = 0] = run.split(',').map((part) => parseInt(part, 36));
    code += gap;
    for (const end = code + length; code < end; code++, at += 2) {
      const units = digit(at) * 91 + digit(at + 1);
      if (code < DIRECT) direct[code] = units;
      else rest.set(code, units);
    }
  }
  return {
    unitsPerEm,
    ascent,
    descent,
    advance: (codePoint) => (codePoint < DIRECT ? direct[codePoint] : rest.get(codePoint)) ?? -1,
  };
}
