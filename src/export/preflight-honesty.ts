/** What a reader of the figure has to be told: drawing aids, labels moved to a key, the caption outside. */
import type { Drawing } from '../draw/mark.ts';
import { weakestOf } from '../model/evidence.ts';
import type { Course } from '../model/course.ts';
import { visibleEvents, visibleSeries } from '../view/select.ts';
import type { Page, View } from '../view/view.ts';
import type { Finding } from './finding.ts';
import { changePage, changePaper, changeView, type Checked } from './preflight-input.ts';

export function honestyFindings(checked: Checked): readonly Finding[] {
  return [
    ...illustrativeFindings(checked),
    ...keyFindings(checked.drawing),
    ...pagesFindings(checked),
    ...captionFindings(checked),
  ];
}

function illustrativeFindings({ course, view }: Checked): readonly Finding[] {
  const aids = aidsOf(course, view);
  if (aids.length === 0) return [];
  const names = aids.slice(0, 6).map(({ name }) => name);
  const more = aids.length > 6 ? ` and ${aids.length - 6} more` : '';
  return [
    {
      code: 'illustrative',
      severity: 'note',
      says: `Illustrative, not in the source: ${names.join(', ')}${more}. Legend and caption say so.`,
      where: aids.map(({ id }) => id),
      fixes: [
        changeView('Leave out what is illustrative', (each) => ({ ...each, illustrative: false })),
      ],
    },
  ];
}

function aidsOf(
  course: Course,
  view: View,
): readonly { readonly id: string; readonly name: string }[] {
  const events = visibleEvents(course, view).filter(
    ({ evidence }) => weakestOf(evidence) === 'illustrative',
  );
  const series = visibleSeries(course, view).filter(
    ({ shapes, points }) =>
      shapes.length > 0 || points.some(({ evidence }) => weakestOf(evidence) === 'illustrative'),
  );
  return [
    ...events.map(({ id, label }) => ({ id, name: `“${label}”` })),
    ...series.map(({ id, label, shapes }) => ({
      id,
      name: shapes.length > 0 ? `the curve of ${label}` : `values of ${label}`,
    })),
  ];
}

function keyFindings({ marks }: Drawing): readonly Finding[] {
  const texts = marks.flatMap((mark) =>
    mark.type === 'group' && mark.name === 'key' ? mark.marks : [],
  );
  if (texts.length === 0) return [];
  // Numbers are set bold, what they stand for is not.
  const count = texts.filter((mark) => mark.type === 'text' && mark.weight === 600).length;
  const labels = count === 1 ? 'One label' : `${count} labels`;
  const says = `${labels} found no room beside their marks and moved to a numbered key below the figure. A wider page, smaller type or fewer lanes bring them back.`;
  return [{ code: 'numbered-key', severity: 'note', says, where: [], fixes: [] }];
}

function pagesFindings({ pages = 1 }: Checked): readonly Finding[] {
  if (pages === 1) return [];
  const says = `One page does not hold the figure legibly, so it goes on over ${pages}, each with the title and the same axis. A PDF and a presentation hold them all; of SVG, PNG and TIFF each page is a file. Fewer lanes or panels take fewer pages.`;
  const one = ({ mostHeight: _, ...page }: Page): Page => page;
  const fixes = [changePage('Keep it on one page', one)];
  return [{ code: 'several-pages', severity: 'note', says, where: [], fixes }];
}

function captionFindings({ page }: Checked): readonly Finding[] {
  if (page.paper?.caption !== false) return [];
  const says =
    'The caption stands outside the figure. Print it with the figure: it says what is derived, illustrative and not stated.';
  const fixes = [changePaper('Put the caption into the figure', { caption: true })];
  return [{ code: 'caption-outside', severity: 'note', says, where: ['caption'], fixes }];
}
