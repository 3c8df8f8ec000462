/** The files that were dropped; of a folder those in it, folders included, in the order of their names. */

export async function filesOf(
  entries: readonly (FileSystemEntry | null)[],
  given: readonly File[],
): Promise<readonly File[]> {
  if (!entries.some((entry) => entry?.isDirectory)) return given;
  const files: File[] = [];
  const waiting = entries.filter((entry) => entry !== null);
  for (let at = 0; at < waiting.length; at += 1) {
    const entry = waiting[at];
    if (entry === undefined || entry.name.startsWith('.')) continue;
    if (isFolder(entry)) waiting.push(...(await entriesOf(entry)));
    else files.push(await fileOf(entry as FileSystemFileEntry));
  }
  return files;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A browser hands over a folder in parts of a hundred, until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) break;
    all.push(...part);
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
