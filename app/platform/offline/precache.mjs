import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (data, encoding) => createHash('sha256').update(data).digest(encoding);

/** Files of a folder, by the path that they are served at. */
function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return names.map((name) => [
    name.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/'),
    readFileSync(name),
  ]);
}

/**
 * Tells the service worker which files make up the app: those of the build and those of the public
 * folder, each with its hash, so that it keeps exactly these.
 *
 * @param {string} publicFolder
 * @returns {import('vite').Plugin}
 */
export function precache(publicFolder) {
  return {
    name: 'precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') this.error('precache: the build has no sw.js');
        const built = Object.values(bundle)
          .filter((file) => file !== worker && !file.fileName.endsWith('LICENSE'))
          .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]);
        const all = [...built, ...filesOf(publicFolder)].map(([path, data]) => [
          path === '/index.html' ? '/' : path,
          `sha256-${sha256(data, 'base64')}`,
        ]);
        const files = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
        const version = sha256(JSON.stringify(files), 'hex').slice(0, 12);
        worker.code = `const PRECACHE=${JSON.stringify({ version, files })};${worker.code}`;
      },
    },
  };
}
