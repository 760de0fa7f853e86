import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const sha256 = (data, encoding) => createHash('sha256').update(data).digest(encoding);

/** Files of a folder, by their path beside the page. */
function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return names.map((name) => [relative(folder, name).replaceAll('\\', '/'), readFileSync(name)]);
}

/**
 * Builds the service worker beside the app, and lists in it the files that make up the app: those of the
 * build and those of the public folder, each with its hash, so that it keeps exactly these.
 *
 * @param {string} appFolder a build with another root, such as the benchmarks', has none
 * @param {string} publicFolder
 * @returns {import('vite').Plugin}
 */
export function precache(appFolder, publicFolder) {
  let isApp = false;
  return {
    name: 'precache',
    apply: 'build',
    enforce: 'post',
    config({ root = '.' }) {
      isApp = relative(appFolder, root) === '';
      return isApp ? { build: { rolldownOptions: options(appFolder) } } : undefined;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        if (isApp) list(bundle, publicFolder);
      },
    },
  };
}

const options = (appFolder) => ({
  input: {
    main: join(appFolder, 'index.html'),
    sw: join(appFolder, 'platform/offline/service-worker.ts'),
  },
  output: {
    // Where it lies says which pages it serves, and its name must stay.
    entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
  },
});

function list(bundle, publicFolder) {
  const worker = bundle['sw.js'];
  const built = Object.values(bundle)
    .filter((file) => file !== worker && !file.fileName.endsWith('LICENSE'))
    .map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]);
  const all = [...built, ...filesOf(publicFolder)].map(([path, data]) => [
    path === 'index.html' ? './' : path,
    `sha256-${sha256(data, 'base64')}`,
  ]);
  const files = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  const version = sha256(JSON.stringify(files), 'hex').slice(0, 12);
  worker.code = `const PRECACHE=${JSON.stringify({ version, files })};${worker.code}`;
}
