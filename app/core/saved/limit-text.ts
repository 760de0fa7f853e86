import { MOST_FILE_NAME, MOST_PATH } from './limits';

/**
 * Returns a typed text if it is within its limit.
 *
 * @param what names it in the error
 * @throws RangeError for more than `most` characters.
 */
export function checkedText(what: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw new RangeError(`${what}: at most ${most} characters, got ${text.length}`);
}

/** Names in zip files may be longer than any file system takes. */
export function keptFileName(name: string): string {
  return name.slice(0, MOST_FILE_NAME);
}

/** Of a path that is too long, the end says more than the beginning. */
export function keptPath(path: string): string {
  return path.slice(-MOST_PATH);
}
