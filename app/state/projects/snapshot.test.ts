import { describe, expect, it } from 'vitest';
import { defaultSettings, defaultView } from '../../core/saved/default-settings';
import { mendProject } from '../../core/saved/mend';
import { savedEmpty } from '../../testing/saved';
import { initialState } from '../store/store';
import { savedProjectOf, stateOf } from './snapshot';

describe('the settings of a project', () => {
  it('have the defaults where nothing was kept', () => {
    const bare = Object.fromEntries(
      Object.entries(savedEmpty).filter(([key]) => !(key in defaultSettings) && key !== 'view'),
    );
    const { value } = mendProject(bare)!;
    expect(value).toMatchObject({ ...defaultSettings, view: defaultView });
    expect(initialState).toMatchObject(defaultSettings);
    expect(initialState.view).toMatchObject(defaultView);
  });

  it('come back as they were kept, each of them', () => {
    const kept = {
      ...savedEmpty,
      turning: 'upright',
      ownThreshold: 0.3,
      falseAlarmRate: 0.02,
      regions: {
        ownThreshold: 0.4,
        smallest: { value: 2, unit: 'mm2' },
        smoothingPx: 3,
        knownLength: null,
        severityRules: [{ name: 'Any', severity: 'major', atLeast: {} }],
      },
      view: { selected: 'i1', sort: 'area', mode: 'blink', opacity: 0.1, colourMap: 'grey' },
    } as const;
    const state = { ...initialState, ...stateOf(kept, initialState) };
    const { createdAt, changedAt } = kept;
    expect(savedProjectOf(state, [], null, { createdAt, changedAt })).toEqual(kept);
  });
});
