const TERM =
  '(?:defect[ _.-]?)?(?:masks?|gt|ground[ _-]?truth|labels?|seg|segm|segmentations?|anno|annotations?|labelids|binary[ _-]?mask)';
const AFTER = new RegExp(`[ _.-]+${TERM}(?:[ _.-]*\\d{1,4})?$`);
/** `001_0_mask`: numbered before the word. */
const NUMBER_AFTER = new RegExp(`[ _.-]\\d{1,3}[ _.-]+${TERM}$`);
const BEFORE = new RegExp(`^${TERM}[ _.-]+`);
const PHOTO_ENDING = /\.(?:jpe?g|jfif|png|bmp|tiff?|webp|gif|heic|avif)$/;
const NUMBER = /[ _.-]\d{1,3}$/;
const WEAK = /[ _.-]labels?(?:[ _.-]*\d{1,4})?$/;

/** Whether a name is that of a mask: `10004_GT`, `mask_001`, `001_mask_0`. */
export function isMaskStem(stem: string): boolean {
  return AFTER.test(stem) || BEFORE.test(stem);
}

/** `part_label` may as well be a photo of the label. */
export function isWeakMaskStem(stem: string): boolean {
  return WEAK.test(stem);
}

/** Whether the ending of a photo comes before that of the file: `001.jpg.png`. */
export function hasPhotoEnding(stem: string): boolean {
  return PHOTO_ENDING.test(stem);
}

/**
 * Names that the photo of a mask may have, likeliest first: without the words for masks, and without
 * the ending of the photo (`001.jpg.png`). Numbers of masks go last, and only where they are ones.
 *
 * @param stem lower case, without the ending of the file
 * @param inMaskFolder where `001_0` may be the first mask of `001`
 */
export function photoStems(stem: string, inMaskFolder: boolean): string[] {
  const stems = new Set<string>();
  const add = (value: string) => {
    if (value !== '') stems.add(value);
  };
  const bare = stem.replace(AFTER, '').replace(BEFORE, '');
  for (const value of [bare, stem]) add(value.replace(PHOTO_ENDING, ''));
  add(bare);
  if (NUMBER_AFTER.test(stem)) add(stem.replace(NUMBER_AFTER, ''));
  if (inMaskFolder && NUMBER.test(bare)) add(bare.replace(NUMBER, ''));
  return [...stems];
}
