import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Item } from '../../core/project/item';
import { setSort } from '../../state/actions/view';
import type { App } from '../../state/app';
import { fakeApp } from '../../testing/fakes';
import { AppProvider } from '../components/app-context';
import '../styles/base.css';
import { Grid } from './grid';

const COUNT = 5000;

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
    flagged: index % 10 === 0,
    comment: '',
    hasMask: false,
    problem: null,
    hash: `${index}`,
    image: { width: 192, height: 144 },
    score: (index % 200) / 200,
    tookMs: 1,
    scoredAgainst: 1,
    bankVersion: 0,
  };
}

/** The grid of 5,000 photos on a page of its own. */
async function gridOfMany(): Promise<{ app: App; list: HTMLElement }> {
  const { app } = fakeApp();
  const pictures = await Promise.all(Array.from({ length: 40 }, (_, i) => thumbnail(i)));
  const items = Array.from({ length: COUNT }, (_, i) => item(i));
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
  const list = await vi.waitFor(() => {
    const found = host.querySelector<HTMLElement>('[role="listbox"]');
    if (!found?.querySelector('img')) throw new Error('no pictures yet');
    return found;
  });
  return { app, list };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

it('scrolls 5,000 photos with little work a frame, and keeps few elements', async () => {
  const { list } = await gridOfMany();
  const spent: number[] = [];
  for (let i = 1; i <= 120; i++) {
    list.scrollTop = i * 240;
    const started = performance.now();
    // The browser tells of it once a frame, and the list follows at once.
    list.dispatchEvent(new Event('scroll'));
    spent.push(performance.now() - started);
    await frame();
  }
  const tiles = list.querySelectorAll('[role="option"]');
  expect(tiles.length).toBeLessThan(100);
  expect(Number(tiles[0]!.getAttribute('aria-posinset'))).toBeGreaterThan(400);
  console.info(`script a frame: ${median(spent).toFixed(1)} ms, at most ${Math.max(...spent)} ms`);
  // 2 to 3 ms here.
  expect(median(spent)).toBeLessThan(8);
});

it('follows a drag of the scroll bar, which leaves no row where it was', async () => {
  const { list } = await gridOfMany();
  const spent: number[] = [];
  for (let i = 1; i <= 40; i++) {
    list.scrollTop = ((i * 7919) % 40) * 4000;
    const started = performance.now();
    list.dispatchEvent(new Event('scroll'));
    spent.push(performance.now() - started);
    await frame();
  }
  console.info(`whole screens: ${median(spent).toFixed(1)} ms, at most ${Math.max(...spent)} ms`);
  expect(median(spent)).toBeLessThan(50);
});

it('lets go of every object URL', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  onTestFinished(() => {
    made.mockRestore();
    revoked.mockRestore();
  });
  const { list } = await gridOfMany();
  for (let i = 1; i <= 20; i++) {
    list.scrollTop = i * 1000;
    await frame();
  }
  await frame();
  const kept = made.mock.calls.length - revoked.mock.calls.length;
  expect(made.mock.calls.length).toBeGreaterThan(200);
  expect(kept).toBe(list.querySelectorAll('img').length);
});
