/**
 * The command line: parses arguments and starts a command. What a command needs is loaded by the
 * command, so that `--help` and a mistyped option answer at once.
 */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import type { InspectOptions } from './inspect.ts';
import type { RenderOptions } from './render.ts';
import { toAssignment, toLength } from './arguments.ts';
import { complain, endQuietlyOnBrokenPipes, UsageError, type ExitCode } from './node.ts';

const FILE_HELP =
  'a case file (YAML or JSON), "-" for standard input, or the id of a built-in case';
const EXIT_HELP = `
Exit code:
  0  all is well
  1  the case has errors; what is sound was used, the errors are on standard error
  2  wrong use, a file that cannot be read or written, or an axis the case does not allow`;

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
  addValidate(command);
  addInspect(command);
  addCases(command);
  addPresets(command);
  return command;
}

function addRender(parent: Command): void {
  parent
    .command('render')
    .summary('write the figure as SVG')
    .description('Writes the figure of a case as SVG. Several files need -o FOLDER.')
    .argument('<file...>', FILE_HELP)
    .option('-o, --output <file>', 'the SVG file, or a folder; "-" is standard output', '-')
    .addOption(
      new Option('--width <length>', 'width: 1280, 1280px or 174mm')
        .argParser(toLength)
        .default(toLength('1280'), '1280'),
    )
    .option(
      '--height <length>',
      'height; unless given, the figure is as high as its content',
      toLength,
    )
    .addOption(choice('--axis <kind>', 'the time axis', ['phases', 'linear', 'calendar']))
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
    )
    .addHelpText(
      'after',
      examples(
        'caseline render purpura -o purpura.svg',
        'caseline render my.case.yaml --width 174mm --theme print -o figure.svg',
        'caseline render dili --axis linear --scale alt=log --hide-lane procedures -o dili.svg',
        'caseline render purpura --reading literal --no-illustrative > literal.svg',
        'caseline render a.case.yaml b.case.yaml -o figures/',
      ) + EXIT_HELP,
    )
    .action(async (files: string[], options: RenderOptions) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render(files, options);
    });
}

function addValidate(parent: Command): void {
  parent
    .command('validate')
    .summary('check cases and list what is wrong')
    .description(
      'Checks cases. Issues go to standard error as file:line:column severity code path: message.',
    )
    .argument('<file...>', FILE_HELP)
    .addHelpText(
      'after',
      examples(
        'caseline validate my.case.yaml',
        'caseline validate cases/*.case.yaml',
        'caseline validate - < my.case.yaml',
      ) + EXIT_HELP,
    )
    .action(async (files: string[]) => {
      const { validate } = await import('./validate.ts');
      process.exitCode = await validate(files);
    });
}

function addInspect(parent: Command): void {
  parent
    .command('inspect')
    .summary('say what the program understood')
    .description(
      'Says what the program understood of a case: in words, or as JSON of a versioned form.',
    )
    .argument('<file>', FILE_HELP)
    .option('--json', 'JSON ("schema": "caseline.inspect/1")')
    .option('--reading <id>', 'the reading of an ambiguous passage; unless given, the default one')
    .addHelpText(
      'after',
      examples(
        'caseline inspect purpura',
        'caseline inspect my.case.yaml --json',
        'caseline inspect purpura --json --reading literal | jq .counts',
      ) + EXIT_HELP,
    )
    .action(async (file: string, options: InspectOptions) => {
      const { inspect } = await import('./inspect.ts');
      process.exitCode = await inspect(file, options);
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

function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

function examples(...lines: readonly string[]): string {
  return ['\nExamples:', ...lines.map((line) => `  $ ${line}`), ''].join('\n');
}
