/** The beginnings of files: enough to look at a table. A workbook cannot be looked at in part. */
import type { ForeignFile } from '../../formats/foreign.ts';

const ENOUGH = 1_100_000;

export async function beginningsOf(files: readonly File[]): Promise<readonly ForeignFile[]> {
  const taken: ForeignFile[] = [];
  for (const file of files) {
    const start = await file.slice(0, 2).text();
    const part = start === 'PK' ? file : file.slice(0, ENOUGH);
    taken.push({ name: file.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  return taken;
}
