/** Serves the build as it lies there, as the plainest of servers would; for tests and scripts. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Without a charset: that is for the files to say. */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** One origin with the app in one or several of its folders; can be cut and opened again. */
export class StaticServer {
  /** Stands in front of the service worker's code: another text is another version. */
  version = '';

  /**
   * Paths that were asked for and are not there, outside of the folders above all.
   *
   * @type {string[]}
   */
  missed = [];

  /**
   * @param {object} [options]
   * @param {readonly string[]} [options.folders] paths of the folders, each with a slash at both ends
   * @param {Readonly<Record<string, string>>} [options.headers] sent with every file; none by default
   * @param {string} [options.index] the page of a folder; storage buckets have none
   */
  constructor({ folders = ['/'], headers = {}, index = 'index.html' } = {}) {
    /** @private */
    this.index = index;
    /** @private */
    this.folders = [...folders].sort((a, b) => b.length - a.length);
    /** @private */
    this.headers = headers;
    /** @private @type {import('node:http').Server | null} */
    this.server = null;
    /** @private */
    this.port = 0;
  }

  /**
   * Starts, at the same address after a cut.
   *
   * @returns {Promise<string>} the origin
   */
  async open() {
    const server = createServer((request, response) => this.answer(request, response));
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, 'localhost', () => resolve(undefined));
    });
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    this.server = server;
    this.port = address.port;
    return `http://localhost:${this.port}`;
  }

  /** Ends at once, in the middle of an answer too. */
  async cut() {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /**
   * @private
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  answer(request, response) {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    // As servers do with the name of a folder.
    if (this.folders.includes(`${pathname}/`)) {
      response.writeHead(301, { ...this.headers, Location: `${pathname}/${search}` }).end();
      return;
    }
    const folder = this.folders.find((start) => pathname.startsWith(start));
    const file =
      folder && join(built, normalize(`/${pathname.slice(folder.length) || this.index}`));
    if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      this.missed.push(pathname);
      response.writeHead(404, this.headers).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...this.headers, 'Content-Type': type });
    if (file.endsWith('sw.js')) response.end(this.version + readFileSync(file, 'utf8'));
    else createReadStream(file).pipe(response);
  }
}
