import { evenPath } from './colour-path';
import { linearToSrgb, oklabToLinear, oklch, type Oklab } from './oklab';

/** Names of the colour maps on offer. */
export type ColourMapId = 'ember' | 'ocean' | 'grey';

/** The colour maps in the order of the menu; the first is the default. */
export const colourMaps: readonly { readonly id: ColourMapId; readonly name: string }[] = [
  { id: 'ember', name: 'Ember' },
  { id: 'ocean', name: 'Ocean' },
  { id: 'grey', name: 'Grey' },
];

/** Entries of a colour map. */
export const COLOURS = 256;

/**
 * From dark to light in equal steps of lightness, inside sRGB. They start above black: in 8 bits
 * the darkest greys are too far apart for even steps, and the ends have to differ from "no image".
 */
const controls: Record<ColourMapId, readonly Oklab[]> = {
  // Indigo, purple, magenta, red, orange, yellow, pale yellow.
  ember: [
    oklch(0.18, 0.075, 285),
    oklch(0.31, 0.13, 300),
    oklch(0.44, 0.165, 335),
    oklch(0.57, 0.185, 12),
    oklch(0.7, 0.165, 42),
    oklch(0.83, 0.125, 76),
    oklch(0.96, 0.065, 102),
  ],
  // Blue to yellow-green: the axis that red-green colour-blind eyes keep.
  ocean: [
    oklch(0.2, 0.085, 266),
    oklch(0.352, 0.1, 254),
    oklch(0.504, 0.092, 232),
    oklch(0.656, 0.09, 195),
    oklch(0.808, 0.115, 150),
    oklch(0.96, 0.115, 112),
  ],
  grey: [oklch(0.2, 0, 0), oklch(0.98, 0, 0)],
};

/** The colours of a map before they are rounded to 8 bits; 256, evenly spaced in OKLab. */
export function colourPoints(id: ColourMapId): Oklab[] {
  return evenPath(controls[id], COLOURS);
}

const made = new Map<ColourMapId, Uint8ClampedArray<ArrayBuffer>>();

/**
 * Lookup table of a colour map: 256 times red, green, blue (sRGB, 8 bits). Made once and shared:
 * do not write to it.
 */
export function colourMap(id: ColourMapId): Uint8ClampedArray<ArrayBuffer> {
  let table = made.get(id);
  if (!table) {
    // Clamped arrays round to the nearest integer.
    table = Uint8ClampedArray.from(
      colourPoints(id).flatMap((colour) =>
        oklabToLinear(colour).map((value) => 255 * linearToSrgb(value)),
      ),
    );
    made.set(id, table);
  }
  return table;
}
