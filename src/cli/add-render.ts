/** The arguments of `caseline render`; the command itself is loaded when it runs. */
import type { Command } from 'commander';
import { toAssignment, toDpi, toLength, toType } from './arguments.ts';
import { choice, datesOption, examples, EXIT_HELP, FILE_HELP } from './help.ts';
import type { RenderOptions } from './render.ts';
import { addTogetherOptions } from './together.ts';

export function addRender(parent: Command): void {
  const command = parent
    .command('render')
    .summary('write the figure as SVG, PNG, TIFF, PDF or PPTX')
    .description(
      'Writes the figure of a case. The name of the output says the format; several files need -o FOLDER.',
    )
    .argument('<file...>', FILE_HELP)
    .option('-o, --output <file>', 'the file, or a folder; "-" is standard output', '-')
    .addOption(
      choice('--format <name>', 'the format, where the output’s name does not say it', [
        'svg',
        'png',
        'tiff',
        'pdf',
        'pptx',
      ]),
    )
    .option(
      '--preflight',
      'list what the venue or a reader would object to; a problem ends with exit code 1',
    )
    .option('--force', 'replace files that are there');
  addPageOptions(command);
  addViewOptions(command);
  addTogetherOptions(command);
  command
    .addHelpText(
      'after',
      examples(
        'caseline render purpura -o purpura.svg',
        'caseline render purpura --preset elsevier-single --preflight -o figure1.tiff',
        'caseline render my.case.yaml --width 174mm --dpi 600 --grey -o figure.png',
        'caseline render purpura -o slide.pptx',
        'caseline render record.json --preset elsevier-double --pages several -o supplement.pdf',
        'caseline render dili --axis linear --scale alt=log --hide-lane procedures -o dili.pdf',
        'caseline render a.case.yaml b.case.yaml --format pdf -o figures/',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: RenderOptions) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render(files, options);
    });
}

function addPageOptions(command: Command): void {
  command
    .option('--preset <id>', 'what a venue asks; `caseline presets` lists them')
    .option(
      '--width <length>',
      'width: 1280, 1280px or 174mm (1280 unless a preset says)',
      toLength,
    )
    .option(
      '--height <length>',
      'height; unless given, the figure is as high as its content',
      toLength,
    )
    .option('--type <pt>', 'size of the labels; all other type follows', toType)
    .addOption(
      choice(
        '--pages <how>',
        'what is higher than the page: keep it on one, or go on on several (unless told, slides and A4 as PPTX or PDF do)',
        ['one', 'several'],
      ),
    )
    .option('--dpi <number>', 'pixels per inch of PNG and TIFF', toDpi)
    .option('--grey', 'all paint as grey')
    .addOption(choice('--title <where>', 'title and source line', ['inside', 'none']))
    .addOption(choice('--caption <where>', 'caption', ['inside', 'none']))
    .option('--no-patterns', 'no hatches: outlines and tints say the same')
    .addOption(
      choice('--text <how>', 'text of an SVG: live, live with its font, or as shapes', [
        'live',
        'embedded',
        'outlines',
      ]),
    )
    .option('--author <name>', 'named in the file’s metadata; nobody is unless asked for');
}

function addViewOptions(command: Command): void {
  command
    .option('--view <link>', 'a view from the app: its link, or what follows the #')
    .addOption(choice('--axis <kind>', 'the time axis', ['phases', 'linear', 'calendar']))
    .addOption(datesOption())
    .addOption(choice('--theme <name>', 'the colours', ['light', 'dark', 'projector', 'print']))
    .option('--reading <id>', 'the reading of an ambiguous passage; unless given, the default one')
    .option('--no-illustrative', 'leave out what is illustrative, not in the source')
    .option('--hide-lane <id...>', 'lanes not to draw')
    .option('--hide-panel <id...>', 'panels (series) not to draw')
    .option(
      '--scale <id=scale...>',
      'scale of a panel: ID=linear or ID=log',
      toAssignment(['linear', 'log']),
    )
    .option(
      '--value <id=value...>',
      'values of a panel: ID=absolute, or ID=limit for multiples of the upper limit',
      toAssignment(['absolute', 'limit']),
    );
}
