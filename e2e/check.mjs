/** Everything that a commit must pass: `npm test`. Where the first stage fails, the others are not run. */
import { spawn } from 'node:child_process';
import { bringBrowsers, findChromium } from './browsers.mjs';

/** The steps of a stage run side by side. */
const stages = [
  ['typecheck', 'lint', 'format:check', 'test:unit', 'build'],
  // In parts, since one browser does not use both cores; three, since none takes as long as another.
  ['test:browser -- --shard=1/3', 'test:browser -- --shard=2/3', 'test:browser -- --shard=3/3'],
  ['e2e -- --project flows'],
  // Timed tests, and those that keep every core busy, have the machine to themselves.
  ['test:timed'],
  ['e2e -- --project alone'],
];

bringBrowsers();
const env = { ...process.env, CHROMIUM_PATH: findChromium(), ODDSPOT_BUILT: 'yes' };
const began = Date.now();
const secondsSince = (start) => ((Date.now() - start) / 1000).toFixed(1);

/** @returns {Promise<boolean>} whether the step passed; what it says comes in one piece */
function run(step, isAlone) {
  const started = Date.now();
  if (isAlone) console.log(`\n== ${step}`);
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', ...step.split(' ')], {
      stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env,
      // npm is a script, which Windows starts through its shell alone.
      shell: process.platform === 'win32',
    });
    const said = [];
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.on('close', (status) => {
      if (!isAlone) process.stdout.write(`\n== ${step}\n${Buffer.concat(said)}`);
      console.log(
        `== ${step}: ${status === 0 ? 'passed' : 'FAILED'} in ${secondsSince(started)} s`,
      );
      resolve(status === 0);
    });
  });
}

let passed = 0;
let failed = 0;
for (const stage of stages) {
  const results = await Promise.all(stage.map((step) => run(step, stage.length === 1)));
  passed += results.filter(Boolean).length;
  failed += results.filter((isFine) => !isFine).length;
  if (failed > 0 && stage === stages[0]) break;
}
console.log(`\n${secondsSince(began)} s in all`);
console.log(`steps: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
