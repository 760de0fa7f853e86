import type { groups } from '../commands/command';

interface Gesture {
  readonly keys: readonly string[];
  readonly what: string;
}

/** Gestures, and keys that work in one place only. */
export const gestures: Readonly<Record<(typeof groups)[number], readonly Gesture[]>> = {
  Walk: [
    { keys: ['↑', '↓', 'Home', 'End'], what: 'Walk a list' },
    { keys: ['Shift', 'Ctrl'], what: 'Mark several, with clicks or arrows' },
    { keys: ['Ctrl A'], what: 'Mark the whole list' },
  ],
  Judge: [{ keys: ['Drag'], what: 'Move photos from one list to the other' }],
  Look: [
    { keys: ['Space'], what: 'Hold: the reference in place of the photo' },
    { keys: ['Wheel', 'Pinch'], what: 'Zoom at the pointer' },
    { keys: ['Drag', 'Shift ← → ↑ ↓'], what: 'Move a zoomed photo' },
    { keys: ['Double click'], what: 'Fit the photo; on a slider: as it was' },
    { keys: ['Enter'], what: 'On a region of the list: show it' },
  ],
  Camera: [{ keys: ['Hold'], what: 'Freeze the picture for as long as it is held down' }],
  Inspection: [{ keys: ['Ctrl V'], what: 'Paste photos' }],
  Page: [{ keys: ['Escape'], what: 'Close what is open, else show the whole photo' }],
};
