import type { Problem } from '../core/project/problem';
import { ProblemError } from '../core/project/problem';

/** What a thrown value means to the person on the other side of the worker boundary. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  // V8 and SpiderMonkey: "Array buffer allocation failed"; JavaScriptCore: "Out of memory".
  if (error instanceof RangeError && /allocation|memory/i.test(detail)) {
    return { kind: 'out-of-memory' };
  }
  return { kind: 'engine-failed', detail };
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
