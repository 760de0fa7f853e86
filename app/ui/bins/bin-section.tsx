import { useRef, type ReactNode } from 'react';
import type { Bin } from '../../core/project/item';
import { PickFiles } from '../shared/pick-files';
import { useItemDrop } from './use-item-drop';
import './bins.css';

interface BinSectionProps {
  readonly bin: Bin;
  readonly label: string;
  /** Said softly after the label. */
  readonly note?: string;
  readonly count: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Frame of one bin: title, count, adding, and a place to drop rows of the other. */
export function BinSection({ bin, label, note, count, tools, children }: BinSectionProps) {
  const section = useRef<HTMLElement>(null);
  const over = useItemDrop(section, bin);
  return (
    <section
      ref={section}
      className={`bin bin-${bin}`}
      data-bin={bin}
      data-over={over}
      aria-label={label}
    >
      <header className="bin-head">
        <h2>
          {label} {note && <span className="bin-note">{note}</span>}
        </h2>
        <span className="bin-count">{count}</span>
        <PickFiles
          compact
          target={bin}
          camera={bin}
          what={bin === 'reference' ? 'references' : 'photos to inspect'}
        />
      </header>
      {tools}
      {children}
    </section>
  );
}
