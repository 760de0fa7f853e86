import { measureAccuracy, startAccuracy } from './accuracy';
import { measureDecisions, startDecisions } from './decisions';
import { measureExactness } from './exactness';
import { openFiles } from './files';
import { measureSpeed } from './speed';
import { variantFile } from './variants';

/** What the benchmark scripts call from outside. */
const api = {
  startAccuracy,
  measureAccuracy,
  startDecisions,
  measureDecisions,
  measureExactness,
  openFiles,
  measureSpeed,
  variantFile,
};

export type BenchApi = typeof api;

Object.assign(globalThis, { bench: api });
