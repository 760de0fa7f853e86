import { startWorker } from '../rpc/start-worker';

startWorker(self, async () => (await import('./serve-lane')).serveLane);
