import { measureAccuracy, startAccuracy } from './accuracy';
import { measureDecisions, startDecisions } from './decisions';
import { measureExactness } from './exactness';
import { openFiles } from './files';
import { measureSpeed } from './speed';
import { variantFile } from './variants';

/** Entry points for the benchmark scripts. */
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
