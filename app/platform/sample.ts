import { ProblemError } from '../core/project/problem';
import type { IncomingFile } from '../ports/files';
import type { Sample } from '../ports/sample';

interface SampleIndex {
  readonly kinds: readonly {
    readonly id: string;
    readonly name: string;
    readonly references: readonly string[];
    readonly queries: readonly { readonly path: string; readonly mask: string | null }[];
  }[];
}

/** Requests under way at once; HTTP/1.1 browsers allow six and the backbone wants one. */
const PARALLEL = 4;

/** The sample that is served along with the app, under `sample/` of `baseUrl`. */
export function createSample(baseUrl: string): Sample {
  const root = new URL('sample/', new URL(baseUrl, location.href));
  let index: Promise<SampleIndex> | undefined;

  const readIndex = async (): Promise<SampleIndex> => {
    const response = await get(new URL('index.json', root));
    return (await response.json()) as SampleIndex;
  };
  const loaded = (): Promise<SampleIndex> => {
    index ??= readIndex().catch((error: unknown) => {
      index = undefined; // The next attempt asks again.
      throw unreadable(error);
    });
    return index;
  };

  return {
    kinds: async () => (await loaded()).kinds.map(({ id, name }) => ({ id, name })),
    async load(id, signal) {
      signal.throwIfAborted();
      const kind = (await loaded()).kinds.find((candidate) => candidate.id === id);
      if (!kind) throw new RangeError(`sample: no kind ${id}`);
      const masks = kind.queries.flatMap(({ mask }) => mask ?? []);
      const paths = [...kind.references, ...kind.queries.map((query) => query.path), ...masks];
      return inParallel(paths, (path) => fetchFile(root, `${id}/${path}`, signal));
    },
  };
}

async function fetchFile(root: URL, path: string, signal: AbortSignal): Promise<IncomingFile> {
  try {
    const blob = await (await get(new URL(path, root), signal)).blob();
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { file: new File([blob], name, { type: blob.type }), path };
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(error);
  }
}

async function get(url: URL, signal: AbortSignal | null = null): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new ProblemError({ kind: 'unreadable-file' });
  return response;
}

const unreadable = (error: unknown) =>
  error instanceof ProblemError ? error : new ProblemError({ kind: 'unreadable-file' });

/** Maps in order with a few under way at once; the first failure ends it. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [i, item] of queue) {
      if (failed) return;
      results[i] = await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return results;
}
