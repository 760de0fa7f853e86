import { describe, expect, it } from 'vitest';
import { turningName, turningWords } from './turning';

describe('the direction of parts', () => {
  it('says what the automatic choice comes to', () => {
    const names = (gain: number | null) => turningName('auto', gain);
    expect([null, 0.004, 0.13].map(names)).toEqual([
      'Automatic: upright',
      'Automatic: upright',
      'Automatic: any angle',
    ]);
  });

  const leftOut = (turnGain: number | null) => ({ method: 'leave-one-out', turnGain }) as const;
  const alone = { method: 'alone', turnGain: null } as const;

  it.each([
    ['auto', null, 1, 'With one reference this is chosen by hand.'],
    ['auto', alone, 2, 'With one reference this is chosen by hand.'],
    ['auto', null, 2, /^Decided once the references have been scored/],
    ['auto', leftOut(null), 4, /^Not known for these references: .* added or removed\.$/],
    ['auto', leftOut(0.004), 4, 'Turning references brings next to nothing here (0.4 %).'],
    ['any', leftOut(-0.01), 4, 'Turning references brings next to nothing here (0 %).'],
    ['auto', leftOut(0.131), 4, /come 13 % nearer when .* taken to lie at any angle\.$/],
    ['upright', leftOut(0.034), 4, /come 3 % nearer .* speaks for any angle\.$/],
    ['any', leftOut(0.13), 4, /come 13 % nearer when the others may turn\.$/],
  ] as const)('is explained by the references: %s, %j', (turning, basis, references, words) => {
    expect(turningWords(turning, basis, references)).toMatch(words);
  });
});
