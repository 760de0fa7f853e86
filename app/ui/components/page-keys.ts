const TEXT =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable], dialog';

/** What takes every key for itself. */
const ALL_KEYS = `${TEXT}, select, [popover]`;

/** What walks by some keys: all others are free. */
const SOME_KEYS = 'input';
const WALKING = /^(Arrow\w+|Page\w+|Home|End| |Enter)$/;

/** Whether the key press goes into a text, which has its own undo, or into a dialogue. */
export function isTyped(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(TEXT) !== null;
}

/** A key press that nothing with the focus uses for itself. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Escape' && document.querySelector('[popover]:popover-open')) return false;
  if (!(event.target instanceof Element)) return true;
  if (event.target.closest(ALL_KEYS)) return false;
  return !(event.target.closest(SOME_KEYS) && WALKING.test(event.key));
}
