import { expect, test, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { CameraSession } from './session';

const idle = () => new Promise((resolve) => setTimeout(resolve, 20));

async function openSession({ references = 0 } = {}) {
  const { app, engine, cameras, imaging } = fakeApp();
  if (references > 0) {
    const files = Array.from({ length: references }, (_, i) => incoming(`${i}.png`, 10 + i));
    addFiles(app, files, 'reference');
    await vi.waitFor(() => expect(app.pipeline.references()).toHaveLength(references));
    await idle();
  }
  const session = new CameraSession(app);
  await session.open();
  return { app, engine, cameras, imaging, session };
}

test('a shot goes to the bin that was meant, and can be taken back', async () => {
  const { app, cameras, session } = await openSession();
  await session.shoot('reference');
  const [id] = app.store.getState().order;
  expect(app.liveItems.get(id!)).toMatchObject({ bin: 'reference', bytes: 1 });
  expect(app.liveItems.get(id!)!.name).toMatch(/^camera-\d{8}-\d{6}-\d+\.jpg$/);
  expect(session.store.getState()).toMatchObject({ shots: 1, lastShot: id });
  app.history.undo();
  expect(app.store.getState().order).toEqual([]);
  expect(cameras.grabbed.every(({ closed }) => closed)).toBe(true);
});

test('shots keep the order in which they were taken', async () => {
  const { app, imaging, session } = await openSession();
  let first = true;
  imaging.jpeg = async () => {
    const ms = first ? 30 : 0;
    first = false;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Blob([ms === 30 ? 'slow' : 'fast']);
  };
  await Promise.all([session.shoot('query'), session.shoot('query')]);
  const names = app.store.getState().order.map((id) => app.liveItems.get(id)!.name);
  expect(names).toEqual([...names].sort((a, b) => numberIn(a) - numberIn(b)));
});

const numberIn = (name: string) => Number(/-(\d+)\.jpg$/.exec(name)![1]);

test('one frame is scored after the other, and only the last is held', async () => {
  const { cameras, session } = await openSession({ references: 2 });
  session.toggle('inspecting');
  await vi.waitFor(() => expect(cameras.grabbed.length).toBeGreaterThan(4));
  expect(cameras.grabbed.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(2);
  expect(session.frame?.scores?.distances).toHaveLength(1);
  session.close();
  await idle();
  expect(cameras.grabbed.filter(({ closed }) => !closed)).toEqual([]);
  expect(cameras.running).toBe(0);
});

test('frozen, the scored frame stays until it is let go', async () => {
  const { cameras, session } = await openSession({ references: 2 });
  session.toggle('inspecting');
  await vi.waitFor(() => expect(session.frame?.scores).toBeTruthy());
  await session.freeze(true);
  const { frame } = session;
  await idle();
  expect(session.frame).toBe(frame);
  expect(cameras.grabbed.filter(({ closed }) => !closed)).toEqual([frame!.bitmap]);
  await session.freeze(false);
  await vi.waitFor(() => expect(session.frame).not.toBe(frame));
  session.close();
});

test('frozen without inspection, the frame is scored once', async () => {
  const { engine, session } = await openSession({ references: 2 });
  engine.calls.length = 0;
  await session.freeze(true);
  await idle();
  expect(session.frame?.scores).toBeTruthy();
  expect(engine.calls).toEqual(['inspect']);
  session.close();
});

test('without references nothing is scored, and an engine that fails is asked again', async () => {
  const bare = await openSession();
  bare.session.toggle('inspecting');
  await idle();
  expect(bare.engine.calls).toEqual([]);
  expect(bare.session.frame).toBeNull();
  bare.session.close();

  const { engine, session } = await openSession({ references: 2 });
  engine.failures.push({ kind: 'engine-lost', detail: 'crash' });
  session.toggle('inspecting');
  await vi.waitFor(() => expect(session.frame?.scores).toBeTruthy());
  session.close();
});

test('a camera that refuses says why, and one that goes is let go of', async () => {
  const { cameras, session } = await openSession();
  cameras.unplug();
  await idle();
  expect(session.store.getState()).toMatchObject({ trouble: 'lost', feed: null });
  cameras.trouble = 'busy';
  await session.open();
  expect(session.store.getState().trouble).toBe('busy');
  cameras.trouble = 'none';
  await session.open();
  cameras.trouble = null;
  await session.lookAgain();
  expect(session.store.getState()).toMatchObject({ trouble: null, size: { width: 1, height: 1 } });
  session.close();
  expect(cameras.running).toBe(0);
});

test('closed while it opens, the camera stays off', async () => {
  const { app, cameras } = fakeApp();
  const session = new CameraSession(app);
  const opening = session.open();
  session.close();
  await opening;
  expect(cameras.running).toBe(0);
  expect(session.store.getState().feed).toBeNull();
});

test('the chosen camera is the one of the next visit', async () => {
  const { app, cameras, session } = await openSession();
  await session.choose('front');
  session.close();
  const next = new CameraSession(app);
  await next.open();
  expect(cameras.preferred).toEqual([null, 'front', 'front']);
  next.close();
});
