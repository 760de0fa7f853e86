import type { Port } from '../../rpc/messages';
import { startWorker } from '../../rpc/start-worker';

declare const self: Port;

startWorker(self, async () => (await import('./serve-imaging')).serveImaging);
