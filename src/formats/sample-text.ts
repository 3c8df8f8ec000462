/** JSON of a case as text, its columns of numbers on one line each. */
import type { CaseDocument, Column } from '../model/document.ts';

/** How many numbers its columns hold. */
export function countOfSamples({ series = [] }: CaseDocument): number {
  return series.reduce((sum, { samples }) => sum + (samples?.times.length ?? 0), 0);
}

/** As `JSON.stringify` with two spaces, but for the columns. */
export function toJsonText(document: CaseDocument): string {
  const columns: string[] = [];
  const stand = (column: Column): string => {
    columns.push(`[${column.join(', ')}]`);
    return `${STAND_IN}${columns.length - 1}`;
  };
  const plain = {
    ...document,
    ...(document.series && {
      series: document.series.map(({ samples, ...series }) => ({
        ...series,
        ...(samples && {
          samples: { ...samples, times: stand(samples.times), values: stand(samples.values) },
        }),
      })),
    }),
  };
  const text = JSON.stringify(plain, null, 2).replace(
    /"\ue000column (\d+)"/g,
    (_, at: string) => columns[Number(at)] ?? '[]',
  );
  return `${text}\n`;
}

/** A sign of the private use area, which no case holds before a number. */
const STAND_IN = '\ue000column ';
