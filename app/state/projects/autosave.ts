import { defaultSettings, defaultView } from '../../core/saved/default-settings';
import { keysOf } from '../../core/saved/pick';
import type { Item, ItemId } from '../../core/project/item';
import type { KeptProject, ProjectChanges, ProjectStore, Unwritten } from '../../ports/projects';
import type { PhotoSource } from '../../ports/photo-source';
import { notify } from '../store/notify';
import type { Page } from '../page';
import { toProblem } from '../../core/project/problem';
import type { AppState } from '../store/store';
import { savedItemOf, savedProjectOf } from './snapshot';
import { Written, type DataChanges } from './written';

/** Changes are written after this time at the latest. */
const WRITE_AFTER_MS = 400;

/** After a write that failed: room may have been made meanwhile. */
const TRY_AGAIN_MS = 5000;

/** Items a transaction: each brings a file, a thumbnail and scores. */
const MOST_ITEMS_A_WRITE = 64;

/** Of their files, which are in memory while they are written; one file may be larger. */
const MOST_BYTES_A_WRITE = 48 * 2 ** 20;

/** The facts of the store that are kept; derived and passing ones are not. */
function keptFacts(state: AppState): readonly unknown[] {
  return [
    state.projectName,
    state.bankVersion,
    state.calibration,
    state.masksWaiting,
    ...keysOf(defaultSettings).map((key) => state[key]),
    ...keysOf(defaultView).map((key) => state.view[key]),
  ];
}

/**
 * Writes the open project to the project store as it changes: small facts, files, thumbnails, scores and
 * the bank, each only when it is another than the one that was written.
 */
export class Autosaver {
  private readonly items = new Set<ItemId>();
  private written = new Written();
  /** Whether the project store has the project, to the knowledge of this tab. */
  private isBegun = false;
  private bankVersion = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private isDirty = false;
  private isOver = false;
  private readonly stop: () => void;

  /** @param createdAt of the project, milliseconds since 1970 */
  constructor(
    private readonly page: Page,
    private readonly projectStore: ProjectStore,
    readonly id: string,
    readonly createdAt: number,
    private readonly now: () => number,
  ) {
    const unwatch = page.liveItems.watch((item) => {
      this.items.add(item);
      this.soon();
    });
    const unsubscribe = page.store.subscribe((state, before) => {
      const was = keptFacts(before);
      if (keptFacts(state).some((fact, i) => fact !== was[i])) this.soon();
    });
    // Photos that have come before.
    for (const { id: item } of page.liveItems.values()) this.items.add(item);
    if (this.items.size > 0) this.soon();
    this.stop = () => {
      unwatch();
      unsubscribe();
    };
  }

