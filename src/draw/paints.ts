/** Collects the gradients and hatches of one drawing; equal ones are shared, ids count up. */
import type { PaintDef, Paint } from './mark.ts';

type Stops = Extract<PaintDef, { type: 'gradient' }>['stops'];

export class Paints {
  readonly #defs: PaintDef[] = [];
  readonly #ids = new Map<string, string>();

  get defs(): readonly PaintDef[] {
    return this.#defs;
  }

  gradient(x1: number, x2: number, stops: Stops): Paint {
    const key = `${x1},${x2},${stops.map((s) => `${s.offset}:${s.color}:${s.opacity}`).join(';')}`;
    return { paint: this.#share(key, 'fade', (id) => ({ type: 'gradient', id, x1, x2, stops })) };
  }

  hatch(color: string, spacing = 6, lineWidth = 2.2): Paint {
    const key = `${color},${spacing},${lineWidth}`;
    return {
      paint: this.#share(key, 'hatch', (id) => ({ type: 'hatch', id, color, spacing, lineWidth })),
    };
  }

  #share(key: string, prefix: string, make: (id: string) => PaintDef): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `${prefix}-${this.#defs.length + 1}`;
    this.#ids.set(key, id);
    this.#defs.push(make(id));
    return id;
  }
}
