import { describe, expect, it } from 'vitest';
import { Turns } from './lane-pool';

const signal = new AbortController().signal;

describe('Turns', () => {
  it('serves those who wait in their order', async () => {
    const turns = new Turns<string>();
    const first = turns.take(signal);
    const second = turns.take(signal);
    turns.give('a');
    turns.give('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('passes over a waiter that has given up', async () => {
    const turns = new Turns<string>();
    const controller = new AbortController();
    const gone = turns.take(controller.signal);
    const stays = turns.take(signal);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    turns.give('a');
    expect(await stays).toBe('a');
  });

  it('does not hand out what was dropped', async () => {
    const turns = new Turns<string>();
    turns.give('dead');
    turns.give('alive');
    turns.drop('dead');
    expect(await turns.take(signal)).toBe('alive');
  });

  it('turns away all who wait when nothing will come', async () => {
    const turns = new Turns<string>();
    const waiting = turns.take(signal);
    turns.fail(new Error('no engine'));
    await expect(waiting).rejects.toThrow('no engine');
    await expect(turns.take(signal)).rejects.toThrow('no engine');
    turns.clear();
    const again = turns.take(signal);
    turns.give('a');
    expect(await again).toBe('a');
  });
});
