import type { Framed } from './geometry';

/** A decoded picture: sRGB, 8 bits a channel, straight alpha, rows from the top. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  /** `width * height * 4` bytes. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture with the scale at which it is to be looked at. */
export type InputImage = RgbaImage & Framed;

/** @throws RangeError when the bytes do not fill the image's size */
export function checkPixels({ width, height, data }: RgbaImage): void {
  if (data.length === width * height * 4) return;
  throw new RangeError(
    `${width} x ${height} pixels need ${width * height * 4} bytes, got ${data.length}`,
  );
}
