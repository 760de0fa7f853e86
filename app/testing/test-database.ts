import { onTestFinished } from 'vitest';

/** The name of a database for one test, which is deleted at the end of it. */
export function testDatabase(): string {
  const name = `test ${crypto.randomUUID()}`;
  onTestFinished(() => void indexedDB.deleteDatabase(name));
  return name;
}

/** A file that holds a text and is called by it. */
export const fileOf = (text: string) => new File([text], `${text}.png`, { type: 'image/png' });
