/**
 * The cases that come with the application. The first is in the first screen; the others, and the
 * text of each with its comments, are loaded when asked for.
 */
import purpura from '../../static/cases/purpura.case.yaml?case';
import { toOpenCase, type OpenCase } from './files.ts';

interface BuiltIn {
  readonly id: string;
  readonly label: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
  readonly text: () => Promise<{ readonly default: string }>;
}

export const BUILT_IN: readonly BuiltIn[] = [
  {
    id: 'purpura',
    label: 'Purpura with nodular cirrhosis',
    load: () => Promise.resolve({ default: purpura }),
    text: () => import('../../static/cases/purpura.case.yaml?raw'),
  },
  {
    id: 'dili',
    label: 'Liver injury after amoxicillin–clavulanate',
    load: () => import('../../static/cases/dili.case.yaml?case'),
    text: () => import('../../static/cases/dili.case.yaml?raw'),
  },
  {
    id: 'itp-romiplostim',
    label: 'Immune thrombocytopenia, romiplostim',
    load: () => import('../../static/cases/itp-romiplostim.case.yaml?case'),
    text: () => import('../../static/cases/itp-romiplostim.case.yaml?raw'),
  },
  {
    id: 'calendar',
    label: 'Three years by the calendar (synthetic)',
    load: () => import('../../static/cases/calendar.case.yaml?case'),
    text: () => import('../../static/cases/calendar.case.yaml?raw'),
  },
];

export const FIRST = 'purpura';

/** The case that the application opens on, at once. */
export function openFirst(): OpenCase {
  return toOpenCase(FIRST, purpura, () => textOf(FIRST));
}

export async function openBuiltIn(id: string): Promise<OpenCase> {
  return toOpenCase(id, (await builtInOf(id).load()).default, () => textOf(id));
}

async function textOf(id: string): Promise<string> {
  return (await builtInOf(id).text()).default;
}

function builtInOf(id: string): BuiltIn {
  const builtIn = BUILT_IN.find((each) => each.id === id);
  if (builtIn === undefined) throw new Error(`there is no built-in case ${id}`);
  return builtIn;
}
