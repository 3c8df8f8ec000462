/**
 * The samples of an opaque RGBA picture in the channels of a file. Grey keeps the luminance: the
 * sRGB values are made linear, weighed as Rec. 709 does, and encoded again. Weighing the encoded
 * values (luma) would print saturated red and blue darker than they look.
 */

export function toRgb(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}

export function toGrey(rgba: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to++) {
    grey[to] = greyOf(rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0);
  }
  return grey;
}

/** The grey of equal luminance, 0…255; a grey stays as it is. */
export function greyOf(red: number, green: number, blue: number): number {
  if (red === green && green === blue) return red;
  const linear =
    RED * (LINEAR[red] ?? 0) + GREEN * (LINEAR[green] ?? 0) + BLUE * (LINEAR[blue] ?? 0);
  return ENCODED[linear >>> 16] ?? 0;
}

// Rec. 709, in parts of 65,536, so that no rounding depends on the engine.
const RED = 13_933;
const GREEN = 46_871;
const BLUE = 4732;

/** Of each sample the light it stands for, 0…65,535 (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, sample) => {
  const value = sample / 255;
  return Math.round(65_535 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
});

const ENCODED = Uint8Array.from({ length: 65_536 }, (_, light) => {
  const value = light / 65_535;
  return Math.round(
    255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055),
  );
});
