import type { RgbaImage } from '../../core/image/rgba';
import pictures from './pictures.json';

/** Files that `pictures.py` wrote. */
export type PictureName = keyof typeof pictures;

export function picture(name: PictureName): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(pictures[name]), (letter) => letter.charCodeAt(0));
}

export const pictureSize = { width: 20, height: 18 } as const;

/** A sample of the picture, channel 0 to 2; grey ones have channel 0. */
export const sample = (x: number, y: number, channel: number): number =>
  (x * 7 + y * 11 + channel * 40) % 256;

/** The farthest that a channel of a picture is from what `expected` says, in levels. */
export function farthest(
  { width, height, data }: RgbaImage,
  expected: (x: number, y: number, channel: number) => number,
): number {
  let most = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const found = data[(y * width + x) * 4 + channel]!;
        most = Math.max(most, Math.abs(found - expected(x, y, channel)));
      }
    }
  }
  return most;
}
