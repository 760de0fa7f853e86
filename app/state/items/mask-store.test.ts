import { describe, expect, it } from 'vitest';
import { incoming } from '../../testing/fakes';
import { MaskStore } from './mask-store';

const size = { width: 16, height: 5 };
const bits = () => new Uint8Array(10);

function store(budgetBytes = 25) {
  const masks = new MaskStore(budgetBytes);
  for (const id of ['a', 'b', 'c']) masks.set(id, incoming(`${id}.png`, 1));
  return masks;
}

describe('MaskStore', () => {
  it('keeps decoded masks at one size', () => {
    const masks = store();
    const own = bits();
    masks.keepBits('a', size, own);
    expect(masks.bits('a', size)).toBe(own);
    expect(masks.bits('a', { width: 5, height: 16 })).toBeNull();
    masks.keepBits('a', { width: 8, height: 1 }, new Uint8Array(1));
    expect(masks.bits('a', size)).toBeNull();
  });

  it('keeps no more than fit, and has room again when one goes', () => {
    const masks = store();
    for (const id of ['a', 'b', 'c']) masks.keepBits(id, size, bits());
    expect(masks.bits('b', size)).not.toBeNull();
    expect(masks.bits('c', size)).toBeNull();
    masks.delete('a');
    masks.keepBits('c', size, bits());
    expect(masks.bits('c', size)).not.toBeNull();
    expect(masks.get('a')).toBeNull();
  });

  it('forgets what was decoded when the mask is another', () => {
    const masks = store();
    masks.keepBits('a', size, bits());
    const { revision } = masks;
    masks.set('a', incoming('other.png', 2));
    expect(masks.bits('a', size)).toBeNull();
    expect(masks.revision).toBeGreaterThan(revision);
  });

  it('keeps nothing of a photo that has gone', () => {
    const masks = store();
    masks.keepBits('z', size, bits());
    expect(masks.bits('z', size)).toBeNull();
  });
});
