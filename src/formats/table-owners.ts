/** Whose each row of a table is. A blank below an id means the same patient, and that is noted. */
import { isBlank, textOf, type Row } from './table-sheet.ts';

export class Owners {
  readonly ids: string[] = [];
  readonly carried: number[] = [];
  readonly #at: number;
  /** One text for each id: a text of a long table holds on to the piece it was cut from. */
  readonly #known = new Map<string, string>();
  #last = '';

  /** `at`: the column of the patient's id. */
  constructor(at: number) {
    this.#at = at;
  }

  add({ cells, number }: Row): string {
    const written = textOf(cells[this.#at]);
    // A lone cell below a table is a remark.
    const isRemark = written === '' && cells.filter((cell) => !isBlank(cell)).length < 2;
    const own = this.#known.get(written) ?? written;
    this.#known.set(own, own);
    if (!isRemark && own === '' && this.#last !== '') this.carried.push(number);
    if (!isRemark) this.#last = own || this.#last;
    this.ids.push(isRemark ? '' : this.#last);
    return isRemark ? '' : this.#last;
  }
}
