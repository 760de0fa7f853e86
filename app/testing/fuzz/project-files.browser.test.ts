import { afterEach, beforeEach, expect, it } from 'vitest';
import { randomFrom } from '../../core/statistics/random';
import type { ProjectFiles } from '../../ports/projects';
import { createProjectFiles, withSources } from '../../platform/project-file/project-files';
import { readProjectFile } from '../../platform/project-file/read';
import { openProjectFile } from '../../state/actions/project-file';
import type { App } from '../../state/app';
import { sortedQueries } from '../../state/items/listed';
import { problemWords } from '../../ui/words/problems';
import { textFile, type Bytes } from '../bad-files';
import { fakeApp } from '../fakes';
import { MemoryProjectStore } from '../memory-project-store';
import { hash, manifestOf, partsOf, withManifest, withPart, withSigned, zipped, type ZipParts } from '../project-zips'; // prettier-ignore
import { drawnProject } from '../projects/contents';
import { below, mutateBytes, mutateJson, pick, type Random } from './mutate';

const FILES = 500;
const SEED = 7;

const parts = await partsOf(drawnProject());
const whole = new Uint8Array(await (await zipped(parts)).arrayBuffer());
const names = parts.map(([name]) => name);

/** A project file with something wrong, in one of the ways that there are. */
async function mutant(random: Random): Promise<File> {
  const kind = random();
  if (kind < 0.3) return new File([mutateBytes(random, whole)], 'bytes.oddspot');
  if (kind < 0.45) return zipped(mutateEntries(random));
  if (kind < 0.6) return zipped(await mutateSigned(random));
  let manifest = manifestOf(parts);
  for (let i = below(random, 3); i >= 0; i--) manifest = mutateJson(random, manifest);
  return zipped(withManifest(parts, manifest));
}

function mutateEntries(random: Random): ZipParts {
  const [a, b] = [below(random, parts.length), below(random, parts.length)];
  const [name, bytes] = parts[a]!;
  const odd = ['../up.js', '/etc/passwd', 'C:\\x', 'a\0b', '__proto__', 'images/i1.png/x', 'x/'];
  switch (below(random, 5)) {
    case 0:
      return parts.toSpliced(a, 1);
    case 1:
      return parts.toSpliced(b, 0, parts[a]!);
    case 2:
      return [...parts, [pick(random, odd), textFile()]];
    case 3:
      return withPart(parts, parts[b]![0], bytes);
    default:
      return withPart(parts, name, mutateBytes(random, bytes));
  }
}

/** An entry that is not what it was, with a size and a hash that are right for it. */
function mutateSigned(random: Random): Promise<ZipParts> {
  const name = pick(
    random,
    names.filter((one) => one !== 'manifest.json'),
  );
  const bytes: Bytes = parts.find(([one]) => one === name)![1];
  return withSigned(parts, name, mutateBytes(random, bytes));
}

const uncaught: string[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent) =>
  uncaught.push(String('reason' in event ? event.reason : event.message));

beforeEach(() => {
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
});
afterEach(() => {
  removeEventListener('error', note);
  removeEventListener('unhandledrejection', note);
});

function onPage(app: App): unknown {
  app.liveItems.publish();
  const { order, projectName, ownThreshold, autosave, view, bankVersion } = app.store.getState();
  const listed = sortedQueries(app.store.getState()).map(({ name, score }) => [name, score]);
  const { selected } = view;
  return { order, projectName, ownThreshold, autosave, selected, bankVersion, listed };
}

it(`${FILES} mutated project files are refused with a reason or opened safely`, async () => {
  const random = randomFrom(SEED);
  const projectStore = new MemoryProjectStore();
  // Here, since a worker for each of them takes longer than reading it.
  const projectFiles: ProjectFiles = {
    ...createProjectFiles(hash),
    read: async (...asked) => withSources(await readProjectFile(...asked)),
  };
  const { app } = fakeApp(projectStore, { projectFiles });
  await app.projects.start();
  const open = (file: File) => openProjectFile(app, { file, path: file.name });
  expect(await open(await zipped(parts))).toBe(true);
  const faults = new Map<string, number>();
  for (let i = 0; i < FILES; i++) {
    const file = await mutant(random);
    const before = onPage(app);
    const kept = projectStore.projects.size;
    if (await open(file)) {
      expect(app.store.getState().order.length, `file ${i}`).toBeGreaterThan(0);
      expect(projectStore.projects.size).toBe(kept + 1);
      faults.set('opened', (faults.get('opened') ?? 0) + 1);
      continue;
    }
    expect(onPage(app), `file ${i}`).toEqual(before);
    expect(projectStore.projects.size).toBe(kept);
    const notice = app.store.getState().notices.at(-1);
    if (notice?.kind !== 'problem' || notice.problem.kind !== 'project-file') {
      throw new Error(`file ${i}: ${JSON.stringify(notice)}`);
    }
    const { fault } = notice.problem;
    expect(problemWords(notice.problem).full.length).toBeGreaterThan(20);
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  console.info(Object.fromEntries(faults));
  expect(uncaught).toEqual([]);
  expect(faults.size).toBeGreaterThan(5);
  // A project that opens can be used.
  expect(await open(await zipped(parts))).toBe(true);
  expect(app.store.getState().order).toHaveLength(5);
});
