/** Everything that a commit must pass: `npm test`. Stops at the first step that fails. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';

const steps = ['typecheck', 'lint', 'format:check', 'test:unit', 'test:browser', 'e2e'];

const env = { ...process.env, CHROMIUM_PATH: findChromium() };
const began = Date.now();
let passed = 0;
for (const step of steps) {
  const started = Date.now();
  console.log(`\n== ${step}`);
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    stdio: 'inherit',
    env,
    // npm is a script, which Windows starts through its shell alone.
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`== ${step}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) break;
  passed += 1;
}
const failed = passed === steps.length ? 0 : 1;
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s in all`);
console.log(`steps: ${passed} passed, ${failed} failed`);
process.exit(failed);
