import { useEffect, useRef } from 'react';
import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { drawCrop } from './draw-crop';

interface CropProps {
  /** Accessible name; null where the text beside it says the same. */
  readonly label: string | null;
  /** Null until it has been read. */
  readonly bitmap: ImageBitmap | null;
  readonly image: Size;
  readonly box: Box;
}

/** A patch and its surroundings, cut from a photo; the patch is outlined. */
export function Crop({ label, bitmap, image, box }: CropProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { x, y, width, height } = box;
  const { width: imageWidth, height: imageHeight } = image;
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const sidePx = Math.round(canvas.clientWidth * devicePixelRatio);
    if (canvas.width !== sidePx) canvas.width = canvas.height = sidePx;
    // A bitmap that was closed has no width, and drawing it would throw.
    if (!bitmap || bitmap.width === 0) return context.clearRect(0, 0, sidePx, sidePx);
    const of = { width: imageWidth, height: imageHeight };
    drawCrop(
      context,
      { bitmap, image: of, box: { x, y, width, height } },
      sidePx,
      devicePixelRatio,
    );
  }, [bitmap, imageWidth, imageHeight, x, y, width, height]);
  const described = label === null ? { 'aria-hidden': true } : { 'aria-label': label };
  return <canvas ref={ref} className="loupe-crop" role="img" {...described} />;
}
