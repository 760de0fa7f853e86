import { isSamePicture } from '../../core/image/sketch';
import type { ItemId } from '../../core/project/item';
import type { Workbench } from '../workbench';

/**
 * References that show the same picture as an earlier one, in another format or as the next frame
 * of a still camera, with that one. What has not been read in this visit is as it was found before.
 *
 * @param ids references, in the order of the bank
 */
export function findCopies(
  { liveItems: items, sketches }: Pick<Workbench, 'liveItems' | 'sketches'>,
  ids: readonly ItemId[],
): ReadonlyMap<ItemId, ItemId> {
  const originals: ItemId[] = [];
  const copies = new Map<ItemId, ItemId>();
  for (const id of ids) {
    const original = originalOf(id);
    if (original === undefined) originals.push(id);
    else copies.set(id, original);
  }
  return copies;

  function originalOf(id: ItemId): ItemId | undefined {
    const sketch = sketches.get(id);
    if (!sketch) return originals.find((other) => other === items.get(id)?.sameAs);
    return originals.find((other) => {
      const known = sketches.get(other);
      return known && haveSameShape(id, other) && isSamePicture(known, sketch);
    });
  }

  function haveSameShape(one: ItemId, other: ItemId): boolean {
    const [a, b] = [items.get(one)?.image, items.get(other)?.image];
    if (!a || !b) return false;
    return Math.abs(Math.log((a.width * b.height) / (b.width * a.height))) < SAME_SHAPE;
  }
}

/** Logarithm of the ratio of two aspect ratios that are equal but for rounding. */
const SAME_SHAPE = 0.01;
