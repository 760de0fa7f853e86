/** Interfaces of virtual machines, containers and tunnels: a phone in the room cannot reach them. */
const virtual =
  /^(docker|br-|bridge|veth|vethernet|virbr|virtualbox|vmnet|vmware|vboxnet|lxc|lxd|cni|flannel|podman|ifb|tun|tap|utun|wg|zt|tailscale|ham)/i;

const isLinkLocal = (address) => /^(169\.254\.|fe[89ab])/i.test(address);

/** The ranges that home and workshop routers give out, most usual first. */
const usual = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

function rank(name, address) {
  const range = usual.findIndex((pattern) => pattern.test(address));
  return (virtual.test(name) ? usual.length + 1 : 0) + (range < 0 ? usual.length : range);
}

/**
 * Addresses at which another device in the local network may reach this machine, most likely first.
 * IPv6 ones only where there are no others: they are long to type, and each network has several.
 *
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} interfaces of `os.networkInterfaces()`
 * @returns {string[]}
 */
export function phoneAddresses(interfaces) {
  const all = Object.entries(interfaces)
    .flatMap(([name, infos]) => (infos ?? []).map((info) => ({ ...info, name })))
    .filter(({ internal, address }) => !internal && !isLinkLocal(address))
    .sort((a, b) => rank(a.name, a.address) - rank(b.name, b.address));
  const short = all.filter(({ family }) => family === 'IPv4');
  return (short.length > 0 ? short : all).map(({ address }) => address);
}

/** @returns {string} what a browser is given to open the page at that address */
export function pageUrl(address, port) {
  return `https://${address.includes(':') ? `[${address}]` : address}:${port}/`;
}
