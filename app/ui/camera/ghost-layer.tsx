import { useEffect, useRef } from 'react';
import type { ItemId } from '../../core/project/item';
import { useApp } from '../shared/app-context';

/** More than the live picture shows of it. */
const LONGEST_PX = 1280;

/** A reference over the live picture, so that the next part can be framed in the same way. */
export function GhostLayer({ id, opacity }: { id: ItemId; opacity: number }) {
  const app = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const source = app.files.get(id);
    if (!source) return;
    const controller = new AbortController();
    const { signal } = controller;
    const draw = async () => {
      const file = await source.read();
      const bitmap = await app.imaging.bitmap(file, file.name, LONGEST_PX, signal);
      const target = canvas.current;
      if (signal.aborted || !target) return bitmap.close();
      target.width = bitmap.width;
      target.height = bitmap.height;
      // The canvas takes the bitmap over.
      target.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      target.dataset.drawn = id;
    };
    // A reference that cannot be read is said to be so in its list.
    draw().catch(() => undefined);
    return () => controller.abort(new DOMException('another ghost', 'AbortError'));
  }, [app, id]);
  return <canvas ref={canvas} className="camera-ghost" style={{ opacity }} aria-hidden />;
}
