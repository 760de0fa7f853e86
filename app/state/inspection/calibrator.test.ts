import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import type { App } from '../app';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];

const named = (app: App, name: string) =>
  Object.values(app.store.getState().items).find((item) => item.name === name)!;

describe('features that had to make room', () => {
  it('are computed again for the calibration', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, references, 'reference');
    await settled(app);
    const { id } = named(app, 'a.png');
    app.features.delete(id);
    engine.calls.length = 0;
    addFiles(app, [incoming('d.png', 18)], 'reference');
    await settled(app);
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(2);
    expect(named(app, 'a.png').score).toBeCloseTo(0.02, 5);
    expect(app.store.getState().calibration?.scores).toHaveLength(4);
  });

  it('are done without when the file cannot be read any more', async () => {
    const { app, imaging } = fakeApp();
    addFiles(app, references, 'reference');
    await settled(app);
    app.features.delete(named(app, 'a.png').id);
    const decode = imaging.decode.bind(imaging);
    imaging.decode = async (file, name, signal) => {
      if (name === 'a.png') throw new ProblemError({ kind: 'unreadable-file' });
      return decode(file, name, signal);
    };
    addFiles(app, [incoming('d.png', 18)], 'reference');
    await settled(app);
    expect(app.store.getState().calibration?.scores).toHaveLength(3);
    expect(named(app, 'a.png').status).toBe('done');
  });
});
