import { describe, expect, it } from 'vitest';
import { turningName, turningWords } from './turning';

describe('the direction of parts', () => {
  const leftOut = (turnGain: number | null) => ({ method: 'leave-one-out', turnGain }) as const;
  const alone = (turnGain: number | null) => ({ method: 'alone', turnGain }) as const;

  it('says what the automatic choice comes to', () => {
    const names = (turnGain: number | null) => turningName('auto', leftOut(turnGain));
    expect([null, 0.004, 0.13].map(names)).toEqual([
      'Automatic: upright',
      'Automatic: upright',
      'Automatic: any angle',
    ]);
  });

  it.each([
    ['auto', null, 'Decided once the references have been scored.'],
    ['auto', alone(null), 'Decided by the photos to inspect, once there are 3.'],
    ['auto', leftOut(null), /^Not known for these references: .* added or removed\.$/],
    ['auto', leftOut(0.004), 'Turning references brings little here (0.4 %).'],
    ['any', leftOut(0), 'Turning references brings little here (0 %).'],
    ['auto', alone(0.03), 'Turning references brings little here (3 %).'],
    ['auto', leftOut(0.131), /^Left-out .* come 13 % nearer when .* lie at any angle\.$/],
    ['auto', alone(0.05), /^Photos to inspect come 5 % nearer to the reference .* any angle\.$/],
    ['upright', leftOut(0.034), /come 3 % nearer .* speaks for any angle\.$/],
    ['any', leftOut(0.13), /come 13 % nearer when the others may turn\.$/],
  ] as const)('is explained by the references: %s, %j', (turning, basis, words) => {
    expect(turningWords(turning, basis)).toMatch(words);
  });
});
