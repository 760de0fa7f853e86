import { describe, expect, it } from 'vitest';
import { imageSentence, type SentenceFacts } from './sentence';

const spot = {
  shape: 'round',
  centre: { x: 20, y: 20 },
  areaPercent: 1.234,
  areaMm2: null,
} as const;

const facts: SentenceFacts = {
  verdict: 'anomalous',
  image: { width: 300, height: 300 },
  score: 0.9,
  threshold: 0.5,
  oneIn: null,
  regions: [spot],
  oddestAt: { x: 150, y: 150 },
  reference: 'good-003.jpg',
};

describe('imageSentence', () => {
  it.each<[string, Partial<SentenceFacts>]>([
    [
      'A round spot in the upper left, 1.2 % of the image, is unlike anything in the references (1.8 times the threshold); compared with good-003.jpg.',
      {},
    ],
    [
      'A long mark on the right, 3.5 mm², is unlike anything in the references (1.03 times the threshold); compared with good-003.jpg; 1 more region.',
      {
        score: 0.515,
        regions: [
          { ...spot, shape: 'elongated', centre: { x: 290, y: 150 }, areaMm2: 3.456 },
          spot,
        ],
      },
    ],
    [
      'An irregular area over most of the image, 67 % of the image, is unlike anything in the references (only 1 in 1,300 good parts looks as unlike); 3 more regions.',
      {
        oneIn: 1284,
        reference: null,
        regions: [{ ...spot, shape: 'irregular', areaPercent: 66.6 }, spot, spot, spot],
      },
    ],
    [
      'Unlike the references, but no single place stands out: the oddest place is in the centre (1.8 times the threshold); compared with good-003.jpg.',
      { regions: [] },
    ],
    [
      'Unlike the references, but no single place stands out (1.8 times the threshold).',
      { regions: [], oddestAt: null, reference: null },
    ],
    [
      'Hard to tell: a round spot in the upper left, less than 0.01 % of the image, is almost too unlike the references (98 % of the threshold); compared with good-003.jpg.',
      { verdict: 'unsure', score: 0.49, regions: [{ ...spot, areaPercent: 0.004 }] },
    ],
    [
      'Hard to tell: almost too unlike the references, the oddest place is in the centre (99 % of the threshold); compared with good-003.jpg.',
      { verdict: 'unsure', score: 0.4999, regions: [] },
    ],
    [
      'Hard to tell: almost too unlike the references (only 1 in 18 good parts looks as unlike).',
      { verdict: 'unsure', oneIn: 18.4, regions: [], oddestAt: null, reference: null },
    ],
    [
      'Like the references, the oddest place is in the centre (60 % of the threshold); compared with good-003.jpg.',
      { verdict: 'normal', score: 0.3, regions: [] },
    ],
    [
      'Like the references (most good parts look as unlike).',
      { verdict: 'normal', oneIn: 1.2, regions: [], oddestAt: null, reference: null },
    ],
    [
      'Like the references as a whole, but a round spot in the upper left, 0.05 mm², stands out (1 in 2.5 good parts looks as unlike); compared with good-003.jpg; 1 more region.',
      { verdict: 'normal', oneIn: 2.5, regions: [{ ...spot, areaMm2: 0.0501 }, spot] },
    ],
  ])('%s', (sentence, change) => {
    expect(imageSentence({ ...facts, ...change })).toBe(sentence);
  });

  it.each([
    ['round', 5, 'A round spot '],
    ['round', 5.1, 'A round area '],
    ['elongated', 5, 'A long mark '],
    ['elongated', 5.1, 'A long area '],
    ['irregular', 5, 'An irregular spot '],
    ['irregular', 5.1, 'An irregular area '],
  ] as const)('calls what is %s, %d %% of the image: %s', (shape, areaPercent, words) => {
    const sentence = imageSentence({ ...facts, regions: [{ ...spot, shape, areaPercent }] });
    expect(sentence.startsWith(words)).toBe(true);
  });

  it('does not say 100 % of the threshold, nor lose digits of large numbers', () => {
    expect(imageSentence({ ...facts, score: 0.49999 })).toContain('99 % of the threshold');
    expect(imageSentence({ ...facts, score: 0.5 })).toContain('1.00 times the threshold');
    const large = imageSentence({ ...facts, regions: [{ ...spot, areaMm2: 1_234_567 }] });
    expect(large).toContain(', 1,200,000 mm²,');
    expect(imageSentence({ ...facts, oneIn: 99.96 })).toContain('1 in 100 good');
    const rarer = imageSentence({ ...facts, oneIn: 140, isRarer: true });
    expect(rarer).toContain('(fewer than 1 in 140 good parts look as unlike)');
  });
});
