/**
 * The one door of writers: a course, for one reading and with its dates as they are to be told, as
 * files of another format, and an account of what these hold. Each writer is loaded when used.
 */
import type { WriteInput, WrittenCase } from './write-written.ts';

export const WRITE_FORMATS = ['csv', 'cbioportal', 'phenopacket', 'fhir'] as const;
export type WriteFormat = (typeof WRITE_FORMATS)[number];

export async function writeAs(format: WriteFormat, input: WriteInput): Promise<WrittenCase> {
  switch (format) {
    case 'csv':
      return (await import('./write-csv.ts')).writeCsv(input);
    case 'cbioportal':
      return (await import('./write-cbioportal.ts')).writeCbioportal(input);
    case 'phenopacket':
      return (await import('./write-phenopacket.ts')).writePhenopacket(input);
    case 'fhir':
      return (await import('./write-fhir.ts')).writeFhir(input);
  }
}
