/**
 * The cases that come with the application, resolved when it was built. The first is in the first
 * screen; the others, the text of each with its comments and its talks are loaded when asked for.
 */
import purpura from '../../static/cases/purpura.case.yaml?course';
import { toOpenCase, type LazyParts, type OpenCase } from './files.ts';

interface BuiltIn {
  readonly id: string;
  readonly label: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
  readonly text: () => Promise<{ readonly default: string }>;
  readonly stories: () => Promise<{ readonly default: unknown }>;
}

export const BUILT_IN: readonly BuiltIn[] = [
  {
    id: 'purpura',
    label: 'Purpura with nodular cirrhosis',
    load: () => Promise.resolve({ default: purpura }),
    text: () => import('../../static/cases/purpura.case.yaml?raw'),
    stories: () => import('../../static/cases/purpura.case.yaml?stories'),
  },
  {
    id: 'dili',
    label: 'Liver injury after amoxicillin–clavulanate',
    load: () => import('../../static/cases/dili.case.yaml?course'),
    text: () => import('../../static/cases/dili.case.yaml?raw'),
    stories: () => import('../../static/cases/dili.case.yaml?stories'),
  },
  {
    id: 'itp-romiplostim',
    label: 'Immune thrombocytopenia, romiplostim',
    load: () => import('../../static/cases/itp-romiplostim.case.yaml?course'),
    text: () => import('../../static/cases/itp-romiplostim.case.yaml?raw'),
    stories: () => import('../../static/cases/itp-romiplostim.case.yaml?stories'),
  },
  {
    id: 'calendar',
    label: 'Three years by the calendar (synthetic)',
    load: () => import('../../static/cases/calendar.case.yaml?course'),
    text: () => import('../../static/cases/calendar.case.yaml?raw'),
    stories: () => import('../../static/cases/calendar.case.yaml?stories'),
  },
];

export const FIRST = 'purpura';

/** The case that the application opens on, at once. */
export function openFirst(): OpenCase {
  return toOpenCase(FIRST, purpura, lazyPartsOf(FIRST));
}

export async function openBuiltIn(id: string): Promise<OpenCase> {
  return toOpenCase(id, (await builtInOf(id).load()).default, lazyPartsOf(id));
}

/** Makes every reading of a case of ours ready to be shown: what was prepared is the default one. */
export async function loadResolver(): Promise<void> {
  await import('../model/resolve.ts');
}

function lazyPartsOf(id: string): LazyParts {
  return {
    text: async () => (await builtInOf(id).text()).default,
    stories: async () => (await builtInOf(id).stories()).default,
  };
}

function builtInOf(id: string): BuiltIn {
  const builtIn = BUILT_IN.find((each) => each.id === id);
  if (builtIn === undefined) throw new Error(`there is no built-in case ${id}`);
  return builtIn;
}
