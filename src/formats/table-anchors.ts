/**
 * The anchors that rows of tables count from: the common zero, visits, and the moments that headings
 * name. Numbered visits follow each other; a trial's zero has the date that the trial gives it.
 */
import type { AnchorDoc } from '../model/document.ts';
import type { Patients } from './table-patients.ts';
import { eachRow, isBlank, type Row } from './table-sheet.ts';
import { readDated, type Table, type TimeDesk, type Zero } from './table-time.ts';

/** Made as they are met. */
export class Anchors {
  readonly #zero: Zero;
  readonly #makeId: (wanted: string) => string;
  readonly #named = new Map<string, { id: string; label: string; of: string; number?: number }>();
  /** How many others were met before the zero. */
  #zeroAt: number | undefined;

  constructor(zero: Zero, makeId: (wanted: string) => string) {
    this.#zero = { ...zero, id: makeId(zero.id) };
    this.#makeId = makeId;
  }

  desk(): TimeDesk {
    return {
      zero: this.#zero,
      useZero: () => {
        this.#zeroAt ??= this.#named.size;
      },
      anchorOf: (name, number) => this.#anchorOf(name, number),
    };
  }

  #anchorOf(name: string, number?: number): string {
    const spoken = number === undefined ? name : `${name} ${number}`;
    const known = this.#named.get(spoken.toLowerCase());
    if (known) return known.id;
    // "Visit 2" of a column is counted as "Visit" and 2 of a heading are.
    const counted = /^(.*?)[ _-]*(\d{1,4})$/.exec(spoken);
    const anchor = {
      id: this.#makeId(spoken.toLowerCase()),
      label: spoken,
      of: (counted?.[1] ?? spoken).toLowerCase(),
      ...(counted && { number: Number(counted[2]) }),
    };
    this.#named.set(spoken.toLowerCase(), anchor);
    return anchor.id;
  }

  /** The zero has a date where a trial tells its reference date; numbered visits follow each other. */
  docs(
    tables: readonly Table[],
    patient: string | undefined,
    patients: Patients,
  ): { anchors?: readonly AnchorDoc[] } {
    const at = referenceDate(tables, patient, patients);
    const zero: readonly AnchorDoc[] =
      this.#zeroAt !== undefined ? [{ ...this.#zero, ...(at !== undefined && { at }) }] : [];
    const named = [...this.#named.values()].map(({ id, label, of, number }): AnchorDoc => {
      const before = number === undefined ? undefined : this.#before(of, number);
      return { id, label, ...(before !== undefined && { after: before }) };
    });
    // Drawn in the order of the table, which is all that is known where nothing links them.
    const first = this.#zeroAt ?? 0;
    const anchors = [...named.slice(0, first), ...zero, ...named.slice(first)];
    return anchors.length === 0 ? {} : { anchors };
  }

  #before(of: string, number: number): string | undefined {
    const earlier = [...this.#named.values()].filter(
      (each) => each.of === of && (each.number ?? Infinity) < number,
    );
    return earlier.sort((a, b) => (b.number ?? 0) - (a.number ?? 0))[0]?.id;
  }
}

/** CDISC counts its study days from RFSTDTC, which is day 1. */
function referenceDate(
  tables: readonly Table[],
  patient: string | undefined,
  { owners }: Patients,
): string | undefined {
  for (const { sheet, mapping } of tables) {
    const at = mapping.columns.findIndex(({ heading }) => /^rfstdtc$/i.test(heading.trim()));
    if (at < 0 || mapping.fromDayOne !== true) continue;
    let row: Row | undefined;
    eachRow(sheet, (each, index) => {
      const isOwn = (owners.get(sheet)?.[index] ?? patient) === patient;
      if (row === undefined && isOwn && !isBlank(each.cells[at])) row = each;
    });
    const words = row && readDated(row.cells[at] ?? '', mapping).words;
    if (words !== undefined) return words;
  }
  return undefined;
}
