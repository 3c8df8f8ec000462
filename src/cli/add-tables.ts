/** The arguments of `caseline table` and `caseline caption`; the commands are loaded when they run. */
import type { Command } from 'commander';
import type { CaptionOptions } from './caption.ts';
import { choice, datesOption, examples, EXIT_HELP, FILE_HELP } from './help.ts';
import type { TableOptions } from './table.ts';
import { addPatientOption, addTogetherOptions } from './together.ts';

export function addTable(parent: Command): void {
  const command = parent
    .command('table')
    .summary('write the course and its measurements as tables')
    .description(
      'Writes the timeline that a case report prints (CARE checklist, item 7) and the measurements. ' +
        'CSV holds one table: the timeline, unless --which says otherwise. Several files need -o FOLDER.',
    )
    .argument('<file...>', FILE_HELP)
    .addOption(
      choice('--format <name>', 'the format, where the output’s name does not say it', [
        'csv',
        'xlsx',
        'md',
        'html',
        'docx',
      ]),
    )
    .option('-o, --output <file>', 'the file, or a folder; unless given, standard output')
    .addOption(choice('--which <table>', 'only this table', ['timeline', 'measurements']))
    .option('--force', 'replace files that are there');
  addTogetherOptions(addViewOptions(command))
    .addHelpText(
      'after',
      examples(
        'caseline table purpura',
        'caseline table my.case.yaml -o timeline.docx',
        'caseline table my.case.yaml --format csv --which measurements > values.csv',
        'caseline table my.case.yaml --dates relative -o tables.xlsx',
        'caseline table a.case.yaml b.case.yaml --format html -o tables/',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: TableOptions) => {
      const { table } = await import('./table.ts');
      process.exitCode = await table(files, options);
    });
}

export function addCaption(parent: Command): void {
  const command = parent
    .command('caption')
    .summary('print the words that go with a figure')
    .description(
      'Prints the caption of the figure, its short alternative text and its long description.',
    )
    .argument('<file...>', FILE_HELP)
    .option('--json', 'JSON ("schema": "caseline.caption/1")');
  addPatientOption(addViewOptions(command))
    .addHelpText(
      'after',
      examples(
        'caseline caption purpura',
        'caseline caption my.case.yaml --reading literal',
        'caseline caption purpura --json | jq -r .alt',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: CaptionOptions) => {
      const { caption } = await import('./caption.ts');
      process.exitCode = await caption(files, options);
    });
}

/** What of a view changes words; the rest would only be drawn. */
function addViewOptions(command: Command): Command {
  return command
    .option('--view <link>', 'a view from the app: its link, or what follows the #')
    .option('--reading <id>', 'the reading of an ambiguous passage; unless given, the default one')
    .addOption(datesOption())
    .option('--no-illustrative', 'leave out what is illustrative, not in the source')
    .option('--hide-lane <id...>', 'lanes to leave out')
    .option('--hide-panel <id...>', 'panels (series) to leave out');
}
