/**
 * Shows the pictures of the main views, which `gallery.e2e.ts` holds the page against:
 * `npm run gallery`; with `-- --take` new ones are taken before.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { take: { type: 'boolean', default: false }, port: { type: 'string', default: '4174' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = fileURLToPath(new URL('./gallery/', import.meta.url));

if (options.take) {
  const { status } = spawnSync('npm', ['run', 'e2e', '--', 'gallery.e2e.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, GALLERY: 'take' },
    // npm is a script, which Windows starts through its shell alone.
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
const figures = names.map((name) => {
  const title = name.replace('.jpg', '').replaceAll('-', ', ');
  return `<figure><img src="${name}" alt="${title}"><figcaption>${title}</figcaption></figure>`;
});
const page = `<!doctype html><meta charset="utf-8"><title>Oddspot: gallery</title>
<style>
body { margin: 24px; background: #24292e; color: #eee; font: 15px system-ui, sans-serif; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)); gap: 24px; }
figure { margin: 0; } img { max-width: 100%; max-height: 520px; }
</style><main>${figures.join('\n')}</main>`;

createServer((request, response) => {
  const name = names.find((candidate) => request.url === `/${candidate}`);
  response.setHeader('Content-Type', name ? 'image/jpeg' : 'text/html');
  if (name) createReadStream(folder + name).pipe(response);
  else response.end(page);
}).listen(Number(options.port), 'localhost', () => {
  console.log(`${names.length} pictures at http://localhost:${options.port}/ (Ctrl+C ends it)`);
});
