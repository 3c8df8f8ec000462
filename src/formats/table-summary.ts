/** Rows that sum up others: "Mean", "Total", "SD" where a time would stand. They are no result of a day. */
import { columnsOf } from './table-mapping.ts';
import { isBlank, textOf, type Row } from './table-sheet.ts';
import type { Table } from './table-time.ts';

const WORDS =
  /^(?:(?:grand |sub)?totals?|means?|averages?|avg|medians?|sums?|s\.?d\.?|std(?:\.? ?dev(?:iation)?)?|minimum|maximum|min|max|count|n|range|gesamt|summe|mittelwert|mittel|durchschnitt|moyenne|m[ée]diane|somme|media|promedio|suma|soma|m[ée]dia|mediana|gemiddelde|totaal|totale|итого|среднее|合計|合计|总计|平均(?:值)?|均值)[ :]*$/i;

/** True where the first words of the row are such a word, and no time stands in it. */
export function isSummary({ cells }: Row, { mapping }: Table): boolean {
  const when = (['time', 'start', 'offset', 'start-offset'] as const).flatMap((role) =>
    columnsOf(mapping, role),
  );
  const first = cells.findIndex((cell) => !isBlank(cell));
  if (when.length === 0 || first < 0 || !WORDS.test(textOf(cells[first]))) return false;
  return when.every((index) => index === first || isBlank(cells[index]));
}
