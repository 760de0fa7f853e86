import { measureAccuracy, startAccuracy } from './accuracy';
import { measureSpeed } from './speed';

/** What the benchmark scripts call from outside. */
const api = { startAccuracy, measureAccuracy, measureSpeed };

export type BenchApi = typeof api;

Object.assign(globalThis, { bench: api });
