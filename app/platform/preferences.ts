import type { Preferences } from '../ports/device';

const PREFIX = 'oddspot.';

/** Preferences in localStorage; where it is forbidden or full they last as long as the page. */
export function createPreferences(): Preferences {
  const kept = new Map<string, string>();
  return {
    read(key) {
      try {
        return kept.get(key) ?? localStorage.getItem(PREFIX + key);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(PREFIX + key, value);
        kept.delete(key);
      } catch {
        kept.set(key, value);
      }
    },
  };
}
