// Words of a FHIR document may name people: no figure and no caption prints them, and preflight tells.
import { expect, test } from 'vitest';
import { altTextOf } from '../../src/describe/alt.ts';
import { captionOf } from '../../src/describe/caption.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { preflight } from '../../src/export/preflight.ts';
import { openFiles } from '../../src/formats/open.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';

const COMPOSITION = {
  resourceType: 'Composition',
  id: 'letter',
  title: 'Letter about Mary Underhill',
  type: { text: 'Discharge letter' },
  date: '2020-03-01',
  section: [{ title: 'Course', text: { div: '<div>Mrs Mary Underhill was seen.</div>' } }],
};

test('the narrative of a document is in its detail alone, and preflight finds the name there', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(COMPOSITION));
  const opened = await openFiles([{ name: 'letter.json', bytes }]);
  const course = opened.case && resolveCase(opened.case.document).course;
  const event = course?.events[0];
  if (!course || !event) throw new Error('the letter was not read');
  expect(event.label).toBe('Discharge letter');
  const { drawing } = renderCourse(course, DEFAULT_VIEW, DEFAULT_PAGE);
  const printed = [
    JSON.stringify(drawing),
    captionOf(course, DEFAULT_VIEW),
    describeCourse(course, DEFAULT_VIEW),
    altTextOf(course, DEFAULT_VIEW),
  ];
  for (const text of printed) expect(text).not.toContain('Underhill');
  expect(JSON.stringify(detailOf(event.id, course))).toContain('Underhill');
  const findings = preflight({ drawing, course, view: DEFAULT_VIEW, page: DEFAULT_PAGE });
  const name = findings.find(({ code }) => code === 'name');
  expect(name?.says).toContain('the detail of “Discharge letter”');
  expect(name?.severity).toBe('warning');
  expect(name?.fixes).toHaveLength(1);
});
