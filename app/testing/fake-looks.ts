import type { Size } from '../core/image/geometry';
import type { SampleBits } from '../core/image/sample-range';
import { SKETCH_CELLS, type Sketch } from '../core/image/sketch';
import type { DecodedFile } from '../ports/imaging';

/** How photos look to `FakeImaging`, by file name where it matters. */
export class FakeLooks {
  /** The last argument of `readFrom`. */
  readAs: SampleBits | null = null;
  /** The depth of a file of more than 8 bits. */
  readonly reaches = new Map<string, SampleBits>();
  readonly sketches = new Map<string, Sketch>();
  /** Sizes other than 1 x 1. */
  readonly sizes = new Map<string, Size>();

  of(file: Blob): Pick<DecodedFile, 'sketch' | 'depth'> & {
    readonly size: Size;
    /** A photo of few bits in a wide range is dark. */
    readonly gain: number;
  } {
    const name = file instanceof File ? file.name : '';
    const reach = this.reaches.get(name);
    const readAs = this.readAs ?? reach;
    return {
      sketch: this.sketches.get(name) ?? new Float32Array(SKETCH_CELLS ** 2).fill(100),
      depth: reach && readAs ? { reach, readAs } : null,
      size: this.sizes.get(name) ?? { width: 1, height: 1 },
      gain: reach && readAs ? 2 ** (reach - readAs) : 1,
    };
  }
}
