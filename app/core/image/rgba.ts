/** A decoded picture: sRGB, 8 bits a channel, straight alpha, rows from the top. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  /** `width * height * 4` bytes. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}
