import { describe, expect, it } from 'vitest';
import { LanePool } from './lane-pool';

const signal = new AbortController().signal;

describe('LanePool', () => {
  it('serves those who wait in their order', async () => {
    const lanePool = new LanePool<string>();
    const first = lanePool.take(signal);
    const second = lanePool.take(signal);
    lanePool.give('a');
    lanePool.give('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('passes over a waiter that has given up', async () => {
    const lanePool = new LanePool<string>();
    const controller = new AbortController();
    const gone = lanePool.take(controller.signal);
    const stays = lanePool.take(signal);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    lanePool.give('a');
    expect(await stays).toBe('a');
  });

  it('does not hand out what was dropped', async () => {
    const lanePool = new LanePool<string>();
    lanePool.give('dead');
    lanePool.give('alive');
    lanePool.drop('dead');
    expect(await lanePool.take(signal)).toBe('alive');
  });

  it('turns away all who wait when nothing will come', async () => {
    const lanePool = new LanePool<string>();
    const waiting = lanePool.take(signal);
    lanePool.fail(new Error('no engine'));
    await expect(waiting).rejects.toThrow('no engine');
    await expect(lanePool.take(signal)).rejects.toThrow('no engine');
    lanePool.clear();
    const again = lanePool.take(signal);
    lanePool.give('a');
    expect(await again).toBe('a');
  });
});
