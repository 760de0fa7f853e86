import { memo, useState, type ReactNode } from 'react';
import { ImageIcon, ImageOff } from 'lucide-react';
import type { ItemId } from '../../core/project/item';
import { useApp, useAppState } from './app-context';
import { useBlobImage } from './use-blob-image';
import './thumbnail.css';

/**
 * A small picture of an item, once it has been read. The file itself would do until then, but a
 * list of photos would decode each of them in full, for a few pixels.
 */
export const Thumbnail = memo(function Thumbnail({ id }: { id: ItemId }) {
  const app = useApp();
  const decoded = useAppState((state) => (state.items[id]?.image ?? null) !== null);
  const failed = useAppState((state) => state.items[id]?.status === 'failed');
  const blob = decoded ? app.thumbnails.get(id) : undefined;
  const [broken, setBroken] = useState<Blob | null>(null);
  const ref = useBlobImage(blob);
  if (failed && !decoded) return <Blank icon={<ImageOff />} />;
  if (!blob || broken === blob) return <Blank icon={<ImageIcon />} />;
  return (
    <img
      ref={ref}
      className="thumbnail"
      alt=""
      draggable={false}
      decoding="async"
      onError={() => setBroken(blob)}
    />
  );
});

function Blank({ icon }: { icon: ReactNode }) {
  return <span className="thumbnail thumbnail-blank">{icon}</span>;
}
