import { ProblemError, type Problem } from '../core/project/problem';

/** The problem behind a caught error; anything unforeseen keeps its message. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'engine-failed', detail };
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Problems of the machine rather than of the image: worth another try. */
export function isPassing(error: unknown): boolean {
  const { kind } = toProblem(error);
  return kind === 'engine-lost' || kind === 'out-of-memory';
}
