/**
 * LZW as TIFF 6.0 (section 13) has it: codes of 9 to 12 bits, the highest bit first, a new width as
 * soon as the table needs it, a clear code when it is full.
 */

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const FULL = 4094;

/** Slots of the table of known strings, a power of two well above FULL. */
const SLOTS = 16_384;

/** What a TIFF decoder turns back into these bytes. */
export function compressLzw(bytes: Uint8Array): Uint8Array {
  const writer = new CodeWriter(bytes.length);
  const table = new StringTable();
  let next = FIRST;
  // The decoder adds a string with every code, so both count the last one too.
  const grow = (): void => {
    next++;
    if (next === FULL) {
      writer.write(CLEAR);
      writer.width = 9;
      table.clear();
      next = FIRST;
    } else if (next === 1 << writer.width) writer.width++;
  };
  writer.write(CLEAR);
  let known = -1;
  for (const byte of bytes) {
    if (known === -1) {
      known = byte;
      continue;
    }
    const slot = table.slotOf(known, byte);
    const code = table.codeAt(slot);
    if (code !== -1) known = code;
    else {
      writer.write(known);
      table.add(slot, known, byte, next);
      grow();
      known = byte;
    }
  }
  if (known !== -1) {
    writer.write(known);
    grow();
  }
  writer.write(END);
  return writer.finish();
}

/** Codes of the strings met so far, by the code of all but the last byte, and that byte. */
class StringTable {
  readonly #keys = new Int32Array(SLOTS).fill(-1);
  readonly #codes = new Int16Array(SLOTS);

  clear(): void {
    this.#keys.fill(-1);
  }

  /** Where the string is, or would be put. */
  slotOf(prefix: number, byte: number): number {
    const key = (prefix << 8) | byte;
    let slot = Math.imul(key, 0x9e3779b1) >>> 18;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }

  /** -1: not met yet. */
  codeAt(slot: number): number {
    return this.#keys[slot] === -1 ? -1 : (this.#codes[slot] ?? -1);
  }

  add(slot: number, prefix: number, byte: number, code: number): void {
    this.#keys[slot] = (prefix << 8) | byte;
    this.#codes[slot] = code;
  }
}

class CodeWriter {
  width = 9;
  readonly #bytes: Uint8Array;
  #length = 0;
  #bits = 0;
  #held = 0;

  /** At worst every byte takes a code of 12 bits. */
  constructor(most: number) {
    this.#bytes = new Uint8Array(Math.ceil(most * 1.51) + 16);
  }

  write(code: number): void {
    this.#bits = (this.#bits << this.width) | code;
    this.#held += this.width;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.#bytes[this.#length++] = this.#bits >>> this.#held;
    }
    this.#bits &= 0xff;
  }

  finish(): Uint8Array {
    if (this.#held > 0) this.#bytes[this.#length++] = this.#bits << (8 - this.#held);
    return this.#bytes.slice(0, this.#length);
  }
}
