import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nginxConf } from '../../serve/nginx-conf.mjs';
import { freePort, listens } from './started';

const built = fileURLToPath(new URL('../../dist', import.meta.url));

const runs = (program: string) => spawnSync(program, ['-v']).status === 0;

/**
 * The system's nginx or, where apt is, Debian's, unpacked into a folder: installed, it would start
 * as a service of the machine.
 *
 * @returns path of the program, or null where there is none to be had
 */
function findNginx(folder: string): string | null {
  const onSystem = ['nginx', '/usr/sbin/nginx'].find(runs);
  if (onSystem) return onSystem;
  spawnSync('apt-get', ['download', '-qq', 'nginx'], { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive) return null;
  spawnSync('dpkg-deb', ['-x', archive, '.'], { cwd: folder });
  const unpacked = join(folder, 'usr/sbin/nginx');
  return existsSync(unpacked) && runs(unpacked) ? unpacked : null;
}

/** The part of the configuration that the container's image has. */
const around = (folder: string, port: number) => `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr warn;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  ${nginxConf(port, built)}
}
`;

export interface Nginx {
  readonly url: string;
  /** The output of `nginx -t` on the configuration. */
  readonly verdict: string;
  stop(): void;
}

/** Serves the build as the container does; null where there is no nginx. */
export async function startNginx(): Promise<Nginx | null> {
  const folder = mkdtempSync(join(tmpdir(), 'oddspot-nginx-'));
  const program = findNginx(folder);
  if (!program) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const port = await freePort();
  writeFileSync(join(folder, 'conf'), around(folder, port));
  // Root's nginx would serve as a user who may not read the build.
  const asRoot = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
  const options = ['-p', folder, '-c', join(folder, 'conf'), '-e', 'stderr', ...asRoot];
  const verdict = spawnSync(program, ['-t', ...options], { encoding: 'utf8' }).stderr;
  const child = spawn(program, options, { stdio: 'inherit' });
  for (let tries = 0; tries < 100 && !(await listens('127.0.0.1', port)); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `http://localhost:${port}`,
    verdict,
    stop() {
      child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      child.kill();
    },
  };
}
