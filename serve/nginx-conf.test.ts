import { expect, it } from 'vitest';
import { headers } from './headers.mjs';
import { nginxConf } from './nginx-conf.mjs';

it('sends every header with every answer, once, and as it is written', () => {
  const conf = nginxConf(8080, '/srv/oddspot');
  const sent = [...conf.matchAll(/^ *add_header (\S+) "([^"$\\]*)" always;$/gm)];
  expect(Object.fromEntries(sent.map(([, name, value]) => [name, value]))).toEqual(headers);
  expect(sent).toHaveLength(Object.keys(headers).length);
  // One of its own would take the place of all the others.
  expect(conf.slice(conf.indexOf('  location '))).not.toContain('add_header');
});
