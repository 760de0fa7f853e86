import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../serve/start.mjs', import.meta.url));

/** `npm start` in a process of its own. */
export interface Started {
  readonly port: number;
  /** Its output until it serves. */
  readonly said: string;
}

const running = new Set<ChildProcess>();

/**
 * Starts the server on a free port, with the build that is there.
 *
 * @throws Error with what it printed when it ends instead
 */
export async function start(...options: string[]): Promise<Started> {
  const port = await freePort();
  const child = spawn(process.execPath, [script, '--no-build', '--port', `${port}`, ...options]);
  running.add(child);
  return { port, said: await untilServing(child) };
}

/** Ends what has been started, whether its test has passed or not. */
export async function stopAll(): Promise<void> {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
  running.clear();
}

function untilServing({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stdout!.on('data', (data) => {
      said += data;
      if (said.includes('Ctrl+C')) resolve(said);
    });
    stderr!.on('data', (data) => {
      said += data;
    });
    stdout!.on('close', () => reject(new Error(said)));
  });
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether anything listens there. */
export function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const answer = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
