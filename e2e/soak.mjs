/** The long soak: `npm run soak -- --images 2000 --seed 1`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
const config = fileURLToPath(new URL('./playwright.config.ts', import.meta.url));
const { status } = spawnSync('npx', ['playwright', 'test', '--config', config, 'soak'], {
  stdio: 'inherit',
  env: { ...process.env, SOAK_IMAGES: values.images, SOAK_SEED: values.seed },
  // npx is a script, which Windows starts through its shell alone.
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
