/** The presets as a person looks for them: journals with the widths each takes, and the rest by name. */
import { PRESETS, type Preset } from '../../export/presets.ts';

export interface Venue {
  readonly name: string;
  readonly presets: readonly {
    readonly id: string;
    readonly label: string;
    readonly width: string;
  }[];
}

/** Sizes of our own making have no journal behind them. */
const OWN = ['slide', 'a4-portrait'];

const journals = PRESETS.filter(({ id }) => !OWN.includes(id));

export const JOURNALS: readonly Venue[] = [...new Set(journals.map(nameOf))].map((name) => ({
  name,
  presets: journals.filter((preset) => nameOf(preset) === name).map(toChip),
}));

export const OTHERS: readonly Preset[] = PRESETS.filter(({ id }) => OWN.includes(id));

function toChip({ id, name, widthMm }: Preset): Venue['presets'][number] {
  return { id, label: name, width: String(Math.round(widthMm * 10) / 10) };
}

/** "Elsevier" of "Elsevier, one column". */
function nameOf({ name }: Preset): string {
  return name.split(', ')[0] ?? name;
}
