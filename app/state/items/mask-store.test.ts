import { describe, expect, it } from 'vitest';
import { incoming } from '../../testing/fakes';
import { MaskStore } from './mask-store';

const size = { width: 16, height: 5 };
const bits = () => ({ bits: new Uint8Array(10), marked: 0.1 });

function store(budgetBytes = 25) {
  const masks = new MaskStore(budgetBytes);
  for (const id of ['a', 'b', 'c']) masks.set(id, incoming(`${id}.png`, 1));
  return masks;
}

describe('MaskStore', () => {
  it('keeps decoded masks at one size', () => {
    const masks = store();
    const own = bits();
    masks.keepRead('a', size, own);
    expect(masks.read('a', size)).toBe(own);
    expect(masks.read('a', { width: 5, height: 16 })).toBeNull();
    masks.keepRead('a', { width: 8, height: 1 }, { bits: new Uint8Array(1), marked: 0 });
    expect(masks.read('a', size)).toBeNull();
  });

  it('keeps no more than fit, and has room again when one goes', () => {
    const masks = store();
    for (const id of ['a', 'b', 'c']) masks.keepRead(id, size, bits());
    expect(masks.read('b', size)).not.toBeNull();
    expect(masks.read('c', size)).toBeNull();
    masks.delete('a');
    masks.keepRead('c', size, bits());
    expect(masks.read('c', size)).not.toBeNull();
    expect(masks.get('a')).toBeNull();
  });

  it('forgets what was decoded when the mask is another', () => {
    const masks = store();
    masks.keepRead('a', size, bits());
    const { revision } = masks;
    masks.set('a', incoming('other.png', 2));
    expect(masks.read('a', size)).toBeNull();
    expect(masks.revision).toBeGreaterThan(revision);
  });

  it('keeps nothing of a photo that has gone', () => {
    const masks = store();
    masks.keepRead('z', size, bits());
    expect(masks.read('z', size)).toBeNull();
  });
});
