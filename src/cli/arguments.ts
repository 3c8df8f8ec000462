/** Argument values in words of the command line, read or refused with the reason. */
import { InvalidArgumentError } from 'commander';

export interface Length {
  readonly amount: number;
  readonly unit: 'px' | 'mm';
}

const SIZES: Readonly<Record<Length['unit'], readonly [least: number, most: number]>> = {
  px: [240, 20_000],
  mm: [60, 5_000],
};

/** "1280", "1280px", "174mm"; a bare number is pixels. */
export function toLength(text: string): Length {
  const found = /^(\d+(?:\.\d+)?)(px|mm)?$/.exec(text);
  if (found === null) throw new InvalidArgumentError('Write it as 1280, 1280px or 174mm.');
  const [amount, unit] = [Number(found[1]), (found[2] ?? 'px') as Length['unit']];
  const [least, most] = SIZES[unit];
  if (amount < least || amount > most) {
    throw new InvalidArgumentError(`It must lie between ${least} and ${most} ${unit}.`);
  }
  return { amount, unit };
}

/** Pixels per inch: more than print can show is a slip of the finger. */
export function toDpi(text: string): number {
  const dpi = Number(text);
  if (!Number.isInteger(dpi) || dpi < 36 || dpi > 2400)
    throw new InvalidArgumentError('It must be a whole number from 36 to 2400.');
  return dpi;
}

/** Of the labels of events, "12" or "12pt". pt */
export function toType(text: string): number {
  const size = Number(text.replace(/pt$/, ''));
  if (!(size >= 4 && size <= 40))
    throw new InvalidArgumentError('It must lie between 4 and 40 pt, as 12 or 12pt.');
  return size;
}

export type Assignments = Readonly<Record<string, string>>;

/** Collects ID=WORD; the id may itself hold "=". */
export function toAssignment(words: readonly string[]) {
  return (text: string, before: Assignments = {}): Assignments => {
    const at = text.lastIndexOf('=');
    const [id, word] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || !words.includes(word)) {
      throw new InvalidArgumentError(
        `Write it as ${words.map((each) => `ID=${each}`).join(' or ')}.`,
      );
    }
    return { ...before, [id]: word };
  };
}
