import { bitMask } from '../../core/image/bit-mask';
import { defectMask, maskFit } from '../../core/image/defect-mask';
import type { Size } from '../../core/image/geometry';
import { markedPixels } from '../../core/image/mask-picture';
import { ProblemError } from '../../core/project/problem';
import type { MaskJob, MaskRead } from '../../ports/imaging';
import { maskPicture } from './mask-source';
import { orientValues } from './orient';
import { photoOrientation } from './orientation';

/**
 * The area that the masks of a photo mark together, at the size of a score map. A mask of the photo's stored
 * pixels is turned as EXIF turns the photo; one that would fit both ways is refused, and so is one of
 * another shape.
 *
 * @throws ProblemError
 */
export async function readMask(
  { masks, photo, size }: MaskJob,
  signal: AbortSignal,
): Promise<MaskRead> {
  const united = new Uint8Array(size.width * size.height);
  const orientation = photo ? await photoOrientation(photo.file) : 1;
  let markedPx = 0;
  let allPx = 0;
  for (const file of masks) {
    const picture = await maskPicture(file, signal);
    signal.throwIfAborted();
    const marked = markedPixels(picture);
    const lain = photo
      ? layOver(marked, picture, photo.size, orientation)
      : { marked, size: picture };
    defectMask(lain.marked, lain.size, size).forEach((bit, i) => (united[i]! |= bit));
    markedPx += marked.reduce((sum, bit) => sum + bit, 0);
    allPx += marked.length;
  }
  return { bits: bitMask(united, size, size), marked: markedPx / allPx };
}

function layOver(
  marked: Uint8Array<ArrayBuffer>,
  mask: Size,
  photo: Size,
  orientation: number,
): { marked: Uint8Array<ArrayBuffer>; size: Size } {
  const size = { width: mask.width, height: mask.height };
  switch (maskFit(mask, photo, orientation)) {
    case 'shown':
      return { marked, size };
    case 'stored': {
      const { values, width, height } = orientValues(marked, size, orientation);
      return { marked: values, size: { width, height } };
    }
    case 'either':
      throw new ProblemError({ kind: 'mask-turned' });
    case 'none':
      throw new ProblemError({ kind: 'mask-shape', mask: size, photo });
  }
}
