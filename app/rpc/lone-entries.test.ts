import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loneEntries } from './lone-entries.mjs';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'oddspot-entries-'))));
afterEach(() => rm(folder, { recursive: true }));

/** Builds a page that starts a worker with this entry, whose late part shares code with it. */
async function buildWorker(entry: string) {
  const files = {
    'index.html': '<script type="module" src="main.js"></script>',
    'main.js': "new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });",
    'worker.js': entry,
    'serve.js': "import { shared } from './shared.js'; shared('serve'); import('./late.js');",
    'late.js': "import { shared } from './shared.js'; shared('late');",
    'shared.js': 'export const shared = (name) => self.postMessage(name);',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    worker: { format: 'es', plugins: () => [loneEntries()] },
  });
}

it('refuses a worker whose late chunks import code from its entry', async () => {
  await expect(buildWorker("import './serve.js';")).rejects.toThrow(/imports .*, the entry/);
});

it('accepts an entry that only starts', async () => {
  await expect(buildWorker("void import('./serve.js');")).resolves.toBeDefined();
});
