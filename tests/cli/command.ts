// Runs the built command as its users do: a process of its own, with files of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist/caseline.js');
if (!existsSync(program)) throw new Error('the command is not built: npm run build');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function caseline(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input, env, cwd = root } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, ...env },
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: textOf(out), err: textOf(err) }));
    // A command that does not read its input closes it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** Runs a line of a shell in which $CASELINE is the command. */
export function shell(line: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CASELINE: `${process.execPath} ${program}` };
    const child = spawn('sh', ['-c', line], { cwd: root, env });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: textOf(out), err: textOf(err) }));
  });
}

/** A folder for one test file, gone when it ends. */
export async function scratch(): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'caseline-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

const textOf = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString('utf8');
