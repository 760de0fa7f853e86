import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../core/project/problem';
import { createSample } from './sample';

const index = {
  kinds: [
    {
      id: 'screw',
      name: 'Screws',
      references: ['train/good/000.jpg', 'train/good/001.jpg'],
      queries: [
        { path: 'test/scratch/000.jpg', mask: 'mask/scratch/000.png' },
        { path: 'test/good/000.jpg', mask: null },
      ],
    },
  ],
};
const never = new AbortController().signal;
let asked: string[];
let answer: (path: string, signal: AbortSignal | null | undefined) => Promise<Response>;

const json = (value: unknown) => new Response(JSON.stringify(value));
const photo = () => new Response('photo', { headers: { 'Content-Type': 'image/jpeg' } });

beforeEach(() => {
  asked = [];
  answer = async (path) => (path.endsWith('index.json') ? json(index) : photo());
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const path = new URL(String(input)).pathname;
    asked.push(path);
    return answer(path, init?.signal);
  });
});
afterEach(() => vi.restoreAllMocks());

const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe('createSample', () => {
  it('lists the kinds, asking once', async () => {
    const sample = createSample('/oddspot/');
    expect(await sample.kinds()).toEqual([{ id: 'screw', name: 'Screws' }]);
    await sample.kinds();
    expect(asked).toEqual(['/oddspot/sample/index.json']);
  });

  it('loads references, queries and masks in order', async () => {
    const files = await createSample('/').load('screw', never);
    expect(files.map(({ path }) => path)).toEqual([
      'screw/train/good/000.jpg',
      'screw/train/good/001.jpg',
      'screw/test/scratch/000.jpg',
      'screw/test/good/000.jpg',
      'screw/mask/scratch/000.png',
    ]);
    expect(asked).toContain('/sample/screw/test/scratch/000.jpg');
    expect(files[0]!.file).toMatchObject({ name: '000.jpg', type: 'image/jpeg', size: 5 });
  });

  it('keeps few requests under way', async () => {
    let open = 0;
    let most = 0;
    const many = {
      ...index.kinds[0],
      references: Array.from({ length: 30 }, (_, i) => `${i}.jpg`),
    };
    answer = async (path) => {
      if (path.endsWith('index.json')) return json({ kinds: [many] });
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 2));
      open--;
      return photo();
    };
    expect((await createSample('/').load('screw', never)).length).toBe(33);
    expect(most).toBe(4);
  });

  it('says when a file is missing and stops asking', async () => {
    const many = {
      ...index.kinds[0],
      references: Array.from({ length: 30 }, (_, i) => `${i}.jpg`),
    };
    answer = async (path) =>
      path.endsWith('index.json') ? json({ kinds: [many] }) : new Response('', { status: 404 });
    const error = await failure(createSample('/').load('screw', never));
    expect((error as ProblemError).problem).toEqual({ kind: 'unreadable-file' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked.length).toBe(5);
  });

  it('asks again for an index that failed', async () => {
    const sample = createSample('/');
    answer = async () => new Response('<html>not found</html>');
    expect(await failure(sample.kinds())).toBeInstanceOf(ProblemError);
    answer = async () => json(index);
    expect((await sample.kinds()).length).toBe(1);
  });

  it('can be aborted', async () => {
    const controller = new AbortController();
    answer = async (path, signal) => {
      if (path.endsWith('index.json')) return json(index);
      controller.abort();
      return Promise.reject(signal?.reason);
    };
    const error = await failure(createSample('/').load('screw', controller.signal));
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});
