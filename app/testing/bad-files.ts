/**
 * Files that people really drop: broken, odd and merely unusual pictures, built from bytes so that
 * they are the same in Node and in every browser. Quadrant pictures are 48 x 32 with one flat
 * colour a quarter: top left, top right, bottom left, bottom right.
 */
import type { ImageData as PngInput } from 'fast-png';
import { encode } from 'fast-png';

export type Bytes = Uint8Array<ArrayBuffer>;
type Rgb = readonly [number, number, number];

export const quadrantSize = { width: 48, height: 32 } as const;
export const quadrantColours: readonly [Rgb, Rgb, Rgb, Rgb] = [
  [220, 40, 30],
  [40, 190, 60],
  [50, 70, 210],
  [230, 210, 40],
];
export const greyQuadrants = [30, 100, 170, 240] as const;

/** A dropped file; the type is what a browser would guess from the name. */
export function asFile(name: string, bytes: Bytes, type = ''): File {
  return new File([bytes], name, { type });
}

const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const ascii = (text: string): Bytes =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

// Pillow 13: JPEG quality 80, optimised tables.
const RGB_JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAgADADAREAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYIB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAYAQEBAQEBAAAAAAAAAAAAAAAACAYDB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJBl3tAACycUnAAI12ViAAsnFJwADnigWxAAacSO2YADMauGMAAacSO2YAD/2Q==';
const GREY_JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAgADABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwDPgK8CQgrwK6CugkQK6D//2Q==';
// With Pillow's Adobe marker, inks stored inverted, as Photoshop does.
const CMYK_JPEG =
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/8AAFAgAIAAwBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAJCP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A1Syoyo1SAACVaqgAAAqolWAAAJVqqAAAAlWqoAAAqoqoMqgAAlWlWNVAAAqoqoMqgAA//9k=';
// Two frames, red then blue.
const TWO_FRAME_GIF =
  'R0lGODlhMAAgAIEAAP8AAAAAAAAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAMAAgAAAIQQABCBxIsKDBgwgTKlzIsKHDhxAjSpxIsaLFixgzatzIsaPHjyBDihxJsqTJkyhTqlzJsqXLlzBjypxJs6bNmQEBACH5BAEKAAEALAAAAAAwACAAgQAA/wAAAAAAAAAAAAhBAAEIHEiwoMGDCBMqXMiwocOHECNKnEixosWLGDNq3Mixo8ePIEOKHEmypMmTKFOqXMmypcuXMGPKnEmzps2ZAQEAOw==';
const LOSSY_WEBP =
  'UklGRm4AAABXRUJQVlA4IGIAAADwBACdASowACAAPpk6l0mloyIhOrzIALATCWYAeOXwD8Xfwl5AI79BcDfMfOuCNLwA/upl//6cxgWZf/+huMXmAHUYBTHT5r96qSAtg+19FcEDt7FP/38snm/BxONuG1gAAA==';
const AVIF =
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAPQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAMAAAACAAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAARW1kYXQSAAoJGBUv+0QENBoQMi5F4eHhiGEkkkmUAAAAx5HL1ouaXwBlzWnRe+FcExQTTGF9945KM5Pwj3C6b0Sg';

export const jpeg = (): Bytes => fromBase64(RGB_JPEG);
export const greyJpeg = (): Bytes => fromBase64(GREY_JPEG);
/** Quadrants red, green, blue and half grey, as inks. */
export const cmykJpeg = (): Bytes => fromBase64(CMYK_JPEG);
export const animatedGif = (): Bytes => fromBase64(TWO_FRAME_GIF);
export const webp = (): Bytes => fromBase64(LOSSY_WEBP);
export const avif = (): Bytes => fromBase64(AVIF);

export const emptyFile = (): Bytes => new Uint8Array(0);
export const textFile = (): Bytes => ascii('Serial 0815 passed visual inspection.\n');
export const svgFile = (): Bytes =>
  ascii('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect/></svg>');

export const cutInHalf = (bytes: Bytes): Bytes => bytes.slice(0, bytes.length >> 1);
export const truncatedJpeg = (): Bytes => {
  const whole = jpeg();
  return whole.slice(0, whole.length - 24);
};

/** An APP1 segment placed where cameras put it, right behind the start marker. */
function withExif(image: Bytes, tiffBlock: Uint8Array): Bytes {
  const body = concat(ascii('Exif\0\0'), tiffBlock);
  const length = body.length + 2;
  const header = new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]);
  return concat(image.subarray(0, 2), header, body, image.subarray(2));
}

/** `orientation` as in EXIF: 6 is a phone held upright. */
export function rotatedJpeg(orientation = 6): Bytes {
  const entries = tiffEntries([[274, 3, [orientation]]], 8, true);
  return withExif(jpeg(), concat(tiffHeader(8, true), entries));
}

/** The scan is cut, but the EXIF thumbnail in front of it ends with a perfect end marker. */
export function truncatedJpegWithThumbnail(): Bytes {
  return withExif(truncatedJpeg(), concat(tiffHeader(8, true), new Uint8Array(6), jpeg()));
}

function png(image: PngInput): Bytes {
  return new Uint8Array(encode(image));
}

export const tinyPng = (): Bytes =>
  png({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) });

/** 144 megapixels in 18 kB: 1-bit black. */
export function hugePng(sidePx = 12_000): Bytes {
  const data = new Uint8Array(Math.ceil(sidePx / 8) * sidePx);
  return png({ width: sidePx, height: sidePx, depth: 1, channels: 1, data });
}

