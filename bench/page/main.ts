import { measureAccuracy, startAccuracy } from './accuracy';
import { measureSpeed } from './speed';
import { variantFile } from './variants';

/** What the benchmark scripts call from outside. */
const api = { startAccuracy, measureAccuracy, measureSpeed, variantFile };

export type BenchApi = typeof api;

Object.assign(globalThis, { bench: api });
