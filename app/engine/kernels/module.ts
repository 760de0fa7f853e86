import { Arena } from './arena';

/** Exports of app/engine/kernels/assembly, documented there. Arguments are addresses and counts. */
export interface KernelExports {
  readonly multiply: (
    a: number,
    m: number,
    k: number,
    b: number,
    bias: number,
    n: number,
    out: number,
    residual: number,
    activate: number,
  ) => void;
  readonly depthwiseRow: (
    rows: number,
    k: number,
    stride: number,
    channels: number,
    width: number,
    weights: number,
    bias: number,
    out: number,
  ) => void;
  readonly neighbourhoods: (rows: number, width: number, out: number) => void;
  readonly poolNeighbours: (
    input: number,
    rows: number,
    cols: number,
    channels: number,
    out: number,
  ) => void;
  readonly placeLevel: (
    level: number,
    rows: number,
    cols: number,
    times: number,
    channels: number,
    depth: number,
    out: number,
  ) => void;
  readonly normaliseRows: (values: number, count: number, width: number) => void;
  readonly quantiseRows: (
    input: number,
    count: number,
    width: number,
    out: number,
    scales: number,
  ) => void;
  readonly largestOutside: (
    features: number,
    rows: number,
    cols: number,
    depth: number,
    patch: number,
    neighbourhood: number,
  ) => number;
  readonly keepPatch: (
    features: number,
    count: number,
    depth: number,
    kept: number,
    squares: number,
  ) => number;
  readonly addRow: (line: number, bytes: number, width: number, weight: number) => void;
  readonly mixPixels: (
    line: number,
    starts: number,
    taps: number,
    weights: number,
    width: number,
    out: number,
  ) => void;
  readonly nearestPatches: (
    query: number,
    coarseQuery: number,
    margins: number,
    count: number,
    depth: number,
    bank: number,
    coarseBank: number,
    offsets: number,
    patches: number,
    scratch: number,
    nearest: number,
  ) => number;
}

/** Compiled kernels and the memory that they work in. */
export interface Kernels {
  readonly run: KernelExports;
  readonly arena: Arena;
}

/** A compiled module of app/engine/kernels/assembly. */
export type KernelBytes = Uint8Array<ArrayBuffer>;

/** Relaxed SIMD has fused multiply-adds and products of bytes; browsers older than it do without. */
export interface KernelBuilds {
  readonly relaxed: KernelBytes;
  readonly plain: KernelBytes;
}

/** The fastest build that runs here; null where WebAssembly or its 128-bit SIMD is missing. */
export function fastestKernels({ relaxed, plain }: KernelBuilds): KernelBytes | null {
  if (typeof WebAssembly === 'undefined') return null;
  return [relaxed, plain].find((bytes) => WebAssembly.validate(bytes)) ?? null;
}

/** Starts kernels in a memory of their own. */
export async function newKernels(bytes: KernelBytes): Promise<Kernels> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return { run: instance.exports as unknown as KernelExports, arena: new Arena(memory) };
}
