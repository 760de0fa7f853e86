import { createServer } from 'node:net';
import { StartProblem } from './problem.mjs';

/** @returns {Promise<string | undefined>} the code of the error that listening there gives */
function trouble(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * Asked before the build, so that nobody waits for it in vain.
 *
 * @param {number} port
 * @param {boolean} isEverywhere whether it has to be free on all interfaces
 * @throws StartProblem that names the way out
 */
export async function checkPort(port, isEverywhere) {
  // On macOS and Windows all interfaces are to be had although one of them is taken.
  const hosts = isEverywhere ? [undefined, 'localhost'] : ['localhost'];
  for (const host of hosts) {
    const code = await trouble(port, host);
    if (code === 'EADDRINUSE') {
      throw new StartProblem(
        `Port ${port} is taken, perhaps by an Oddspot that was started before. Stop that one ` +
          `(Ctrl+C in its terminal), or choose another port: npm start -- --port ${other(port)}`,
      );
    }
    if (code === 'EACCES') {
      throw new StartProblem(
        `This account may not listen on port ${port}. Choose one from 1024 on: npm start -- --port 4173`,
      );
    }
  }
}

const other = (port) => (port < 65_535 ? port + 1 : port - 1);
