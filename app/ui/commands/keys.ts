/**
 * A key as `KeyboardEvent.key` names it, after `Mod+` (Ctrl, on a Mac also Cmd) and `Shift+` where
 * they are held: `ArrowRight`, `d`, `Shift+z`, `Mod+k`, `?`.
 */
export type Key = string;

const LETTER = /^[a-z]$/;

function partsOf(key: Key): { mod: boolean; shift: boolean; name: string } {
  const mod = key.startsWith('Mod+');
  const rest = mod ? key.slice('Mod+'.length) : key;
  const shift = rest.startsWith('Shift+');
  return { mod, shift, name: shift ? rest.slice('Shift+'.length) : rest };
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a key press is this key. Whether a sign needs Shift is up to the keyboard's layout. */
export function isPressed(event: Pressed, key: Key): boolean {
  const { mod, shift, name } = partsOf(key);
  if (event.altKey || (event.ctrlKey || event.metaKey) !== mod) return false;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (pressed !== name) return false;
  return name.length === 1 && !LETTER.test(name) ? true : event.shiftKey === shift;
}

const signs: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
  ' ': 'Space',
};

/** As a person reads it: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function keyWords(key: Key, isMac = isApple()): string {
  const { mod, shift, name } = partsOf(key);
  const words = [mod && (isMac ? '⌘' : 'Ctrl'), shift && (isMac ? '⇧' : 'Shift')];
  return [...words, signs[name] ?? (LETTER.test(name) ? name.toUpperCase() : name)]
    .filter(Boolean)
    .join(' ');
}

/** For `aria-keyshortcuts`: `ArrowRight D`, `Control+Z`. */
export function ariaKeys(keys: readonly Key[], isMac = isApple()): string {
  return keys
    .map((key) => {
      const { mod, shift, name } = partsOf(key);
      const named = { '+': 'Plus', ' ': 'Space' }[name] ?? name;
      const upper = LETTER.test(named) ? named.toUpperCase() : named;
      return [mod && (isMac ? 'Meta' : 'Control'), shift && 'Shift', upper]
        .filter(Boolean)
        .join('+');
    })
    .join(' ');
}

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}
