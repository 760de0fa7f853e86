import { pageUrl } from './addresses.mjs';
import { qrCode } from './qr.mjs';

/** @returns {string} */
export function plainMessage(port) {
  return `
Oddspot is at http://localhost:${port}/ for this machine alone. Ctrl+C stops it.
A phone can open it too, with its camera: npm start -- --phone
`;
}

/**
 * Instructions for the user of the phone.
 *
 * @param {readonly string[]} addresses most likely first
 * @param {number} port
 * @param {boolean} hasColours of the terminal
 * @returns {string}
 */
export function phoneMessage(addresses, port, hasColours) {
  const [first, ...others] = addresses.map((address) => pageUrl(address, port));
  return `
Oddspot is open to every device in this network until Ctrl+C stops it:

  ${first}

${qrCode(first, hasColours)}

1. Connect the phone to the same network as this machine. Guest networks often keep devices apart.
2. Scan the code with the phone's camera, or type the address with its https://.
3. The phone warns that the connection is not private. This is expected: browsers give the camera
   to encrypted pages only, and this machine has just made the certificate for that itself, so
   there is nobody the phone knows to vouch for it. Go on once:
     Android, Chrome    Advanced, then Proceed
     Android, Firefox   Advanced, then Accept the Risk
     iPhone, iPad       Show Details, then visit this website
   Each start makes a new certificate, so the phone asks again after the next one.
4. Allow the camera when the page asks for it.

What the phone photographs stays on the phone: this machine only hands out the page.
${others.length > 0 ? otherAddresses(others) : ''}If the page does not open, this machine's firewall has to let Node.js, port ${port}, through.
`;
}

const otherAddresses = (urls) =>
  `If the page does not open, try this machine's other addresses:\n${urls.map((url) => `  ${url}\n`).join('')}`;
