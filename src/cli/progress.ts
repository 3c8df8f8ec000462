/** A line on standard error that says how far many files are; only where somebody is watching. */

const WIDTH = 24;

export class Progress {
  readonly #total: number;
  readonly #isWatched = process.stderr.isTTY;
  #done = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** The next file is begun. */
  show(file: string): void {
    if (!this.#isWatched) return;
    const bar = barOf(this.#done / this.#total);
    this.#done += 1;
    process.stderr.write(`\r\u001b[K${bar} ${this.#done}/${this.#total} ${file}`);
  }

  /** How far one long file is, 0 to 1, and how many records were met. */
  within(part: number, records: number): void {
    if (!this.#isWatched) return;
    process.stderr.write(`\r\u001b[K${barOf(part)} ${Math.floor(100 * part)} % ${records} records`);
  }

  end(): void {
    if (this.#isWatched) process.stderr.write('\r\u001b[K');
  }
}

function barOf(part: number): string {
  const filled = Math.round(Math.min(part, 1) * WIDTH);
  return '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
}
