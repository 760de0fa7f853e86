/** Between two looks whether anything else waits. */
const SLICE_MS = 8;

export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** To be awaited in a loop: lets whatever waits have its turn every few milliseconds. */
export function breather(): () => Promise<void> {
  let until = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < until) return;
    await nextTask();
    until = performance.now() + SLICE_MS;
  };
}

/** Runs to the end a few milliseconds at a time. @throws AbortError between two of them */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T> {
  const breathe = breather();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
    signal.throwIfAborted();
  }
}
