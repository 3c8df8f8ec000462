/** Path strings with numbers rounded to a hundredth of a px: the same digits on every machine. */

type Vertex = readonly [number, number];

/** Two decimals, no exponent, no negative zero. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Hundredths after the point: "", ".01", ".02", ….  */
const PARTS = Array.from({ length: 100 }, (_, n) => (n === 0 ? '' : String(n / 100).slice(1)));

/** `round` as text: making a text of a fraction takes a browser ten times as long as of whole numbers. */
export function hundredth(value: number): string {
  const n = Math.round(value * 100);
  if (!(n >= 0 && n < 1e9)) return String(round(value));
  const whole = Math.floor(n / 100);
  return whole + (PARTS[n - whole * 100] as string);
}

export function polyline(vertices: readonly Vertex[]): string {
  let d = '';
  for (const [x, y] of vertices) d += `${d === '' ? 'M' : 'L'}${hundredth(x)},${hundredth(y)}`;
  return d;
}

export function polygon(vertices: readonly Vertex[]): string {
  return `${polyline(vertices)}Z`;
}

export function segment(x0: number, y0: number, x1: number, y1: number): string {
  return `M${round(x0)},${round(y0)}L${round(x1)},${round(y1)}`;
}

/** Signs are gathered as bytes: a frame writes a hundred thousand of them. */
let bytes = new Uint8Array(1 << 16);
let length = 0;
/** As UTF-8: browsers have a fast way for its plain signs, and none for those of Latin-1. */
const ASCII = new TextDecoder();
const [MINUS, POINT, ZERO, COMMA] = [45, 46, 48, 44];

/** "-12.3" for -123. */
function writeTenths(tenths: number): void {
  let rest = tenths | 0;
  if (rest < 0) {
    bytes[length++] = MINUS;
    rest = -rest;
  }
  const whole = (rest / 10) | 0;
  let digits = whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : 4;
  for (let above = 10_000; above <= whole; above *= 10) digits += 1;
  for (let at = digits - 1, left = whole; at >= 0; at--) {
    const above = (left / 10) | 0;
    bytes[length + at] = ZERO + left - above * 10;
    left = above;
  }
  length += digits;
  const part = rest - whole * 10;
  if (part === 0) return;
  bytes[length++] = POINT;
  bytes[length++] = ZERO + part;
}

function writePair(command: number, x: number, y: number): void {
  bytes[length++] = command;
  writeTenths(x);
  bytes[length++] = COMMA;
  writeTenths(y);
}

const [MOVE, STEP, CLOSE] = [77, 108, 90];
/** The most that a pair of numbers takes. */
const LONGEST_PAIR = 40;

/** Runs of vertices as one path, to a tenth of a px and step by step, which keeps it short. */
export function runPath(run: {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly starts: readonly number[];
}): string {
  const { xs, ys, starts } = run;
  const most = xs.length * LONGEST_PAIR;
  if (bytes.length < most) bytes = new Uint8Array(most);
  length = 0;
  starts.forEach((start, piece) => {
    const end = starts[piece + 1] ?? xs.length;
    let x = Math.round((xs[start] ?? 0) * 10);
    let y = Math.round((ys[start] ?? 0) * 10);
    writePair(MOVE, x, y);
    for (let at = start + 1; at < end; at++) {
      const toX = Math.round((xs[at] ?? 0) * 10);
      const toY = Math.round((ys[at] ?? 0) * 10);
      writePair(STEP, toX - x, toY - y);
      x = toX;
      y = toY;
    }
  });
  return ASCII.decode(bytes.subarray(0, length));
}

/** Closed outlines (x, y, x, y, …) as one path, told in the same way. */
export function outlinePath(outlines: readonly (readonly number[])[]): string {
  let most = 0;
  for (const outline of outlines) most += (outline.length + 1) * LONGEST_PAIR;
  if (bytes.length < most) bytes = new Uint8Array(most);
  length = 0;
  for (const outline of outlines) {
    let x = Math.round((outline[0] ?? 0) * 10);
    let y = Math.round((outline[1] ?? 0) * 10);
    writePair(MOVE, x, y);
    for (let at = 2; at < outline.length; at += 2) {
      const toX = Math.round((outline[at] ?? 0) * 10);
      const toY = Math.round((outline[at + 1] ?? 0) * 10);
      writePair(STEP, toX - x, toY - y);
      x = toX;
      y = toY;
    }
    bytes[length++] = CLOSE;
  }
  return ASCII.decode(bytes.subarray(0, length));
}
