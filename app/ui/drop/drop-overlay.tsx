import { CircleCheck, ScanSearch } from 'lucide-react';
import { usePageDrop } from './use-page-drop';
import { usePaste } from './use-paste';
import './drop-overlay.css';

/** While files are dragged, the page is two large targets. */
export function DropOverlay() {
  const over = usePageDrop();
  usePaste();
  if (!over) return null;
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-half drop-reference" data-over={over === 'reference'}>
        <CircleCheck />
        <b>References (normal)</b>
        <span>Photos of good parts</span>
      </div>
      <div className="drop-half drop-query" data-over={over === 'query'}>
        <ScanSearch />
        <b>To inspect</b>
        <span>A folder with train/good and test sorts itself</span>
      </div>
    </div>
  );
}
