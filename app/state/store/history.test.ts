import { describe, expect, it } from 'vitest';
import { History } from './history';
import { createAppStore } from './store';

function open() {
  const store = createAppStore();
  let now = 0;
  const history = new History(store, { now: () => now });
  const set = (threshold: number, merges = true) => {
    const before = store.getState().ownThreshold;
    history.run({
      name: 'threshold',
      photos: null,
      merges,
      redo: () => store.setState({ ownThreshold: threshold }),
      undo: () => store.setState({ ownThreshold: before }),
    });
  };
  const value = () => store.getState().ownThreshold;
  const names = () => store.getState().history;
  return { history, set, value, names, wait: (ms: number) => (now += ms) };
}

const title = { name: 'threshold', photos: null };

describe('History', () => {
  it('takes changes back and makes them again, and names the next', () => {
    const { history, set, value, names, wait } = open();
    set(0.4);
    wait(5000);
    set(0.6);
    expect(names()).toEqual({ undo: title, redo: null });
    history.undo();
    expect(value()).toBe(0.4);
    expect(names()).toEqual({ undo: title, redo: title });
    history.undo();
    expect(value()).toBeNull();
    expect(names()).toEqual({ undo: null, redo: title });
    history.undo();
    history.redo();
    history.redo();
    history.redo();
    expect(value()).toBe(0.6);
  });

  it('takes a drag as one change, and the next one as another', () => {
    const { history, set, value, wait } = open();
    for (const threshold of [0.3, 0.35, 0.4]) {
      wait(200);
      set(threshold);
    }
    wait(1500);
    set(0.5);
    history.undo();
    expect(value()).toBe(0.4);
    history.undo();
    expect(value()).toBeNull();
  });

  it('does not merge what was asked for apart, nor into what was taken back', () => {
    const { history, set, value } = open();
    set(0.3, false);
    set(0.4, false);
    history.undo();
    expect(value()).toBe(0.3);
    set(0.9);
    history.undo();
    expect(value()).toBe(0.3);
    history.redo();
    expect(value()).toBe(0.9);
  });

  it('forgets what was taken back at the next change', () => {
    const { history, set, value, names } = open();
    set(0.3);
    history.undo();
    set(0.7);
    expect(names()).toEqual({ undo: title, redo: null });
    history.redo();
    expect(value()).toBe(0.7);
  });

  it('lets go of the oldest when too many photos are kept, never of the latest', () => {
    const { history, names } = open();
    const taken: string[] = [];
    const remove = (name: string, keeps: number) =>
      history.run({
        name: 'remove',
        photos: keeps,
        keeps,
        redo: () => {},
        undo: () => taken.push(name),
      });
    remove('first', 15_000);
    remove('second', 4000);
    remove('third', 10_000);
    for (let i = 0; i < 3; i++) history.undo();
    expect(taken).toEqual(['third', 'second']);
    remove('huge', 50_000);
    expect(names().undo).toEqual({ name: 'remove', photos: 50_000 });
    history.undo();
    expect(taken.at(-1)).toBe('huge');
  });
});
