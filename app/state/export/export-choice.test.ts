import { describe, expect, it } from 'vitest';
import { fakeApp } from '../../testing/fakes';
import { chosenParts, EVERYTHING, keepParts } from './export-choice';

describe('chosenParts', () => {
  it('is what most have use for, with fewer pictures of many photos', () => {
    const { app } = fakeApp();
    expect(chosenParts(app, 12)).toMatchObject({ overlays: 'all', maps: 'none', report: true });
    expect(chosenParts(app, 5000)).toMatchObject({ overlays: 'odd', maps: 'none', report: true });
  });

  it.each([
    EVERYTHING,
    { overlays: 'none', maps: 'none', masks: false, report: false },
    { overlays: 'odd', maps: 'network', masks: true, report: false },
  ] as const)('remembers %o', (parts) => {
    const { app } = fakeApp();
    keepParts(app, parts);
    expect(chosenParts(app, 5000)).toEqual(parts);
  });

  it.each(['', 'what', 'tables', 'tables overlays-some maps-none', '{"overlays":"all"}'])(
    'takes %j for nothing',
    (text) => {
      const { app } = fakeApp();
      app.preferences.write('export', text);
      expect(chosenParts(app, 12).overlays).toBe('all');
    },
  );
});
