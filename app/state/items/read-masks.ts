import { isAbort, toProblem } from '../../core/project/problem';
import { truthOf } from '../../core/project/label-kinds';
import type { ItemId } from '../../core/project/item';
import { masksIn, type PhotoMask } from '../../ports/files';
import { notify } from '../store/notify';
import type { Workbench } from '../workbench';

/** Large enough for nothing: the share that is marked is of the masks' own pixels. */
const SIZE = { width: 16, height: 16 };

/** Share that is marked, so that a change taken back and made again reads no mask a second time. */
const known = new WeakMap<PhotoMask, number>();

/**
 * Reads the masks of photos and labels those without a label: defective, or good where they mark
 * nothing at all. Where no background is left, or a mask cannot be read, the photo has no label, and
 * that is said, as is a mask that contradicts the label of its photo.
 */
export async function readMasks(bench: Workbench, ids: readonly ItemId[]): Promise<void> {
  const whole: string[] = [];
  const ofGood: string[] = [];
  const empty: string[] = [];
  for (const id of ids) {
    const mask = bench.masks.get(id);
    if (!mask) continue;
    try {
      const marked = known.get(mask) ?? (await markedShare(bench, mask));
      known.set(mask, marked);
      const item = bench.liveItems.get(id);
      // Another mask, or a label by hand, may have come meanwhile.
      if (bench.masks.get(id) !== mask || !item) continue;
      if (item.label !== null) {
        const truth = truthOf(item.label);
        if (truth === 'good' && marked > 0) ofGood.push(item.path);
        if (truth === 'defective' && marked === 0) empty.push(item.path);
      } else if (marked === 1) whole.push(mask.path);
      else {
        const label = marked > 0 ? 'defective' : 'good';
        bench.liveItems.patch(id, { label, labelFrom: 'mask' });
      }
    } catch (error) {
      if (isAbort(error)) return;
      notify(bench, { kind: 'problem', name: mask.path, problem: toProblem(error) });
    }
  }
  bench.liveItems.publish();
  if (whole.length > 0) notify(bench, { kind: 'masks-whole', names: whole });
  if (ofGood.length > 0) notify(bench, { kind: 'masks-of-good', names: ofGood });
  if (empty.length > 0) notify(bench, { kind: 'masks-empty', names: empty });
}

async function markedShare({ imaging }: Workbench, mask: PhotoMask): Promise<number> {
  const masks = masksIn(mask).map(({ file }) => file);
  const job = { masks, photo: null, size: SIZE };
  return (await imaging.mask(job, new AbortController().signal)).marked;
}
