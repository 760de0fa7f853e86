import { Fragment } from 'react';
import { useUiState, useUiStore } from '../components/app-context';
import { Dialog } from '../components/dialog';
import './shortcuts.css';

const keys: readonly (readonly [keys: string, what: string])[] = [
  ['← →', 'Previous and next photo'],
  ['1 2 3', 'Overlay, heatmap, photo'],
  ['+ −', 'Zoom in and out; also the wheel and a pinch'],
  ['0', 'Fit the photo; also a double click'],
  ['Drag', 'Move a zoomed photo; also Shift and the arrows'],
  ['C', 'Outlines and numbers of regions on and off'],
  ['Enter', 'On a region of the list: show it'],
  ['↑ ↓ Home End', 'Walk the list'],
  ['Shift, Ctrl', 'Mark several, with clicks or arrows'],
  ['Ctrl A', 'Mark the whole list'],
  ['N X', 'Label good, defective; again or Backspace takes it back'],
  ['P', 'Proof on your labels'],
  ['Delete', 'Remove what is marked'],
  ['Ctrl Z', 'Take the last change back; with Shift make it again'],
  ['Ctrl V', 'Paste photos'],
  ['Escape', 'Close what is open, else show the whole photo'],
  ['?', 'This list'],
];

export function Shortcuts() {
  const ui = useUiStore();
  const open = useUiState((state) => state.shortcuts);
  if (!open) return null;
  return (
    <Dialog
      shape="window"
      label="Keyboard shortcuts"
      onClose={() => ui.setState({ shortcuts: false })}
    >
      <h2>Keyboard shortcuts</h2>
      <dl className="shortcuts">
        {keys.map(([key, what]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
