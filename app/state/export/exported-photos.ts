import { inputSize } from '../../core/image/geometry';
import type { ExportedPhoto } from '../../core/report/export-size';
import type { App } from '../app';
import { itemsOf } from '../store/selectors';
import { isOdd, isShown } from './report-photos';

/** The queries that an export covers, for an estimate of its size. */
export function exportedPhotos({ store, engine }: App): readonly ExportedPhoto[] {
  const state = store.getState();
  const scored = itemsOf(state, 'query').filter((item) => item.score !== null);
  return scored.flatMap((item) => {
    const { image } = item;
    if (!image) return [];
    return {
      ...image,
      input: inputSize(image, engine.backbone),
      isOdd: isOdd(state, item),
      isShown: isShown(state, item, scored.length),
    };
  });
}
