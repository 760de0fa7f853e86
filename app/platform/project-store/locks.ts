import type { ProjectLock } from '../../ports/projects';

/** A tab that closes or crashes gives its locks back a moment later than the next one opens. */
const PATIENCE_MS = 500;

/** For a tab that is asked for a lock: it writes what is left before. */
const ASKING_PATIENCE_MS = 2000;

/**
 * The right to write a project, which one tab has at a time. The browser gives it back when the
 * tab closes or crashes.
 *
 * @param steal asks the tab that has it, and takes it from one that does not answer
 * @returns null while another tab has it
 */
export async function takeLock(name: string, steal: boolean): Promise<ProjectLock | null> {
  if (!steal) {
    // One that nobody has is not a matter of time, however busy the machine is.
    const free = await request(name, { ifAvailable: true });
    return free ?? request(name, { signal: AbortSignal.timeout(PATIENCE_MS) });
  }
  const channel = new BroadcastChannel(name);
  channel.postMessage('wanted');
  const given = await request(name, { signal: AbortSignal.timeout(ASKING_PATIENCE_MS) });
  channel.close();
  return given ?? request(name, { steal: true });
}

function request(
  name: string,
  options:
    { readonly signal: AbortSignal } | { readonly ifAvailable: true } | { readonly steal: true },
): Promise<ProjectLock | null> {
  return new Promise((resolve, reject) => {
    let release = () => {};
    let tellLost = () => {};
    const lost = new Promise<void>((tell) => (tellLost = tell));
    const held = new Promise<void>((end) => (release = end));
    const channel = new BroadcastChannel(name);
    const wanted = new Promise<void>((tell) =>
      channel.addEventListener('message', () => tell(), { once: true }),
    );
    navigator.locks
      .request(name, options, (lock) => {
        if (!lock) return resolve(null);
        resolve({ wanted, lost, release });
        return held;
      })
      .catch((error: unknown) => {
        // Stolen, if it was held at all.
        tellLost();
        if ('signal' in options && options.signal.aborted) resolve(null);
        else reject(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => channel.close());
  });
}

/** The ends of all held locks' names that begin so. */
export async function openLocks(prefix: string): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = held.map(({ name = '' }) => name);
  return new Set(
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  );
}
