import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import forge from 'node-forge';

/** Long enough for a start on Monday to last the week. */
export const DAYS_VALID = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The kinds of a subjectAltName (RFC 5280, section 4.2.1.6). */
const altName = (host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host });

/**
 * A certificate that vouches for itself, with a new key. Both are only ever in memory: what a phone
 * was told to trust once is worth nothing after the server has stopped.
 *
 * @param {readonly string[]} hosts names and IP addresses that it is good for
 * @param {Date} now
 * @returns {{ key: string, cert: string }} PEM
 */
export function makeCertificate(hosts, now = new Date()) {
  const { publicKey, privateKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // Its own each time, since Firefox refuses a second one with the same; the first byte keeps it positive.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  // The clock of a phone may be behind.
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS);
  certificate.validity.notAfter = new Date(now.getTime() + DAYS_VALID * DAY_MS);
  const name = [{ name: 'commonName', value: 'Oddspot on this network' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: hosts.map(altName) },
  ]);
  certificate.sign(privateKey, forge.md.sha256.create());
  return {
    key: forge.pki.privateKeyToPem(privateKey),
    cert: forge.pki.certificateToPem(certificate),
  };
}
