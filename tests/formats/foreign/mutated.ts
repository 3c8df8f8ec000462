/** Damage to bytes, the same for the same seed: what a disk, a copier or an enemy does to a file. */
const SPICE = [
  '"__proto__":{"a":1},',
  '"constructor":{},',
  'NaN',
  '1e400',
  '-1e400',
  '9999-99-99',
  '0000-00-00',
  '2020-02-30T25:61:61Z',
  '\u0000',
  '\ud800',
  '"\\ud800"',
  '\ufeff',
  '[[[[[[[[[[',
  '{"a":'.repeat(200),
  'x'.repeat(50_000),
  '\n',
  '\t\t\t',
  ';',
  '""',
  'null',
  '{}',
  '[]',
  '-',
  '1,5',
];

export function mutated(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  let out = bytes;
  for (let left = 1 + below(5); left > 0; left -= 1) {
    const at = below(out.length + 1);
    const kind = below(5);
    if (kind === 0) out = out.slice(0, at);
    else if (kind === 1) out = spliced(out, at, below(40), new Uint8Array(0));
    else if (kind === 2) {
      out = out.slice();
      out[Math.min(at, out.length - 1)] = below(256);
    } else if (kind === 3) {
      const from = below(out.length + 1);
      out = spliced(out, at, 0, out.slice(from, from + below(2000)));
    } else {
      const text = SPICE[below(SPICE.length)] ?? '';
      out = spliced(out, at, below(8), new TextEncoder().encode(text));
    }
  }
  return out;
}

function spliced(bytes: Uint8Array, at: number, cut: number, put: Uint8Array): Uint8Array {
  const rest = bytes.subarray(at + cut);
  const out = new Uint8Array(at + put.length + rest.length);
  out.set(bytes.subarray(0, at));
  out.set(put, at);
  out.set(rest, at + put.length);
  return out;
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
