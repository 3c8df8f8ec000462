/** The readers of foreign formats, each loaded with the first file of its format. */
import type { ReadForeign } from './foreign.ts';

export const fhir: ReadForeign = async (files, options) =>
  (await import('./fhir.ts')).readFhir(files, options);

export const phenopackets: ReadForeign = async (files, options) =>
  (await import('./phenopacket.ts')).readPhenopackets(files, options);

export const timelines: ReadForeign = async (files, options) =>
  (await import('./cbioportal.ts')).readTimelines(files, options);

export const tables: ReadForeign = async (files, options) =>
  (await import('./table.ts')).readTables(files, options);
