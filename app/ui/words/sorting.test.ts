import { expect, it } from 'vitest';
import { planWords, reasonWords } from './sorting';

const none = { reference: 0, good: 0, defective: 0, unlabelled: 0, mask: 0, aside: 0 };

it('says what a plan comes to', () => {
  expect(planWords({ ...none, reference: 84, good: 8, defective: 12, mask: 12, aside: 3 })).toBe('84 references, 20 to inspect (8 labelled good, 12 labelled defective), 12 masks, 3 left aside'); // prettier-ignore
  expect(planWords({ ...none, reference: 1, unlabelled: 1500 })).toBe('1 reference, 1,500 to inspect'); // prettier-ignore
  expect(planWords({ ...none, mask: 1 })).toBe('1 mask');
});

it('names the folder or table behind a reason', () => {
  expect(reasonWords({ reason: 'defective', said: '01_reject' })).toContain('“01_reject”');
  expect(reasonWords({ reason: 'table', said: '1cls.csv' })).toContain('“1cls.csv”');
});
