import type { ProjectLock } from '../../ports';

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
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks
      .request(name, options, (lock) => {
        if (!lock) return resolve(null);
        resolve({ lost, release });
        return held;
      })
      .catch((error: unknown) => {
        // Stolen, if it was held at all.
        tellLost();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}
