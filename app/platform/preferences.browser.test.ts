import { afterEach, expect, it, vi } from 'vitest';
import { createPreferences } from './preferences';

function forbidden(): never {
  throw new DOMException('denied', 'SecurityError');
}

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it('keeps settings under a prefix', () => {
  createPreferences().write('theme', 'dark');
  expect(localStorage.getItem('oddspot.theme')).toBe('dark');
  expect(createPreferences().read('theme')).toBe('dark');
  expect(createPreferences().read('other')).toBeNull();
});

it('remembers for the visit where storage is forbidden', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbidden);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbidden);
  const preferences = createPreferences();
  expect(preferences.read('theme')).toBeNull();
  preferences.write('theme', 'dark');
  expect(preferences.read('theme')).toBe('dark');
});
