/** The arguments of `caseline convert`; the command is loaded when it runs. */
import type { Command } from 'commander';
import type { ConvertOptions } from './convert.ts';
import { choice, datesOption, examples, EXIT_HELP, FILE_HELP } from './help.ts';
import { addTogetherOptions } from './together.ts';

export function addConvert(parent: Command): void {
  const command = parent
    .command('convert')
    .summary('write a case in the format of another program')
    .description(
      'Writes a case as CSV tables, cBioPortal timelines, a phenopacket or a FHIR bundle, as far as ' +
        'the format goes. What it cannot hold is listed on standard error, and datum by datum in ' +
        '--report. No date is made up: what the format has no way to say is left out and listed.',
    )
    .argument('<file>', FILE_HELP)
    .addOption(
      choice('--to <format>', 'the format', [
        'csv',
        'cbioportal',
        'phenopacket',
        'fhir',
        'native',
      ]).makeOptionMandatory(),
    )
    .option(
      '-o, --output <file>',
      'the file; csv and cbioportal are several files and need a folder, or a .zip; "-" is standard output',
      '-',
    )
    .option('--report <file>', 'write a table (TSV) of what became of every datum')
    .option('--reading <id>', 'the reading of an ambiguous passage; unless given, the default one')
    .addOption(datesOption())
    .option('--force', 'replace files that are there');
  addTogetherOptions(command)
    .addHelpText(
      'after',
      examples(
        'caseline convert my.case.yaml --to fhir -o my.fhir.json',
        'caseline convert my.case.yaml --to csv -o tables/ --report lost.tsv',
        'caseline convert bundle.json --to cbioportal --dates relative -o timeline.zip',
        'caseline convert phenopacket.json --to native -o my.case.yaml',
      ) + EXIT_HELP,
    )
    .action(async (file: string, options: ConvertOptions) => {
      const { convert } = await import('./convert.ts');
      process.exitCode = await convert(file, options);
    });
}
