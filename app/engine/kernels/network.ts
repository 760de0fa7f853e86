import type { Kernels } from './module';
import type { Convolution, InvertedBottleneck, NetworkWeights } from './weights';

/** A feature map in the kernels' memory: `rows * cols * channels` floats at `address`. */
export interface DeviceMap {
  readonly address: number;
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
}

/** Computes row `y` of a depthwise convolution's input to an address. */
type RowSource = (y: number, to: number) => void;

interface Block {
  readonly depthwise: Convolution;
  readonly project: Convolution;
  /** The map that is added to the result; null for none. */
  readonly residual: DeviceMap | null;
}

/**
 * The backbone on the kernels. An inverted bottleneck (Sandler et al., CVPR 2018, section 3) runs
 * as a whole, row by row: only as many rows of the wide map between its expansion and its
 * projection exist at a time as the depthwise kernel is high, so that they stay in the cache.
 *
 * @param input `height * width * 3` floats, normalised, sides multiples of the coarsest stride
 * @param levels blocks, counted from 0, whose outputs are wanted
 * @returns them in that order, above whatever the arena's mark was
 */
export function runNetwork(
  kernels: Kernels,
  weights: NetworkWeights,
  input: Float32Array,
  size: { readonly width: number; readonly height: number },
  levels: readonly number[],
): DeviceMap[] {
  const found = new Map<number, DeviceMap>();
  let map: DeviceMap | null = null;
  weights.blocks.forEach((block, index) => {
    map = map
      ? runBottleneck(kernels, block, map)
      : runStem(kernels, weights.stem, block, input, size);
    if (levels.includes(index)) found.set(index, map);
  });
  return levels.map((index) => {
    const level = found.get(index);
    if (!level) throw new RangeError(`the network has no block ${index}`);
    return level;
  });
}

function runStem(
  kernels: Kernels,
  stem: Convolution,
  block: InvertedBottleneck,
  input: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
): DeviceMap {
  const { arena, run } = kernels;
  // A pixel of zeros on the right and a row of them below: 'same' padding at stride 2.
  const pitch = (width + 1) * 3;
  const padded = arena.zeros(pitch * (height + 1));
  const view = arena.view(padded, pitch * (height + 1));
  for (let y = 0; y < height; y++) {
    view.set(input.subarray(y * width * 3, (y + 1) * width * 3), y * pitch);
  }
  const rows = arena.bytes(12);
  const cols = width / 2;
  const patches = arena.floats(cols * 27);
  return runBlock(
    kernels,
    { rows: height / 2, cols, channels: stem.outputs },
    { depthwise: block.depthwise, project: block.project, residual: null },
    (y, to) => {
      arena.words(rows, 3).set([0, 1, 2].map((r) => padded + (2 * y + r) * pitch * 4));
      run.neighbourhoods(rows, cols, patches);
      run.multiply(patches, cols, 27, stem.weights, stem.bias, stem.outputs, to, 0, 1);
    },
  );
}

function runBottleneck(
  kernels: Kernels,
  { expand, depthwise, project, hasSkip }: InvertedBottleneck,
  input: DeviceMap,
): DeviceMap {
  if (!expand) throw new RangeError('runBottleneck: only the first block has no expansion');
  const { rows, cols, channels, address } = input;
  return runBlock(
    kernels,
    { rows, cols, channels: expand.outputs },
    { depthwise, project, residual: hasSkip ? input : null },
    (y, to) => {
      const from = address + y * cols * channels * 4;
      kernels.run.multiply(
        from,
        cols,
        channels,
        expand.weights,
        expand.bias,
        expand.outputs,
        to,
        0,
        1,
      );
    },
  );
}

/** Zeros that 'same' padding puts before and after a side. */
function samePadding(side: number, k: number, stride: number): { before: number; output: number } {
  const output = Math.ceil(side / stride);
  const total = Math.max(0, (output - 1) * stride + k - side);
  return { before: Math.floor(total / 2), output };
}

function runBlock(
  { arena, run }: Kernels,
  wide: { readonly rows: number; readonly cols: number; readonly channels: number },
  { depthwise, project, residual }: Block,
  computeRow: RowSource,
): DeviceMap {
  const { kernel: k, stride } = depthwise;
  const { channels } = wide;
  const down = samePadding(wide.rows, k, stride);
  const along = samePadding(wide.cols, k, stride);
  const result = arena.floats(down.output * along.output * project.outputs);
  const mark = arena.mark();
  // The kernel makes four pixels at a time.
  const made = Math.ceil(along.output / 4) * 4;
  const pitch = Math.max((made - 1) * stride + k, along.before + wide.cols) * channels;
  const ring = arena.zeros(pitch * k);
  const nothing = arena.zeros(pitch);
  const pointers = arena.bytes(k * 4);
  const line = arena.floats(made * channels);
  let ready = 0;
  for (let y = 0; y < down.output; y++) {
    const first = y * stride - down.before;
    for (; ready < Math.min(first + k, wide.rows); ready++) {
      computeRow(ready, ring + ((ready % k) * pitch + along.before * channels) * 4);
    }
    const words = arena.words(pointers, k);
    for (let r = 0; r < k; r++) {
      const row = first + r;
      words[r] = row < 0 || row >= wide.rows ? nothing : ring + (row % k) * pitch * 4;
    }
    run.depthwiseRow(
      pointers,
      k,
      stride,
      channels,
      along.output,
      depthwise.weights,
      depthwise.bias,
      line,
    );
    const offset = y * along.output * project.outputs * 4;
    run.multiply(
      line,
      along.output,
      channels,
      project.weights,
      project.bias,
      project.outputs,
      result + offset,
      residual ? residual.address + offset : 0,
      0,
    );
  }
  arena.release(mark);
  return {
    address: result,
    rows: down.output,
    cols: along.output,
    channels: project.outputs,
  };
}
