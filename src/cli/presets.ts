/** `caseline presets`: the venues whose rules are known, and what each asks of a figure. */
import { maybePreset, PRESETS, sayPreset } from '../export/presets.ts';
import { print, UsageError, type ExitCode } from './node.ts';

export async function presets(id: string | undefined): Promise<ExitCode> {
  if (id === undefined) return list();
  const preset = maybePreset(id);
  if (preset === undefined) {
    const known = PRESETS.map((each) => each.id).join(', ');
    throw new UsageError(
      `no preset "${id}"; there are ${known}. For another venue give --width and --dpi yourself.`,
    );
  }
  await print(`${sayPreset(preset)}\n`);
  return 0;
}

async function list(): Promise<ExitCode> {
  const width = Math.max(...PRESETS.map(({ id }) => id.length));
  for (const { id, name, widthMm, dpi } of PRESETS) {
    await print(`${id.padEnd(width)}  ${name}, ${widthMm} mm wide, ${dpi} dpi\n`);
  }
  return 0;
}
