/** Raised with every change of a saved project that an older build could not read. */
export const SAVED_VERSION = 1;

export const MOST_ITEMS = 100_000;
/** Characters. */
export const MOST_NAME = 80;
export const MOST_COMMENT = 2000;
