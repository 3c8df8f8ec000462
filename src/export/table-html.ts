/**
 * Tables as HTML that pastes into Word and Google Docs: plain table elements with a caption, a head
 * and a heading for each section, a few old attributes that word processors keep, and no script.
 */
import type { TableDoc } from '../describe/table-doc.ts';
import { documentColumns, escapeMarkup } from './table-text.ts';

/** A page of its own, for a browser or a word processor. */
export function htmlText(tables: readonly TableDoc[]): string {
  const title = escapeMarkup(tables[0]?.title ?? '');
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>`,
    `<body>\n${htmlFragment(tables)}</body>`,
    '</html>\n',
  ].join('\n');
}

const STYLE = [
  'body{font:14px/1.4 Arial,sans-serif;color:#111;background:#fff;margin:2em}',
  'table{border-collapse:collapse}',
  'caption{text-align:left;font-weight:bold;padding:0 0 .6em}',
  'th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}',
  'thead th,.part{background:#eee}',
].join('');

/** The tables alone, for the clipboard or another page. */
export function htmlFragment(tables: readonly TableDoc[]): string {
  return tables.map(htmlTable).join('');
}

function htmlTable(table: TableDoc): string {
  const columns = documentColumns(table);
  const head = columns.map(({ label }) => `<th scope="col">${escapeMarkup(label)}</th>`).join('');
  const parts = table.sections.map(({ title, rows }) => {
    const heading =
      title === ''
        ? ''
        : `<tr><th class="part" scope="rowgroup" colspan="${columns.length}" bgcolor="#eeeeee" align="left">${escapeMarkup(title)}</th></tr>\n`;
    const lines = rows.map(({ cells }) => {
      const own = columns.map(({ at }) => `<td valign="top">${inner(cells[at]?.text ?? '')}</td>`);
      return `<tr>${own.join('')}</tr>\n`;
    });
    return `<tbody>\n${heading}${lines.join('')}</tbody>\n`;
  });
  return [
    ...table.notes.map(paragraph),
    '<table border="1" cellpadding="4" cellspacing="0">\n',
    `<caption>${escapeMarkup(table.title)}</caption>\n`,
    `<thead><tr bgcolor="#eeeeee">${head}</tr></thead>\n`,
    ...parts,
    '</table>\n',
    ...table.foot.map(paragraph),
  ].join('');
}

/** Text of a foreign file finds its own direction in its cell. */
function inner(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)
    ? `<bdi>${escapeMarkup(text)}</bdi>`
    : escapeMarkup(text);
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>\n`;
}
