import { Command } from 'commander';

await new Command('caseline').description('Clinical timelines').version('0.1.0').parseAsync();
