/** `caseline cases`: what comes with the program, and the file of a case to start from. */
import { BUILTIN_IDS, readBuiltinText } from './builtin.ts';
import { print, UsageError, type ExitCode } from './node.ts';
import { openBuiltin } from './open.ts';

export async function cases(id: string | undefined): Promise<ExitCode> {
  if (id === undefined) return list();
  const text = await readBuiltinText(id);
  if (text === undefined)
    throw new UsageError(`no built-in case "${id}"; there are ${BUILTIN_IDS.join(', ')}`);
  await print(text);
  return 0;
}

async function list(): Promise<ExitCode> {
  const width = Math.max(...BUILTIN_IDS.map((id) => id.length));
  for (const id of BUILTIN_IDS) {
    const opened = await openBuiltin(id);
    await print(`${id.padEnd(width)}  ${opened.case?.document.title ?? ''}\n`);
  }
  return 0;
}