  /** Says that what is on the page was read from the project store just now. */
  isAsWritten(): void {
    const { page } = this;
    this.written.hasAll(page, page.liveItems.values());
    this.isBegun = true;
    this.bankVersion = page.store.getState().bankVersion;
    this.items.clear();
    this.isDirty = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Deletes what is kept, but could not be read and is not on the page. */
  forget({ unread, unreadMasks }: Pick<KeptProject, 'unread' | 'unreadMasks'>): Promise<void> {
    for (const { id } of unread) this.items.add(id);
    for (const { item } of unreadMasks) if (item !== null) this.items.add(item);
    this.written.hasUnread(unreadMasks);
    this.isDirty = true;
    return this.flush();
  }

  /** Writes after a while, at least the project itself. */
  soon(wait = WRITE_AFTER_MS): void {
    this.isDirty = true;
    this.timer ??= setTimeout(() => void this.flush(), wait);
  }

  /** Writes all that has changed; resolves also when it could not be written. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.writeAll());
    return this.writing;
  }

  /** Writes what is left and lets go of the project, for good also of photos that have gone. */
  async close(): Promise<void> {
    this.stop();
    await this.flush();
    this.abandon();
    // The rest is swept on the next visit.
    if (this.gone().length > 0) await this.projectStore.tidy(this.id).catch(() => undefined);
  }

  /** Lets go of the project without a further write: it is somebody else's. */
  abandon(): void {
    this.stop();
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private async writeAll(): Promise<void> {
    if (!this.isDirty || this.isOver) return;
    this.isDirty = false;
    // Changes during this write wait for the next one.
    const ids = [...this.items];
    this.items.clear();
    for (let first = 0, next = 0; first === 0 || first < ids.length; first = next) {
      next = this.endOfLot(ids, first);
      try {
        const data = this.written.changes(this.page, this.present(ids.slice(first, next)));
        const changes = this.changesOf(ids.slice(first, next), data);
        const unwritten = await this.projectStore.write(this.id, changes);
        if (!unwritten) return await this.beginAgain();
        this.noteSaved(changes, data, unwritten);
        this.name(unwritten);
        this.tell(null);
      } catch (error) {
        for (const item of ids.slice(first)) this.items.add(item);
        const isFull = toProblem(error).kind === 'storage-full';
        if (isFull) await this.makeRoom();
        this.tell(isFull ? 'full' : 'failed');
        return this.soon(TRY_AGAIN_MS);
      }
    }
  }

  /** The store has lost the project: all is written that can still be read. */
  private beginAgain(): Promise<void> {
    this.written = new Written();
    this.isBegun = false;
    this.bankVersion = -1;
    for (const { id } of this.page.liveItems.values()) this.items.add(id);
    this.isDirty = true;
    return this.writeAll();
  }

  /** Photos and masks that cannot be kept are named; of photos that failed it is said already. */
  private name({ photos, masks, waitingMasks }: Unwritten): void {
    const { page } = this;
    const names = [
      ...this.present(photos).flatMap((item) => (item.status === 'failed' ? [] : item.name)),
      ...masks.flatMap((id) => page.masks.get(id)?.path ?? []),
      ...waitingMasks,
    ];
    const problem = { kind: 'unreadable-file' } as const;
    const [name] = names;
    if (name === undefined) return;
    if (names.length === 1) return notify(page, { kind: 'problem', name, problem });
    const files = names.map((file) => ({ name: file, problem }));
    notify(page, { kind: 'missed', from: page.store.getState().projectName, files });
  }

  /** Index behind the items that are written together with the first one. */
  private endOfLot(ids: readonly ItemId[], first: number): number {
    let bytes = 0;
    let end = first;
    while (end < ids.length && end < first + MOST_ITEMS_A_WRITE) {
      bytes += this.page.liveItems.get(ids[end]!)?.bytes ?? 0;
      if (end > first && bytes > MOST_BYTES_A_WRITE) break;
      end++;
    }
    return Math.max(end, first + 1);
  }

  /** Photos that have left the project, but may come back while it is open. */
  private gone(): ItemId[] {
    return [...this.written.photos.keys()].filter((id) => !this.page.files.has(id));
  }

  /** Removed photos are room: from now on they wait in memory for the way back. */
  private async makeRoom(): Promise<void> {
    const gone = this.gone();
    try {
      await Promise.all(gone.map((id) => this.written.photos.get(id)!.hold()));
      await this.projectStore.tidy(this.id);
      this.written.dropPhotos(gone);
    } catch {
      // There is as little room as before, which is said already.
    }
  }

  private present(ids: readonly ItemId[]): Item[] {
    return ids.flatMap((id) => this.page.liveItems.get(id) ?? []);
  }

  private changesOf(ids: readonly ItemId[], { changed }: DataChanges): ProjectChanges {
    const { page } = this;
    page.liveItems.publish();
    const state = page.store.getState();
    const bank = this.bankVersion === state.bankVersion ? undefined : page.engine.keepBank();
    const spec = state.autosave.madeWith ?? page.engine.spec();
    const times = { createdAt: this.createdAt, changedAt: this.now() };
    return {
      project: savedProjectOf(state, page.pipeline.references(), spec, times),
      photos: state.order.length,
      bytes: state.order.reduce((sum, id) => sum + (state.items[id]?.bytes ?? 0), 0),
      items: this.present(ids).map(savedItemOf),
      removed: ids.filter((id) => !page.liveItems.get(id)),
      ...changed,
      isFurther: this.isBegun,
      ...(bank ? { bank } : {}),
    };
  }

  private noteSaved(changes: ProjectChanges, data: DataChanges, { photos }: Unwritten): void {
    this.isBegun = true;
    const lost = new Set(photos);
    for (const [id, file] of changes.files ?? []) {
      if (!lost.has(id)) this.useKept(id, file);
    }
    this.written.note(data);
    this.written.drop(changes.removed ?? []);
    if (changes.bank) this.bankVersion = changes.project.bankVersion;
  }

  /** From now on the photo is the project store's: a file of the disk may go, or change. */
  private useKept(id: ItemId, file: PhotoSource): void {
    const kept = this.projectStore.photo(this.id, id);
    this.written.hasPhoto(id, kept);
    if (this.page.files.get(id) === file) this.page.files.set(id, kept);
  }

  private tell(trouble: 'full' | 'failed' | null): void {
    const { autosave } = this.page.store.getState();
    if (autosave.trouble !== trouble) {
      this.page.store.setState({ autosave: { ...autosave, trouble } });
    }
  }
}
