/** The arguments of `caseline import`; the command is loaded when it runs. */
import type { Command } from 'commander';
import { examples, EXIT_HELP } from './help.ts';
import type { ImportOptions } from './import.ts';
import { addPatientOption } from './together.ts';

const MAP_HELP = `
Columns of tables:
  What the headings do not say is asked, not guessed: which part of 03/04/2021 is the day, what
  the comma of 1,234 marks, in which century 03/04/21 is. Print the map, correct it, and give it to --map. Each column has a
  role (time, test, value, unit, low, high, measure, label, start, end, patient, ignore, …);
  "dateOrder" is "dmy", "mdy" or (21-03-04) "ymd", "century" is 1900 or 2000, "decimal" is "." or ",", "missing" lists what stands for no value.
`;

export function addImport(parent: Command): void {
  const command = parent
    .command('import')
    .summary('turn files of other programs into a case file')
    .description(
      'Reads files of other programs, several as one record, and writes a case file. What became ' +
        'of the records goes to standard error, and record by record to --ledger.',
    )
    .argument('<file...>', 'files of one format, told by their content')
    .option('-o, --output <file>', 'the case file; "-" is standard output', '-')
    .option('--ledger <file>', 'write a table (TSV) of what became of every record')
    .option('--map <file>', 'what the columns of tables mean, as --print-map writes it')
    .option('--print-map', 'write that instead of a case, as proposed, with open questions')
    .option('--force', 'replace files that are there');
  addPatientOption(command)
    .addHelpText(
      'after',
      examples(
        'caseline import phenopacket.json -o patient.case.yaml',
        'caseline import data_timeline_*.txt --patient P-0001 -o p1.case.yaml',
        'caseline import labs.csv --print-map -o map.json',
        'caseline import labs.csv --map map.json -o patient.case.yaml',
        'caseline import bundle.json --ledger records.tsv -o patient.case.yaml',
      ) +
        MAP_HELP +
        EXIT_HELP,
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { importFiles } = await import('./import.ts');
      process.exitCode = await importFiles(files, options);
    });
}
