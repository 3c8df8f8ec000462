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
    const filled = Math.round((this.#done / this.#total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    this.#done += 1;
    process.stderr.write(`\r\u001b[K${bar} ${this.#done}/${this.#total} ${file}`);
  }

  end(): void {
    if (this.#isWatched) process.stderr.write('\r\u001b[K');
  }
}
