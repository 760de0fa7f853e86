import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { pageUrl, phoneAddresses } from './addresses.mjs';

function info(address: string): NetworkInterfaceInfo {
  const rest = {
    address,
    netmask: '',
    mac: '',
    cidr: null,
    internal: /^(127\.|::1$)/.test(address),
  };
  return address.includes(':')
    ? { ...rest, family: 'IPv6', scopeid: 0 }
    : { ...rest, family: 'IPv4' };
}

const choose = (interfaces: Record<string, string[]>) =>
  phoneAddresses(
    Object.fromEntries(Object.entries(interfaces).map(([name, all]) => [name, all.map(info)])),
  );

describe('the addresses for a phone', () => {
  it('leaves out the machine itself and addresses that it gave itself for want of a router', () => {
    expect(
      choose({ lo: ['127.0.0.1', '::1'], en0: ['169.254.7.7', '192.168.1.23', 'fe80::1'] }),
    ).toEqual(['192.168.1.23']);
  });

  it('puts virtual interfaces last, on each system', () => {
    expect(
      choose({ docker0: ['172.17.0.1'], 'br-1f': ['192.168.9.1'], wlan0: ['10.0.0.5'] }),
    ).toEqual(['10.0.0.5', '192.168.9.1', '172.17.0.1']);
    expect(
      choose({
        'vEthernet (WSL)': ['172.28.0.1'],
        'VMware Network Adapter VMnet8': ['192.168.56.1'],
        WLAN: ['203.0.113.9'],
      }),
    ).toEqual(['203.0.113.9', '192.168.56.1', '172.28.0.1']);
    expect(
      choose({ bridge100: ['192.168.64.1'], utun3: ['10.8.0.2'], en0: ['172.20.10.3'] }),
    ).toEqual(['172.20.10.3', '192.168.64.1', '10.8.0.2']);
  });

  it('puts the usual ranges of routers first', () => {
    expect(
      choose({ a: ['203.0.113.9'], b: ['172.20.1.1'], c: ['10.1.1.1'], d: ['192.168.0.2'] }),
    ).toEqual(['192.168.0.2', '10.1.1.1', '172.20.1.1', '203.0.113.9']);
  });

  it('falls back on IPv6 where there is nothing else', () => {
    expect(choose({ eth0: ['2001:db8::5', '192.168.1.2'] })).toEqual(['192.168.1.2']);
    expect(choose({ eth0: ['fe80::1', '2001:db8::5'] })).toEqual(['2001:db8::5']);
  });

  it('finds none without a network', () => {
    expect(choose({ lo: ['127.0.0.1', '::1'] })).toEqual([]);
    expect(phoneAddresses({ eth0: undefined })).toEqual([]);
  });

  it('writes IPv6 addresses in brackets', () => {
    expect(pageUrl('192.168.1.2', 4173)).toBe('https://192.168.1.2:4173/');
    expect(pageUrl('2001:db8::5', 4173)).toBe('https://[2001:db8::5]:4173/');
  });
});
