/** `caseline caption`: the words that go with a figure into a paper or a page, under headings. */
import { captionOf, drawnReading, sourceLineOf } from '../describe/caption.ts';
import { altTextOf } from '../describe/alt.ts';
import { describeCourse } from '../describe/description.ts';
import { printable } from '../export/table-text.ts';
import { print, type ExitCode } from './node.ts';
import { reportIssues } from './report.ts';
import type { ViewOptions } from './render-view.ts';
import { howOf } from './together.ts';
import { openTold, type Told } from './words.ts';

export interface CaptionOptions extends ViewOptions {
  readonly json?: true;
  readonly patient?: string;
}

export async function caption(
  given: readonly string[],
  options: CaptionOptions,
): Promise<ExitCode> {
  const { files, how } = howOf(given, { ...options, together: true });
  const { name, issues, told } = await openTold(files[0] ?? '', options, how);
  if (told !== undefined) await print(options.json ? toJson(name, told) : toText(told));
  return reportIssues(name, issues);
}

function toJson(file: string, told: NonNullable<Told['told']>): string {
  const reading = drawnReading(told.course)?.id;
  const form = {
    schema: 'caseline.caption/1',
    file,
    ...(reading && { reading }),
    ...wordsOf(told),
  };
  return `${JSON.stringify(form, undefined, 2)}\n`;
}

function wordsOf({ course, view }: NonNullable<Told['told']>): Readonly<Record<string, string>> {
  return {
    title: course.title,
    source: sourceLineOf(course),
    caption: captionOf(course, view),
    alt: altTextOf(course, view),
    description: describeCourse(course, view),
  };
}

function toText(told: NonNullable<Told['told']>): string {
  const { title = '', source = '', caption = '', alt = '', description = '' } = wordsOf(told);
  return [
    ['Title', title, source],
    ['Caption', caption],
    [`Short alternative text (${alt.length} characters)`, alt],
    ['Long description', ...description.split('\n')],
  ]
    .map(([heading = '', ...lines]) => {
      // Control and direction signs of a hostile file must not steer the terminal.
      const own = lines.map(printable).filter((line) => line !== '');
      return `${heading}\n${'-'.repeat(heading.length)}\n${own.join('\n')}\n`;
    })
    .join('\n');
}
