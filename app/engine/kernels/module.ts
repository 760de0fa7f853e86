import plain from 'virtual:kernels-plain';
import relaxed from 'virtual:kernels-relaxed';
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
  readonly joinLevels: (
    fine: number,
    coarse: number,
    rows: number,
    cols: number,
    fineChannels: number,
    coarseChannels: number,
    out: number,
  ) => void;
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

/** Relaxed SIMD has fused multiply-adds and products of bytes; browsers older than it do without. */
export type KernelBuild = 'relaxed' | 'plain';

const BYTES: Record<KernelBuild, Uint8Array<ArrayBuffer>> = { relaxed, plain };

/** Whether the browser has WebAssembly with 128-bit SIMD. */
export function hasKernels(): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(plain);
}

/** Starts kernels in a memory of their own. */
export async function newKernels(
  build: KernelBuild = WebAssembly.validate(relaxed) ? 'relaxed' : 'plain',
): Promise<Kernels> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(BYTES[build], { env: { memory } });
  return { run: instance.exports as unknown as KernelExports, arena: new Arena(memory) };
}
