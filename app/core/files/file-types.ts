interface FileType {
  readonly mime: string;
  /** In lower case, with the dot; the usual one first. */
  readonly endings: readonly [string, ...string[]];
  /** Whether some systems do not know that it is a picture. */
  readonly isRare?: boolean;
}

/**
 * Names and types of pictures. They decide whether a file is tried; its first bytes decide what it is
 * (image-formats.ts).
 */
const images: readonly FileType[] = [
  { mime: 'image/jpeg', endings: ['.jpg', '.jpeg', '.jpe', '.jfif'] },
  { mime: 'image/png', endings: ['.png'] },
  { mime: 'image/gif', endings: ['.gif'] },
  { mime: 'image/tiff', endings: ['.tif', '.tiff'], isRare: true },
  { mime: 'image/bmp', endings: ['.bmp', '.dib'], isRare: true },
  { mime: 'image/webp', endings: ['.webp'], isRare: true },
  { mime: 'image/avif', endings: ['.avif'], isRare: true },
  { mime: 'image/heic', endings: ['.heic'], isRare: true },
  { mime: 'image/heif', endings: ['.heif'] },
];

const zip: FileType = { mime: 'application/zip', endings: ['.zip'] };

/** The type is not that of a zip file: systems would add that ending to the name. */
const project: FileType = { mime: 'application/vnd.oddspot', endings: ['.oddspot'] };

/** Small pictures, as browsers write them. */
export const THUMBNAIL_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const;

export const ZIP_TYPE = zip.mime;
export const ZIP_ENDING = zip.endings[0];
export const PROJECT_TYPE = project.mime;
export const PROJECT_ENDING = project.endings[0];

const TAR_ENDINGS = ['.tar', '.tgz', '.gz'];

/** The types offered where photos are chosen, as `accept` of a file input has it. */
export const PHOTO_CHOICE = [
  'image/*',
  ZIP_ENDING,
  ...TAR_ENDINGS,
  PROJECT_ENDING,
  ...images.flatMap(({ endings, isRare = false }) => (isRare ? endings : [])),
].join();

/** The same where a project file is chosen; some systems append `.zip`. */
export const PROJECT_CHOICE = [PROJECT_ENDING, ZIP_ENDING].join();

/** Of a path or a name. */
export function isImageName(name: string): boolean {
  return images.some((type) => hasEnding(name, type));
}

/** A type that a picture may have come with. */
export function isImageType(mime: string): boolean {
  return images.some((type) => type.mime === mime);
}

export function isThumbnailType(mime: string): mime is (typeof THUMBNAIL_TYPES)[number] {
  return THUMBNAIL_TYPES.some((type) => type === mime);
}

/** Of a path or a name. */
export function isZipName(name: string): boolean {
  return hasEnding(name, zip);
}

/** Of a path or a name. */
export function isProjectName(name: string): boolean {
  return hasEnding(name, project);
}

/** The same, also where a system has added the ending of a zip file. */
export function mayBeProjectName(name: string): boolean {
  return isProjectName(isZipName(name) ? name.slice(0, -ZIP_ENDING.length) : name);
}

function hasEnding(name: string, { endings }: FileType): boolean {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending));
}
