const OWN_KEYS = 'input, select, textarea, dialog, [popover], [contenteditable]';

/** A key press that nothing with the focus uses for itself. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS));
}
