import type { Offline, OfflineStatus } from '../../ports/offline';

/**
 * Keeps the app on the device with a service worker. A newer version is fetched beside the one in
 * use and waits until it is asked for, or until the last page is closed.
 *
 * @param isBuilt whether there is a service worker: the development server has none
 */
export function createOffline(isBuilt: boolean): Offline {
  const listeners = new Set<(status: OfflineStatus) => void>();
  let status: OfflineStatus = { isKept: false, hasUpdate: false };
  let registration: ServiceWorkerRegistration | null | undefined = null;

  const publish = () => {
    if (!registration) return;
    const { active, waiting } = registration;
    const isKept = active !== null;
    const next = { isKept, hasUpdate: isKept && waiting !== null };
    if (next.isKept === status.isKept && next.hasUpdate === status.hasUpdate) return;
    status = next;
    for (const listener of listeners) listener(status);
  };

  const follow = () => {
    publish();
    registration?.installing?.addEventListener('statechange', publish);
    registration?.waiting?.addEventListener('statechange', publish);
  };

  const lookForUpdate = () => {
    if (document.visibilityState !== 'visible') return;
    // Without a network there is none.
    registration?.update().catch(() => undefined);
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      if (!isBuilt || !('serviceWorker' in navigator)) return;
      try {
        // Its folder is what it serves: one beside the page serves this installation alone.
        const script = new URL('sw.js', document.baseURI);
        registration = await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
      } catch {
        return; // Private windows refuse: the app works, but not without a network.
      }
      // Tools that block service workers give none.
      if (!registration) return;
      registration.addEventListener('updatefound', follow);
      document.addEventListener('visibilitychange', lookForUpdate);
      follow();
    },
    restart() {
      const waiting = registration?.waiting;
      if (!waiting) return location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
        once: true,
      });
      waiting.postMessage('take-over');
    },
  };
}
