/** Between two looks whether anything else waits. */
const SLICE_MS = 8;

export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Runs to the end a few milliseconds at a time. @throws AbortError between two of them */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTask();
    signal.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
}
