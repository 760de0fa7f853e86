const TEXT =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable]';

/** Elements that handle every key themselves. */
const ALL_KEYS = `${TEXT}, select, [popover]`;

/** Roles that handle some keys, and which; the page handles all others. */
const someKeys: readonly (readonly [selector: string, keys: RegExp])[] = [
  ['input[type="radio"]', /^Arrow/],
  ['input[type="range"], [role="slider"]', /^(Arrow.*|Home|End|PageUp|PageDown)$/],
  ['input[type="checkbox"], button, summary', /^( |Enter)$/],
  ['a[href]', /^Enter$/],
];

/** Whether the key press goes into a text, which has its own undo. */
export function isTyped(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(TEXT) !== null;
}

/**
 * Whether a dialogue covers the page. Its keys may arrive from the body: engines differ in where a
 * press on its words leaves the focus.
 */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** A key press that nothing with the focus uses for itself. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (isDialogOpen()) return false;
  const { target, key } = event;
  // It closes by itself, wherever the focus is.
  if (key === 'Escape' && document.querySelector('[popover="auto"]:popover-open')) return false;
  if (!(target instanceof Element)) return true;
  const uses = someKeys.some(([selector, keys]) => target.matches(selector) && keys.test(key));
  return !uses && !target.closest(ALL_KEYS);
}
