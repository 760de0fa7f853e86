import { numbersOf, type Directory, type TiffFile } from './directory';

const NEW_SUBFILE_TYPE = 254;
const SUBFILE_TYPE = 255;
const SUB_DIRECTORIES = 330;
const DNG_VERSION = 50706;
const REDUCED = 1;
const MASK = 4;

/** Pages that are photos of their own: neither reduced copies nor masks of others. */
export function photoPages(file: TiffFile): readonly Directory[] {
  const photos = file.directories.filter((directory) => isPhoto(file, directory));
  return photos.length > 0 ? photos : [largest(file)];
}

function isPhoto(file: TiffFile, directory: Directory): boolean {
  const [kind = 0] = numbersOf(file, directory, NEW_SUBFILE_TYPE);
  const [oldKind = 1] = numbersOf(file, directory, SUBFILE_TYPE);
  return (kind & (REDUCED | MASK)) === 0 && oldKind !== 2;
}

function largest(file: TiffFile): Directory {
  const area = (directory: Directory) =>
    [256, 257].reduce((product, tag) => product * (numbersOf(file, directory, tag)[0] ?? 0), 1);
  return file.directories.reduce((best, other) => (area(other) > area(best) ? other : best));
}

/**
 * Raw files are TIFFs whose first page is a small preview, with the photo in a directory of its
 * own: not the picture that was dropped.
 */
export function isCameraRaw(file: TiffFile): boolean {
  const [first] = file.directories;
  if (!first) return false;
  const hidden =
    first.has(SUB_DIRECTORIES) && !file.directories.some((page) => isPhoto(file, page));
  return first.has(DNG_VERSION) || hidden;
}
