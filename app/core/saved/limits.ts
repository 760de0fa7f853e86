export const MOST_ITEMS = 100_000;

/**
 * Characters of every text that is kept: what a person types is refused beyond it, what comes with
 * a file is cut, so that nothing is written that could not be read again. That of a severity rule is
 * in `regions/severity.ts`.
 */
export const MOST_NAME = 80;
export const MOST_COMMENT = 2000;
/** Of a photo's file name, and of its path. */
export const MOST_FILE_NAME = 1000;
export const MOST_PATH = 4000;

/** Bounds of a project file, so that a small one cannot fill the memory. */
export const MOST_ENTRIES = 4 * MOST_ITEMS;
export const MOST_FILE_BYTES = 4e9;
/** A TIFF of 100 megapixels and 16 bits takes 600 MB. */
export const MOST_ENTRY_BYTES = 1e9;
export const MOST_BANK_BYTES = 64e6;
export const MOST_MANIFEST_BYTES = 128e6;
/** Thumbnails are a few kB, patch scores some 8. */
export const MOST_SMALL_BYTES = 4e6;
