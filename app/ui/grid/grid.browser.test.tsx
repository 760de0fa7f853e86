import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Item } from '../../core/project/item';
import { setSort } from '../../state/actions/view';
import { fakeApp } from '../../testing/fakes';
import { AppProvider } from '../shared/app-context';
import '../styles/base.css';
import { Grid } from './grid';

/** A small picture with a number's own colour. */
async function thumbnail(number: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(192, 144);
  const context = canvas.getContext('2d')!;
  context.fillStyle = `hsl(${(number * 37) % 360} 60% 50%)`;
  context.fillRect(0, 0, 192, 144);
  return canvas.convertToBlob({ type: 'image/webp' });
}

function item(index: number): Item {
  return {
    id: `i${index}`,
    bin: 'query',
    name: `${index}.png`,
    path: `test/${index}.png`,
    bytes: 1000,
    sequence: index,
    status: 'done',
    label: index % 3 === 0 ? 'good' : null,
    labelFrom: null,
    flagged: index % 10 === 0,
    comment: '',
    hasMask: false,
    problem: null,
    hash: `${index}`,
    image: { width: 192, height: 144 },
    score: (index % 200) / 200,
    pixels: null,
    sameAs: null,
    tookMs: 1,
    scoredAgainst: 1,
    bankVersion: 0,
  };
}

/** The grid of some photos on a page of its own. */
async function gridOf(count: number): Promise<HTMLElement> {
  const { app } = fakeApp();
  const pictures = await Promise.all(Array.from({ length: 40 }, (_, i) => thumbnail(i)));
  const items = Array.from({ length: count }, (_, i) => item(i));
  for (const { id, sequence } of items) app.thumbnails.set(id, pictures[sequence % 40]!);
  app.store.setState({
    items: Object.fromEntries(items.map((one) => [one.id, one])),
    order: items.map(({ id }) => id),
    ownThreshold: 0.7,
  });
  setSort(app, 'added');
  const host = document.createElement('div');
  host.style.cssText = 'position: fixed; inset: 0; display: flex; width: 820px; height: 700px';
  document.body.append(host);
  const root = createRoot(host);
  const none = async () => ({ files: [], unreadable: [] }) as never;
  const input = { fromDrop: none, fromInput: none, fromPaste: none } as never;
  root.render(
    <AppProvider app={app} input={input}>
      <Grid />
    </AppProvider>,
  );
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  return vi.waitFor(() => {
    const found = host.querySelector<HTMLElement>('[role="listbox"]');
    if (!found?.querySelector('img')) throw new Error('no pictures yet');
    return found;
  });
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Milliseconds that the list takes for each of some steps down. */
async function scrolled(list: HTMLElement, steps: number, stepPx: number): Promise<number[]> {
  const spent: number[] = [];
  for (let i = 1; i <= steps; i++) {
    list.scrollTop = i * stepPx;
    const started = performance.now();
    // The browser reports it once a frame, and the list follows at once.
    list.dispatchEvent(new Event('scroll'));
    spent.push(performance.now() - started);
    await frame();
  }
  return spent;
}

it('scrolls 5,000 photos as fast as 300, and keeps few elements', async () => {
  const few = await gridOf(300);
  const first = median(await scrolled(few, 50, 200));
  const many = await gridOf(5000);
  await scrolled(many, 20, 8000);
  const far = median(await scrolled(many, 50, 200));
  const tiles = many.querySelectorAll('[role="option"]');
  expect(tiles.length).toBeGreaterThan(15);
  expect(tiles.length).toBeLessThan(100);
  // A frame of 60 a second, with React's checks for developers, which double it.
  expect(far).toBeLessThan(Math.max(16, first * 2));
  many.scrollTop = many.scrollHeight;
  await vi.waitFor(() => {
    expect(many.querySelector('[aria-posinset="5000"]')).not.toBeNull();
  });
});

it('lets go of every object URL', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  onTestFinished(() => {
    made.mockRestore();
    revoked.mockRestore();
  });
  const list = await gridOf(5000);
  for (let i = 1; i <= 20; i++) {
    list.scrollTop = i * 1000;
    await frame();
  }
  await frame();
  const kept = made.mock.calls.length - revoked.mock.calls.length;
  expect(made.mock.calls.length).toBeGreaterThan(200);
  expect(kept).toBe(list.querySelectorAll('img').length);
});
