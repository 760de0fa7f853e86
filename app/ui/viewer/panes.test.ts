import { describe, expect, it } from 'vitest';
import { paneAt, panesOf } from './panes';

const wide = { width: 802, height: 600 };
const tall = { width: 390, height: 602 };

describe('panesOf', () => {
  it('gives the whole stage to one pane', () => {
    const query = { x: 0, y: 0, ...wide };
    expect(panesOf(wide, false)).toEqual({ query, reference: null, stacked: false });
  });

  it('puts two beside each other, on a portrait stage below each other', () => {
    expect(panesOf(wide, true)).toMatchObject({
      query: { x: 0, y: 0, width: 400, height: 600 },
      reference: { x: 402, y: 0, width: 400, height: 600 },
    });
    expect(panesOf(tall, true)).toMatchObject({
      query: { x: 0, y: 0, width: 390, height: 300 },
      reference: { x: 0, y: 302, width: 390, height: 300 },
    });
  });
});

describe('paneAt', () => {
  it('finds the pane and the point in it', () => {
    expect(paneAt(panesOf(wide, true), { x: 10, y: 20 })).toEqual({
      pane: 'query',
      at: { x: 10, y: 20 },
    });
    expect(paneAt(panesOf(wide, true), { x: 412, y: 20 })).toEqual({
      pane: 'reference',
      at: { x: 10, y: 20 },
    });
    expect(paneAt(panesOf(tall, true), { x: 10, y: 322 }).at).toEqual({ x: 10, y: 20 });
    expect(paneAt(panesOf(wide, false), { x: 800, y: 20 }).pane).toBe('query');
  });
});
