/** The arguments of the commands that take a talk along; the commands are loaded when they run. */
import { Option, type Command } from 'commander';
import type { HandoutOptions } from './handout.ts';
import { examples, EXIT_HELP, FILE_HELP } from './help.ts';
import type { SlidesOptions } from './slides.ts';
import type { TalkOptions } from './talk.ts';

export function addBundle(parent: Command): void {
  talkCommand(
    parent,
    'bundle',
    'write a talk as one HTML file',
    'Writes a talk as one HTML file: player, case, talk and type. It opens from disk in Chrome and ' +
      'Edge 109 or newer and in Firefox 115 or newer, and loads nothing. The text is packed, so that ' +
      'reading the source gives nothing away; this is not encryption: whoever wants to can unpack it.',
  )
    .addHelpText(
      'after',
      examples(
        'caseline bundle purpura -o talk.html',
        'caseline bundle my.case.yaml --story rounds -o rounds.html --force',
      ) + EXIT_HELP,
    )
    .action(async (file: string, options: TalkOptions) => {
      const { bundle } = await import('./bundle.ts');
      process.exitCode = await bundle(file, options);
    });
}

export function addSlides(parent: Command): void {
  talkCommand(
    parent,
    'slides',
    'write a talk as slides (PPTX or PDF)',
    'Writes one slide per step, 16:9, of native shapes. No slide holds what its step does not tell ' +
      'yet. Notes, answers and times go to the notes of the slide, for the presenter: whoever gets ' +
      'the PPTX file can read them. A PDF has no notes.',
  )
    .addOption(new Option('--format <name>', 'the format').choices(['pptx', 'pdf']))
    .addOption(
      new Option('--theme <name>', 'the colours')
        .choices(['projector', 'dark', 'light'])
        .default('projector'),
    )
    .addHelpText(
      'after',
      examples(
        'caseline slides purpura -o talk.pptx',
        'caseline slides my.case.yaml --theme dark -o talk.pdf',
      ) + EXIT_HELP,
    )
    .action(async (file: string, options: SlidesOptions) => {
      const { slides } = await import('./slides.ts');
      process.exitCode = await slides(file, options);
    });
}

export function addHandout(parent: Command): void {
  talkCommand(
    parent,
    'handout',
    'write a talk as printed pages (PDF)',
    'Writes A4 pages in greys: the steps with their figures, the questions with room to write. ' +
      'Without --answers they end with the last question, a question ends its page, and neither ' +
      'answers nor source are in the file.',
  )
    .option('--answers', 'with the answers, the steps after the last question, and the source')
    .addHelpText(
      'after',
      examples(
        'caseline handout purpura -o handout.pdf',
        'caseline handout purpura --answers -o handout-answers.pdf',
      ) + EXIT_HELP,
    )
    .action(async (file: string, options: HandoutOptions) => {
      const { handout } = await import('./handout.ts');
      process.exitCode = await handout(file, options);
    });
}

function talkCommand(parent: Command, name: string, summary: string, description: string): Command {
  return parent
    .command(name)
    .summary(summary)
    .description(description)
    .argument('<file>', FILE_HELP)
    .requiredOption('-o, --output <file>', 'the file; "-" is standard output')
    .option('--story <id>', 'which talk, where the case has several')
    .option('--force', 'replace a file that is there');
}