/** Alpha rises from left to right, 0 to 255, over `colour`. */
export function alphaPng(colour: Rgb = [200, 0, 100]): Bytes {
  const { width, height } = quadrantSize;
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    data.set([...colour, Math.round(((i % width) / (width - 1)) * 255)], i * 4);
  }
  return png({ width, height, channels: 4, data });
}

/** Grey that rises along the rows; `value(x)` is the 16-bit sample of a column. */
export const rampValue = (x: number): number => Math.round((x / (quadrantSize.width - 1)) * 65_535);
export function ramp16(): Uint16Array<ArrayBuffer> {
  const { width, height } = quadrantSize;
  return Uint16Array.from({ length: width * height }, (_, i) => rampValue(i % width));
}
export const png16 = (): Bytes => png({ ...quadrantSize, depth: 16, channels: 1, data: ramp16() });

/** A good header and a good end with rubbish for pixels. */
export function corruptPng(): Bytes {
  const bytes = png16();
  return bytes.fill(0x55, bytes.length >> 1, bytes.length - 20);
}

/** The first box of an iPhone photo, then nothing that makes sense. */
export function heic(): Bytes {
  const ftyp = concat(new Uint8Array([0, 0, 0, 24]), ascii('ftypheic\0\0\0\0mif1heic'));
  return concat(ftyp, new Uint8Array(512).fill(0x5a));
}

/** Flat quadrants, `channels` samples a pixel, scaled to `bits`. */
export function quadrantSamples(
  bits: 8 | 16,
  colours: readonly (readonly number[])[] = quadrantColours,
): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> {
  const { width, height } = quadrantSize;
  const channels = colours[0]!.length;
  const length = width * height * channels;
  const data = bits === 8 ? new Uint8Array(length) : new Uint16Array(length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!;
      const sample = bits === 8 ? colour : colour.map((value) => value * 257);
      data.set(sample, (y * width + x) * channels);
    }
  }
  return data;
}

export interface TiffOptions {
  readonly data: Uint8Array | Uint16Array | Float32Array;
  readonly channels: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 6 YCbCr. */
  readonly photometric: 0 | 1 | 2 | 3 | 6;
  /** Tags on top, or instead, of the usual: tag, type (3 short, 4 long), values. */
  readonly tags?: readonly TiffTag[];
  readonly bigEndian?: boolean;
}
export type TiffTag = readonly [tag: number, type: 3 | 4, values: readonly number[]];

/** A minimal uncompressed TIFF of quadrant size with one strip. */
export function tiff(options: TiffOptions): Bytes {
  const { data, channels, photometric, tags = [], bigEndian = false } = options;
  const bytesEach = data.BYTES_PER_ELEMENT;
  const pixels = new Uint8Array(data.length * bytesEach);
  const view = new DataView(pixels.buffer);
  data.forEach((value, i) => {
    if (bytesEach === 1) view.setUint8(i, value);
    else if (bytesEach === 2) view.setUint16(i * 2, value, !bigEndian);
    else view.setFloat32(i * 4, value, !bigEndian);
  });
  const own = new Set(tags.map(([tag]) => tag));
  const usual: TiffTag[] = [
    [256, 3, [quadrantSize.width]],
    [257, 3, [quadrantSize.height]],
    [258, 3, Array.from({ length: channels }, () => bytesEach * 8)],
    [259, 3, [1]],
    [262, 3, [photometric]],
    [273, 4, [8]],
    [277, 3, [channels]],
    [278, 3, [quadrantSize.height]],
    [279, 4, [pixels.length]],
  ];
  const all = [...usual.filter(([tag]) => !own.has(tag)), ...tags].sort((a, b) => a[0] - b[0]);
  const directory = tiffEntries(all, 8 + pixels.length, !bigEndian);
  return concat(tiffHeader(8 + pixels.length, !bigEndian), pixels, directory);
}

function tiffHeader(directoryOffset: number, littleEndian: boolean): Bytes {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, directoryOffset, littleEndian);
  return new Uint8Array(view.buffer);
}

/** One directory that lies at `offset`, with the values that do not fit in it right behind. */
function tiffEntries(tags: readonly TiffTag[], offset: number, littleEndian: boolean): Bytes {
  const head = 2 + tags.length * 12 + 4;
  const bytesOf = ([, type, values]: TiffTag) => values.length * (type === 3 ? 2 : 4);
  const far = tags.map((tag) => (bytesOf(tag) > 4 ? bytesOf(tag) : 0));
  const view = new DataView(new ArrayBuffer(head + far.reduce((sum, size) => sum + size, 0)));
  view.setUint16(0, tags.length, littleEndian);
  let next = head;
  tags.forEach((tag, i) => {
    const at = 2 + i * 12;
    view.setUint16(at, tag[0], littleEndian);
    view.setUint16(at + 2, tag[1], littleEndian);
    view.setUint32(at + 4, tag[2].length, littleEndian);
    if (far[i]) view.setUint32(at + 8, offset + next, littleEndian);
    tag[2].forEach((value, k) => {
      const place = (far[i] ? next : at + 8) + k * (tag[1] === 3 ? 2 : 4);
      if (tag[1] === 3) view.setUint16(place, value, littleEndian);
      else view.setUint32(place, value, littleEndian);
    });
    next += far[i]!;
  });
  return new Uint8Array(view.buffer);
}
