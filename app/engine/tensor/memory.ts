import { memory } from '@tensorflow/tfjs-core';
import type { TensorMemory } from '../protocol';

export function tensorMemory(): TensorMemory {
  const { numTensors, numBytes } = memory();
  return { numTensors, numBytes };
}
