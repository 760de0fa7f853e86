import { useState } from 'react';
import { ImageIcon } from 'lucide-react';
import { useBlobImage } from '../kit/use-blob-image';
import './project-cover.css';

/** The first few photos of a project, up to four in a square. */
export function ProjectCover({ cover }: { cover: readonly Blob[] }) {
  return (
    <span className="cover" data-count={cover.length} aria-hidden>
      {cover.length === 0 && <ImageIcon />}
      {cover.map((blob, index) => (
        // The same few in the same order, for as long as the card is shown.
        // oxlint-disable-next-line react/no-array-index-key
        <CoverImage key={index} blob={blob} />
      ))}
    </span>
  );
}

function CoverImage({ blob }: { blob: Blob }) {
  const ref = useBlobImage(blob);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <ImageIcon />;
  return <img ref={ref} alt="" decoding="async" onError={() => setBroken(true)} />;
}
