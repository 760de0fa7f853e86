import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.mjs';
import { StartProblem } from './problem.mjs';

const read = (line: string, env: NodeJS.ProcessEnv = {}) =>
  readArguments(line.split(' ').filter(Boolean), env);

describe('the options of npm start', () => {
  it('serves this machine alone, with a build, where nothing is said', () => {
    expect(read('')).toEqual({ phone: false, port: 4173, build: true, help: false });
  });

  it('takes each option, the port in both ways of writing', () => {
    expect(read('--phone --no-build --port 8080')).toEqual({
      phone: true,
      port: 8080,
      build: false,
      help: false,
    });
    expect(read('--port=65535').port).toBe(65_535);
    expect(read('--help').help).toBe(true);
  });

  it.each([
    ['--fone', 'Unknown option: --fone'],
    ['-p 80', 'Unknown option: -p'],
    ['phone', 'Unexpected argument: phone'],
    ['--phone=yes', '--phone takes no value'],
    ['--port', '--port needs a number from 1 to 65535, not nothing'],
    ['--port 0', '--port needs a number from 1 to 65535, not 0'],
    ['--port 65536', '--port needs a number from 1 to 65535, not 65536'],
    ['--port 80a', '--port needs a number from 1 to 65535, not 80a'],
  ])('refuses %s with the reason and the usage', (line, reason) => {
    const attempt = () => read(line);
    expect(attempt).toThrow(StartProblem);
    expect(attempt).toThrow(new RegExp(`^${reason}\n\nUsage: npm start -- `));
  });

  it('finds what npm has kept for itself, and what is written out comes first', () => {
    const env = { npm_config_phone: 'true', npm_config_port: '5000' };
    expect(read('', env)).toMatchObject({ phone: true, port: 5000 });
    expect(read('--port 6000', env).port).toBe(6000);
    expect(read('5000', { npm_config_port: 'true' }).port).toBe(5000);
    expect(() => read('', { npm_config_port: 'true' })).toThrow(/^--port needs a number/);
  });
});
