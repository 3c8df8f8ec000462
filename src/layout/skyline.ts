/** The outlines of a skyline: column after column, each layer stands on the one before. */

export interface Scale {
  readonly top: number;
  readonly base: number;
  readonly height: number;
  readonly least: number;
}

/** x, y, x, y, …, of which the first `length` count. */
interface Line {
  readonly numbers: number[];
  length: number;
}

/** Gathered here and copied out: growing anew in every frame left half of what a frame threw away. */
const upper: Line = { numbers: [], length: 0 };
const lower: Line = { numbers: [], length: 0 };

/** Closed outlines over the floor, which rises to their upper edge. Changes `floor`: a hot loop. */
export function raise(
  edges: Float64Array,
  counts: Float64Array,
  floor: Float64Array | undefined,
  { top, height, least }: Scale,
): readonly (readonly number[])[] {
  const outlines: number[][] = [];
  upper.length = 0;
  lower.length = 0;
  const close = (): void => {
    if (upper.length === 0) return;
    for (let at = lower.length - 2; at >= 0; at -= 2)
      push(upper, lower.numbers[at] as number, lower.numbers[at + 1] as number);
    outlines.push(upper.numbers.slice(0, upper.length));
    upper.length = 0;
    lower.length = 0;
  };
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    if (count <= 0 || floor === undefined) {
      close();
      continue;
    }
    const [x0, x1, y1] = [edges[at] as number, edges[at + 1] as number, floor[at] as number];
    // On whole px, so that no ground shines through between two layers.
    const y0 = Math.round(y1 - Math.max(least, (count / top) * height));
    extend(upper, x0, x1, y0);
    extend(lower, x0, x1, y1);
    floor[at] = y0;
  }
  close();
  return outlines;
}

/** Goes on at a height: a level stretch is one line. */
function extend(line: Line, x0: number, x1: number, y: number): void {
  const { numbers, length } = line;
  if (length > 0 && numbers[length - 1] === y) numbers[length - 2] = x1;
  else {
    push(line, x0, y);
    push(line, x1, y);
  }
}

function push(line: Line, x: number, y: number): void {
  line.numbers[line.length] = x;
  line.numbers[line.length + 1] = y;
  line.length += 2;
}
