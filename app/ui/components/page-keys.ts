const OWN_KEYS = 'input, select, textarea, dialog, [popover], [contenteditable]';

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
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS));
}
