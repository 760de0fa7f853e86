import { memo, useState, type ReactNode } from 'react';
import { ImageIcon, ImageOff } from 'lucide-react';
import type { Item, ItemId } from '../../core/project/item';
import { useApp, useAppState } from './app-context';
import { useBlobImage } from '../kit/use-blob-image';
import './thumbnail.css';

/**
 * A small picture of an item, once it has been read. The file itself would do until then, but a
 * list of photos would decode each of them in full, for a few pixels.
 */
export const Thumbnail = memo(function Thumbnail({ id }: { id: ItemId }) {
  const app = useApp();
  const stage = useAppState((state) => stageOf(state.items[id]));
  const blob = stage === 'decoded' ? app.thumbnails.get(id) : undefined;
  const [broken, setBroken] = useState<Blob | null>(null);
  const ref = useBlobImage(blob);
  if (stage === 'failed') return <Blank icon={<ImageOff />} />;
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

function stageOf(item: Item | undefined): 'decoded' | 'failed' | 'waiting' {
  if (item?.image) return 'decoded';
  return item?.status === 'failed' ? 'failed' : 'waiting';
}

function Blank({ icon }: { icon: ReactNode }) {
  return <span className="thumbnail thumbnail-blank">{icon}</span>;
}
