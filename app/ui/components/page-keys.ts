/** Keep every key to themselves. */
const OWN_KEYS =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), select, textarea, dialog, [popover], [contenteditable]';

/** What uses some keys, and which; all others are the page's. */
const someKeys: readonly (readonly [selector: string, keys: RegExp])[] = [
  ['input[type="radio"]', /^Arrow/],
  ['input[type="range"], [role="slider"]', /^(Arrow.*|Home|End|PageUp|PageDown)$/],
  ['input[type="checkbox"], button, summary', /^( |Enter)$/],
  ['a[href]', /^Enter$/],
];

const TEXT_FIELDS =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable], dialog';

/** Ctrl+Z, Ctrl+Y (Cmd on a Mac) with or without Shift; what is being typed has its own undo. */
export function isUndoKey(event: KeyboardEvent): boolean {
  const isKey = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
  if (!isKey || event.altKey || event.defaultPrevented) return false;
  return !(event.target instanceof Element && event.target.closest(TEXT_FIELDS));
}

/** A key press that nothing with the focus uses for itself. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target, key } = event;
  if (!(target instanceof Element)) return true;
  const uses = someKeys.some(([selector, keys]) => target.matches(selector) && keys.test(key));
  return !uses && !target.closest(OWN_KEYS);
}
