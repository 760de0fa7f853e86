import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAYS_VALID, makeCertificate } from './certificate.mjs';

const now = new Date('2026-02-28T12:00:00Z');
const { key, cert } = makeCertificate(['localhost', '192.168.1.23', '2001:db8::5'], now);
const read = new X509Certificate(cert);

describe('the certificate', () => {
  it('is good for every name and address given, and for no other', () => {
    expect(read.subjectAltName).toBe(
      'DNS:localhost, IP Address:192.168.1.23, IP Address:2001:DB8:0:0:0:0:0:5',
    );
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.checkIP('192.168.1.23')).toBe('192.168.1.23');
    expect(read.checkIP('2001:db8::5')).toBe('2001:db8::5');
    expect(read.checkIP('192.168.1.24')).toBeUndefined();
  });

  it('belongs to its key and signs nothing but itself', () => {
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.ca).toBe(false);
  });

  it('is what phones ask of one: for servers, 2048 bits, SHA-256', () => {
    const { keyUsage, publicKey } = read;
    // The name of `keyUsage` in Node is that of the extended one: 1.3.6.1.5.5.7.3.1 is serverAuth.
    expect(keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    // sha256WithRSAEncryption, as it is written in the certificate.
    expect(read.raw.includes(Buffer.from('2a864886f70d01010b', 'hex'))).toBe(true);
  });

  it('is valid from a day ago for a week', () => {
    const { validFrom, validTo } = read;
    expect(new Date(validFrom).toISOString()).toBe('2026-02-27T12:00:00.000Z');
    expect(DAYS_VALID).toBe(7);
    expect(new Date(validTo).toISOString()).toBe('2026-03-07T12:00:00.000Z');
  });

  it('has a key and a number of its own each time', () => {
    const other = makeCertificate(['localhost'], now);
    expect(other.key).not.toBe(key);
    expect(new X509Certificate(other.cert).serialNumber).not.toBe(read.serialNumber);
  });
});
