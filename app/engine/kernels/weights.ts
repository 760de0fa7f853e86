import type { Arena } from './arena';

/** A convolution in the kernels' memory. */
export interface Convolution {
  /** Address; pointwise weights are packed for `multiply`, depthwise ones are as stored. */
  readonly weights: number;
  readonly bias: number;
  readonly outputs: number;
  /** Side of the kernel. */
  readonly kernel: number;
  readonly stride: number;
}

/** Expansion (none in the first block), depthwise convolution, linear projection. */
export interface InvertedBottleneck {
  readonly expand: Convolution | null;
  readonly depthwise: Convolution;
  readonly project: Convolution;
  /** Whether the block's input is added to its output. */
  readonly hasSkip: boolean;
}

export interface NetworkWeights {
  readonly stem: Convolution;
  readonly blocks: readonly InvertedBottleneck[];
}

/** As much of a graph model's description as the kernels need. */
export interface GraphDescription {
  readonly modelTopology: {
    readonly node: readonly {
      readonly name: string;
      readonly op: string;
      readonly attr?: { readonly strides?: { readonly list: { readonly i: readonly string[] } } };
    }[];
  };
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  }[];
}

/** Columns of a panel of packed weights, as in assembly/gemm.ts. */
const PANEL = 8;

/**
 * Copies the weights of the graph into the kernels' memory, in the layouts that they read.
 *
 * @param data the weight file: float16, in the order of the description
 * @throws Error for a graph that is not the stem and the inverted bottlenecks of models/convert.py
 */
export function loadWeights(
  arena: Arena,
  { modelTopology, weightsManifest }: GraphDescription,
  data: ArrayBuffer,
): NetworkWeights {
  const constants = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  let offset = 0;
  for (const { name, shape } of weightsManifest.flatMap(({ weights }) => weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    constants.set(name, { shape, values: fromHalves(new Uint16Array(data, offset, count)) });
    offset += count * 2;
  }
  const nodes = new Map(modelTopology.node.map((node) => [node.name, node]));
  const convolution = (name: string): Convolution | null => {
    const weights = constants.get(`${name}/kernel`);
    const bias = constants.get(`${name}/bias`);
    const node = nodes.get(name);
    if (!weights || !bias || !node) return null;
    const [kernel, , inputs, outputs] = weights.shape as [number, number, number, number];
    const isDepthwise = node.op === 'FusedDepthwiseConv2dNative';
    const columns = isDepthwise ? inputs : outputs;
    return {
      weights: arena.put(
        isDepthwise
          ? weights.values
          : packPanels(weights.values, kernel * kernel * inputs, columns),
      ),
      bias: arena.put(bias.values),
      outputs: columns,
      kernel,
      stride: Number(node.attr?.strides?.list.i[1] ?? 1),
    };
  };
  const blocks: InvertedBottleneck[] = [];
  for (let index = 0; ; index++) {
    const depthwise = convolution(`block_${index}/depthwise`);
    const project = convolution(`block_${index}/project`);
    if (!depthwise || !project) break;
    const expand = convolution(`block_${index}/expand`);
    blocks.push({ expand, depthwise, project, hasSkip: nodes.has(`block_${index}/add`) });
  }
  const stem = convolution('stem');
  if (!stem || blocks.length === 0) throw new Error('the graph has no stem or no blocks');
  return { stem, blocks };
}

/** From `[rows, columns]` to runs of eight columns, row after row, as `multiply` reads them. */
export function packPanels(values: Float32Array, rows: number, columns: number): Float32Array {
  const packed = new Float32Array(values.length);
  let to = 0;
  for (let column = 0; column < columns; column += PANEL) {
    for (let row = 0; row < rows; row++, to += PANEL) {
      packed.set(values.subarray(row * columns + column, row * columns + column + PANEL), to);
    }
  }
  return packed;
}

/** IEEE 754 half precision to single. */
function fromHalves(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 0x1f) return fraction ? Number.NaN : sign * Infinity;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
