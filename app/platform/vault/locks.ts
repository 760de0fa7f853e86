import type { ProjectLock } from '../../ports/keeping';

/** A tab that closes or crashes gives its locks back a moment later than the next one opens. */
const PATIENCE_MS = 500;

/**
 * The right to write a project, which one tab has at a time. The browser gives it back when the
 * tab closes or crashes.
 *
 * @returns null while another tab has it
 */
export function takeLock(name: string, steal: boolean): Promise<ProjectLock | null> {
  return new Promise((resolve, reject) => {
    let release = () => {};
    let tellLost = () => {};
    const lost = new Promise<void>((tell) => (tellLost = tell));
    const held = new Promise<void>((end) => (release = end));
    const patience = AbortSignal.timeout(PATIENCE_MS);
    navigator.locks
      .request(name, steal ? { steal: true } : { signal: patience }, () => {
        resolve({ lost, release });
        return held;
      })
      .catch((error: unknown) => {
        // Stolen, if it was held at all.
        tellLost();
        if (!steal && patience.aborted) resolve(null);
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}
