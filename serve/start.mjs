/** `npm start`: builds the app and serves it, to this machine or, with `--phone`, to its network. */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { phoneAddresses } from './addresses.mjs';
import { readArguments, usage } from './arguments.mjs';
import { makeCertificate } from './certificate.mjs';
import { phoneMessage, plainMessage } from './messages.mjs';
import { checkPort } from './port.mjs';
import { StartProblem } from './problem.mjs';

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const page = fileURLToPath(new URL('../dist/index.html', import.meta.url));

function addressesOfThisMachine() {
  const addresses = phoneAddresses(networkInterfaces());
  if (addresses.length > 0) return addresses;
  throw new StartProblem(
    'This machine is in no network, so no phone can reach it. Connect it to the network of the ' +
      "phone, by cable or Wi-Fi or to the phone's own hotspot, and start again.",
  );
}

async function start() {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options.help) return console.log(usage);
  const { phone: isPhone, port } = options;
  const addresses = isPhone ? addressesOfThisMachine() : [];
  await checkPort(port, isPhone);
  if (options.build) await build({ configFile });
  else if (!existsSync(page)) {
    throw new StartProblem('dist/ has no build yet: start once without --no-build.');
  }
  await preview({
    configFile,
    // A path that is not there is said to be, as on other servers: no page stands in for it.
    appType: 'mpa',
    preview: {
      port,
      strictPort: true,
      cors: false,
      host: isPhone ? true : 'localhost',
      ...(isPhone && { https: makeCertificate(['localhost', '127.0.0.1', '::1', ...addresses]) }),
    },
  });
  const hasColours = process.stdout.hasColors?.(256) ?? false;
  console.log(isPhone ? phoneMessage(addresses, port, hasColours) : plainMessage(port));
}

try {
  await start();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
}
