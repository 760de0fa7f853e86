import { describe, expect, it } from 'vitest';
import { ariaKeys, isPressed, keyWords } from './keys';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

describe('isPressed', () => {
  it.each([
    ['d', press('d'), true],
    ['d', press('D'), true],
    ['d', press('D', shift), false],
    ['Shift+z', press('Z', shift), true],
    ['Shift+z', press('z'), false],
    ['Mod+z', press('z', ctrl), true],
    ['Mod+z', press('z', { metaKey: true }), true],
    ['Mod+z', press('Z', { ...ctrl, ...shift }), false],
    ['Mod+Shift+z', press('Z', { ...ctrl, ...shift }), true],
    ['z', press('z', ctrl), false],
    ['z', press('z', { altKey: true }), false],
    ['ArrowRight', press('ArrowRight'), true],
    ['ArrowRight', press('ArrowRight', shift), false],
    ['Shift+ArrowRight', press('ArrowRight', shift), true],
  ])('%s and %o: %s', (key, event, expected) => {
    expect(isPressed(event, key)).toBe(expected);
  });

  it('takes signs and digits wherever a keyboard has them', () => {
    for (const key of ['?', '/', '+', '1']) {
      expect(isPressed(press(key), key)).toBe(true);
      expect(isPressed(press(key, shift), key)).toBe(true);
    }
  });
});

describe('words', () => {
  it('are those on the keys', () => {
    expect(['ArrowRight', 'd', '-', 'Delete', '?'].map((key) => keyWords(key, false))).toEqual([
      '→',
      'D',
      '−',
      'Delete',
      '?',
    ]);
    expect(keyWords('Mod+Shift+z', false)).toBe('Ctrl Shift Z');
    expect(keyWords('Mod+Shift+z', true)).toBe('⌘ ⇧ Z');
  });

  it('are told to assistive technology in its own terms', () => {
    expect(ariaKeys(['ArrowRight', 'd', '+', 'Mod+k', 'Mod+Shift+z'], false)).toBe(
      'ArrowRight D Plus Control+K Control+Shift+Z',
    );
    expect(ariaKeys(['Mod+k'], true)).toBe('Meta+K');
  });
});
