/**
 * The command line: parses arguments and starts a command. What a command needs is loaded by the
 * command, so that `--help` and a mistyped option answer at once.
 */
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import type { InspectOptions } from './inspect.ts';
import { addConvert } from './add-convert.ts';
import { addImport } from './add-import.ts';
import { addRender } from './add-render.ts';
import { addCaption, addTable } from './add-tables.ts';
import { addBundle, addHandout, addSlides } from './add-talk.ts';
import { examples, EXIT_HELP, FILE_HELP } from './help.ts';
import { addPatientOption, addTogetherOptions, type TogetherOptions } from './together.ts';
import { complain, endQuietlyOnBrokenPipes, UsageError, type ExitCode } from './node.ts';

endQuietlyOnBrokenPipes();
process.exitCode = await run(program(), process.argv);

async function run(command: Command, argv: readonly string[]): Promise<ExitCode> {
  try {
    await command.parseAsync(argv);
    return (process.exitCode ?? 0) as ExitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    complain(`caseline: ${error.message}`);
    return error.exitCode;
  }
}

function program(): Command {
  const command = new Command('caseline')
    .description('Draws clinical timelines from what the case report says.')
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(add --help for the options and examples)')
    .addHelpText(
      'after',
      examples(
        'caseline render purpura -o purpura.svg',
        'caseline validate my.case.yaml',
        'caseline inspect purpura --json | jq .events',
        'caseline cases purpura > my.case.yaml',
      ) + EXIT_HELP,
    );
  addRender(command);
  addTable(command);
  addCaption(command);
  addBundle(command);
  addSlides(command);
  addHandout(command);
  addValidate(command);
  addInspect(command);
  addImport(command);
  addConvert(command);
  addCases(command);
  addPresets(command);
  return command;
}

function addValidate(parent: Command): void {
  const command = parent
    .command('validate')
    .summary('check cases and list what is wrong')
    .description(
      'Checks cases. Issues go to standard error as file:line:column severity code path: message.',
    )
    .argument('<file...>', FILE_HELP);
  addTogetherOptions(command)
    .addHelpText(
      'after',
      examples(
        'caseline validate my.case.yaml',
        'caseline validate cases/*.case.yaml',
        'caseline validate - < my.case.yaml',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: TogetherOptions) => {
      const { validate } = await import('./validate.ts');
      process.exitCode = await validate(files, options);
    });
}

function addInspect(parent: Command): void {
  const command = parent
    .command('inspect')
    .summary('say what the program understood')
    .description(
      'Says what the program understood of a case: in words, or as JSON of a versioned form. ' +
        'Several files of another program are read as one record.',
    )
    .argument('<file...>', FILE_HELP)
    .option('--json', 'JSON ("schema": "caseline.inspect/1")')
    .option('--reading <id>', 'the reading of an ambiguous passage; unless given, the default one');
  addPatientOption(command)
    .addHelpText(
      'after',
      examples(
        'caseline inspect purpura',
        'caseline inspect my.case.yaml --json',
        'caseline inspect purpura --json --reading literal | jq .counts',
        'caseline inspect data_timeline_*.txt --patient P-0001 --json | jq .import',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: InspectOptions) => {
      const { inspect } = await import('./inspect.ts');
      process.exitCode = await inspect(files, options);
    });
}

function addCases(parent: Command): void {
  parent
    .command('cases')
    .summary('list the built-in cases, or print one')
    .description(
      'Lists the built-in cases; with an id, prints the file of that case to start from.',
    )
    .argument('[id]', 'the id of a built-in case')
    .addHelpText('after', examples('caseline cases', 'caseline cases purpura > my.case.yaml'))
    .action(async (id: string | undefined) => {
      const { cases } = await import('./cases.ts');
      process.exitCode = await cases(id);
    });
}

function addPresets(parent: Command): void {
  parent
    .command('presets')
    .summary('list the venues whose rules are known, or print the rules of one')
    .description(
      'Lists presets for journals and slides; with an id, prints its rules and where they come from.',
    )
    .argument('[id]', 'the id of a preset')
    .addHelpText('after', examples('caseline presets', 'caseline presets elsevier-single'))
    .action(async (id: string | undefined) => {
      const { presets } = await import('./presets.ts');
      process.exitCode = await presets(id);
    });
}
