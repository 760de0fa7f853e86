import { ProblemError, type Problem } from '../core/project/problem';
import type {
  KeptProject,
  ProjectChanges,
  ProjectContents,
  ProjectLock,
  ProjectStore,
  StoreWatcher,
} from '../ports/projects';
import { PhotoSource } from '../ports/photo-source';

type Damage = Omit<KeptProject, keyof ProjectContents>;
type Kept = { -readonly [K in keyof ProjectContents]: ProjectContents[K] };

const isReadable = (file: File) =>
  file.arrayBuffer().then(
    () => true,
    () => false,
  );

/** A project store in memory; the real one has its own tests in the browser. */
export class MemoryProjectStore implements ProjectStore {
  readonly projects = new Map<string, Kept>();
  readonly writes: { readonly id: string; readonly changes: ProjectChanges }[] = [];
  /** Error of every write; null lets it through. */
  trouble: Problem | null = null;
  /** Damage that every project is loaded with. */
  damage: Damage = { unread: [], unreadMasks: [], mendedPhotos: [], isMended: false };
  /** Ids given so far. */
  ids = 0;
  private readonly removed = new Set<string>();
  private readonly locks = new Map<
    string,
    { readonly want: () => void; readonly lose: () => void }
  >();

  /** The tab that hears of newer builds, the last one that has started. */
  watcher: StoreWatcher | null = null;

  watch(watcher: StoreWatcher) {
    this.watcher = watcher;
  }

  async list() {
    const listed = [...this.projects].filter(([id]) => !this.removed.has(id));
    return listed.map(([id, { project, items }]) => {
      const { name, createdAt, changedAt } = project;
      return { id, name, createdAt, changedAt, photos: items.length, bytes: 0, cover: [] };
    });
  }

  async load(id: string) {
    const kept = this.projects.get(id);
    return kept ? { ...kept, ...this.damage } : null;
  }

  async write(id: string, changes: ProjectChanges) {
    await Promise.resolve();
    if (this.trouble) throw new ProblemError(this.trouble);
    const before = this.projects.get(id);
    if (changes.isFurther && !before) return null;
    this.writes.push({ id, changes });
    const gone = new Set(changes.removed);
    const files = new Map(before?.files);
    const photos: string[] = [];
    for (const [item, source] of changes.files ?? []) {
      const file = await source.read().catch(() => null);
      if (file) files.set(item, PhotoSource.of(new File([file], file.name)));
      else photos.push(item);
    }
    const merged = <T>(old?: ReadonlyMap<string, T>, now?: ReadonlyMap<string, T>) =>
      new Map([...(old ?? []), ...(now ?? [])].filter(([item]) => !gone.has(item)));
    const items = new Map((before?.items ?? []).map((item) => [item.id, item]));
    for (const item of changes.items ?? []) {
      if (!photos.includes(item.id)) items.set(item.id, item);
    }
    const lostMasks: string[] = [];
    const masks = merged(before?.masks, changes.masks);
    for (const [item, { file }] of changes.masks ?? []) {
      if (await isReadable(file)) continue;
      masks.delete(item);
      lostMasks.push(item);
    }
    for (const item of changes.withdrawn?.masks ?? []) masks.delete(item);
    const waiting = new Map(before?.waitingMasks.map((mask) => [mask.path, mask]));
    const waitingMasks: string[] = [];
    for (const mask of changes.waitingMasks ?? []) {
      if (await isReadable(mask.file)) waiting.set(mask.path, mask);
      else waitingMasks.push(mask.path);
    }
    for (const path of changes.withdrawnMasks ?? []) waiting.delete(path);
    const { bankVersion } = changes.project;
    const isOfBank = changes.project.bankVersion === (before?.project.bankVersion ?? bankVersion);
    this.projects.set(id, {
      project: changes.project,
      items: [...items.values()].filter((item) => !gone.has(item.id)),
      files,
      thumbnails: merged(before?.thumbnails, changes.thumbnails),
      scores: merged(isOfBank ? before?.scores : undefined, changes.scores),
      masks,
      waitingMasks: [...waiting.values()],
      bank: changes.bank === undefined ? (before?.bank ?? null) : changes.bank,
    });
    return { photos, masks: lostMasks, waitingMasks };
  }

  photo(id: string, item: string) {
    return new PhotoSource(async () => {
      const source = this.projects.get(id)?.files.get(item);
      if (!source) throw new ProblemError({ kind: 'unreadable-file' });
      return source.read();
    });
  }

  async tidy(id: string) {
    const kept = this.projects.get(id);
    if (!kept) return;
    const known = new Set(kept.items.map((item) => item.id));
    kept.files = new Map([...kept.files].filter(([item]) => known.has(item)));
  }

  async rename(id: string, name: string) {
    const kept = this.projects.get(id);
    if (kept) kept.project = { ...kept.project, name };
  }

  async duplicate(id: string, name: string) {
    const kept = this.projects.get(id)!;
    const copy = `${id} copy`;
    this.projects.set(copy, { ...kept, project: { ...kept.project, name } });
    return copy;
  }

  async remove(id: string) {
    this.removed.add(id);
  }

  async restore(id: string) {
    this.removed.delete(id);
  }

  async sweep() {
    for (const id of this.removed) this.projects.delete(id);
    this.removed.clear();
  }

  async use() {
    return { usedBytes: 1, quotaBytes: 2, isPersistent: false };
  }

  async persist() {
    return true;
  }

  async lock(id: string, steal = false): Promise<ProjectLock | null> {
    const holder = this.locks.get(id);
    if (holder && !steal) return null;
    holder?.want();
    // Time for the holder to write what is left.
    if (holder) await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.locks.has(id)) holder?.lose();
    const tell = { want: () => {}, lose: () => {} };
    const wanted = new Promise<void>((resolve) => (tell.want = resolve));
    const lost = new Promise<void>((resolve) => (tell.lose = resolve));
    this.locks.set(id, tell);
    return { wanted, lost, release: () => void this.locks.delete(id) };
  }
}
