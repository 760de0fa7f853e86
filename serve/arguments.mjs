import { parseArgs } from 'node:util';
import { StartProblem } from './problem.mjs';

export const DEFAULT_PORT = 4173;

export const usage = `Usage: npm start -- [options]

Builds Oddspot and serves it to this machine alone.

  --phone      serve it over https to every device in the local network, so that a phone can
               open it and use its camera
  --port N     listen on port N instead of ${DEFAULT_PORT}
  --no-build   serve what the last build left in dist/
  --help       show this text`;

const flags = new Set(['phone', 'no-build', 'help']);

/**
 * Reads the options of `npm start`.
 *
 * @param {readonly string[]} argv without the program's own two
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ phone: boolean, port: number, build: boolean, help: boolean }}
 * @throws StartProblem that names an option that is unknown or has no proper value
 */
export function readArguments(argv, env) {
  const given = new Map(keptByNpm(env));
  const { tokens } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      // npm turns a `--port N` that it consumes into "true" and leaves the number over.
      if (given.get('port') !== 'true') throw refused(`Unexpected argument: ${token.value}`);
      given.set('port', token.value);
      continue;
    }
    const { name, rawName, value } = token;
    if (name !== 'port' && !flags.has(name)) throw refused(`Unknown option: ${rawName}`);
    if (flags.has(name) && value !== undefined) throw refused(`${rawName} takes no value`);
    given.set(name, value);
  }
  return {
    phone: given.has('phone'),
    port: given.has('port') ? readPort(given.get('port')) : DEFAULT_PORT,
    build: !given.has('no-build'),
    help: given.has('help'),
  };
}

/**
 * Without the two dashes, which older npm in PowerShell drops, npm keeps the options for itself
 * and hands them on in the environment.
 */
function keptByNpm({ npm_config_phone: phone, npm_config_port: port }) {
  return [...(phone === 'true' ? [['phone', undefined]] : []), ...(port ? [['port', port]] : [])];
}

function readPort(text) {
  const port = /^\d+$/.test(text ?? '') ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw refused(`--port needs a number from 1 to 65535, not ${text ?? 'nothing'}`);
}

const refused = (what) => new StartProblem(`${what}\n\n${usage}`);
