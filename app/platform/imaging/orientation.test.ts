import { expect, it } from 'vitest';
import { orientationIn, photoOrientation } from './orientation';

/** A TIFF with nothing but its orientation. */
function tiff(orientation: number, little: boolean): number[] {
  const short = (value: number) => (little ? [value, 0] : [0, value]);
  const long = (value: number) => (little ? [value, 0, 0, 0] : [0, 0, 0, value]);
  const tag = little ? [0x12, 0x01] : [0x01, 0x12];
  const head = little ? [0x49, 0x49, 0x2a, 0] : [0x4d, 0x4d, 0, 0x2a];
  return [...head, ...long(8), ...short(1), ...tag, ...short(3), ...long(1), ...short(orientation), 0, 0, ...long(0)]; // prettier-ignore
}

const exif = (orientation: number) => [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff(orientation, false)];
const letters = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0));

function jpeg(orientation: number): number[] {
  const data = exif(orientation);
  return [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xe1, 0, data.length + 2, ...data, 0xff, 0xda]; // prettier-ignore
}

function webp(orientation: number, withName: boolean): number[] {
  const data = withName ? exif(orientation) : tiff(orientation, true);
  return [...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBPVP8X'), 3, 0, 0, 0, 1, 2, 3, 0, ...letters('EXIF'), data.length, 0, 0, 0, ...data]; // prettier-ignore
}

function png(orientation: number): number[] {
  const data = tiff(orientation, false);
  return [0x89, ...letters('PNG'), 13, 10, 26, 10, 0, 0, 0, data.length, ...letters('eXIf'), ...data, 0, 0, 0, 0]; // prettier-ignore
}

it.each([1, 2, 3, 6, 8])('orientation %i of every format that is shown turned', (orientation) => {
  const files = [jpeg(orientation), png(orientation), webp(orientation, true), webp(orientation, false), tiff(orientation, true), tiff(orientation, false)]; // prettier-ignore
  for (const bytes of files) expect(orientationIn(Uint8Array.from(bytes))).toBe(orientation);
});

it('of the photo that is shown, whatever lies beside it', () => {
  const [first, second] = [tiff(6, true), tiff(3, true)];
  // A thumbnail's directory that lies past the end of the EXIF data.
  const lost = [...first.slice(0, 22), 0, 1, 0, 0];
  const data = [...letters('Exif'), 0, 0, ...lost];
  const photo = [0xff, 0xd8, 0xff, 0xe1, 0, data.length + 2, ...data];
  expect(orientationIn(Uint8Array.from(photo))).toBe(6);
  // A page of a reduced copy (NewSubfileType 1), then the photo.
  const reduced = [0xfe, 0, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0];
  const pages = [...first.slice(0, 8), 2, 0, ...reduced, ...first.slice(10, 22), 38, 0, 0, 0, ...second.slice(8)]; // prettier-ignore
  expect(orientationIn(Uint8Array.from(pages))).toBe(3);
});

it('says nothing where there is none, or it is no orientation', () => {
  expect(orientationIn(Uint8Array.from(jpeg(9)))).toBeNull();
  expect(orientationIn(Uint8Array.from([0xff, 0xd8, 0xff, 0xda]))).toBeNull();
  expect(orientationIn(Uint8Array.from(letters('\x89PNG')))).toBeNull();
  expect(orientationIn(Uint8Array.from(tiff(6, true).slice(0, 12)))).toBeNull();
  expect(orientationIn(new Uint8Array())).toBeNull();
});

it('reads of a photo no more than it has to', async () => {
  const large = new Blob([Uint8Array.from(jpeg(6)), new Uint8Array(2 ** 20)]);
  expect(await photoOrientation(large)).toBe(6);
  expect(await photoOrientation(new Blob([Uint8Array.from(jpeg(9))]))).toBe(1);
});
