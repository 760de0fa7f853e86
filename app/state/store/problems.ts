import { toProblem } from '../../core/project/problem';

/** Problems of the machine rather than of the image: worth another try. */
export function isPassing(error: unknown): boolean {
  const { kind } = toProblem(error);
  return kind === 'engine-lost' || kind === 'out-of-memory';
}
