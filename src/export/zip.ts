/** Office files are zips of XML. Ours hold no clock's time, so that the same table gives the same bytes. */

/** Written for every part. Told without a zone, so that a zip, which keeps local time, is the same everywhere. */
const NO_TIME = '1980-01-01T00:00:00';

export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import('fflate');
  const parts: Record<string, Uint8Array> = {};
  for (const [name, data] of Object.entries(files)) {
    parts[name] = typeof data === 'string' ? strToU8(data) : data;
  }
  return new Uint8Array(zipSync(parts, { mtime: NO_TIME, level: 6 }));
}
