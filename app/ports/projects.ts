import type { ItemId } from '../core/project/item';
import type { SavedItem, SavedProject } from '../core/saved/saved-project';
import type { IncomingFile, SaveEntry } from './files';
import type { OnProgress } from './progress';
import type { DataKind, PhotoDataMaps } from './photo-data';
import type { PhotoSource } from './photo-source';

/** A complete project, as stored on the device and in a project file. */
export interface ProjectContents extends PhotoDataMaps {
  readonly project: SavedProject;
  readonly items: readonly SavedItem[];
  /** Masks whose photo has not come yet. */
  readonly waitingMasks: readonly IncomingFile[];
  /** As `encodeBank` makes it; null without references. */
  readonly bank: ArrayBuffer | null;
}

/** A kept photo that cannot be shown; it stays where it is. */
export interface UnreadPhoto {
  readonly id: ItemId;
  /** The id where the name cannot be read. */
  readonly name: string;
  readonly reason: 'damaged' | 'no-file';
}

/** A kept mask that is left out; it stays where it is. */
export interface UnreadMask {
  /** Null for one that waits for its photo. */
  readonly item: ItemId | null;
  /** The path that it came with, else the name of its photo. */
  readonly name: string;
}

/** A project as it is on the device, with what of it could not be read. */
export interface KeptProject extends ProjectContents {
  readonly unread: readonly UnreadPhoto[];
  readonly unreadMasks: readonly UnreadMask[];
  /** Names of photos that have lost a label, a flag or a comment, or part of one. */
  readonly mendedPhotos: readonly string[];
  /** Whether the project's name or settings were mended. */
  readonly isMended: boolean;
}

/** Projects as single files, `NAME.oddspot`. */
export interface ProjectFiles {
  isProjectFile(entry: IncomingFile): boolean;
  /** All of it, checked. Rejects with ProblemError `project-file`, or AbortError. */
  read(file: File, signal: AbortSignal, onProgress: OnProgress): Promise<ProjectContents>;
  /** Entries for `Saver.saveZip`; one part at a time is held in memory. */
  entries(
    contents: ProjectContents,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): AsyncIterable<SaveEntry>;
}

/** Changes of a project since it was last saved; absent keys stay unchanged. */
export interface ProjectChanges
  extends Partial<PhotoDataMaps>, Partial<Pick<ProjectContents, 'bank'>> {
  /** They are of no use without what was written before. */
  readonly isFurther?: boolean;
  readonly project: SavedProject;
  /** Of all the project's files. */
  readonly bytes: number;
  readonly photos: number;
  readonly items?: readonly SavedItem[];
  /** Items that have gone. Their files stay until `tidy`, so that they can come back. */
  readonly removed?: readonly ItemId[];
  /** Items that stay, but have lost something of a kind. */
  readonly withdrawn?: Readonly<Partial<Record<DataKind, readonly ItemId[]>>>;
  /** Masks without a photo, each in place of the one with its path. */
  readonly waitingMasks?: readonly IncomingFile[];
  /** Paths of masks that wait no longer. */
  readonly withdrawnMasks?: readonly string[];
}

/** Parts of a write that are left out, since their file cannot be read any more. */
export interface Unwritten {
  /** Photos, each with its whole item. */
  readonly photos: readonly ItemId[];
  /** Items that are kept without their mask. */
  readonly masks: readonly ItemId[];
  /** By path. */
  readonly waitingMasks: readonly string[];
}

/** One line of the list of projects. */
export interface ProjectCard {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly photos: number;
  /** Of the photos' files. */
  readonly bytes: number;
  /** Thumbnails of the first few photos. */
  readonly cover: readonly Blob[];
}

export interface StorageUse {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Whether the browser has promised not to throw it away on its own. */
  readonly isPersistent: boolean;
}

/** Held exclusively while a project is open for writing. */
export interface ProjectLock {
  /** Resolves when another tab asks for the project; that tab waits briefly for pending writes. */
  readonly wanted: Promise<void>;
  /** Resolves when another tab has taken the project over. */
  readonly lost: Promise<void>;
  release(): void;
}

/** Follows events of the database that this tab has not asked for. */
export interface StoreWatcher {
  /**
   * A newer build in another tab waits for the database. It gets it when the promise settles;
   * from then on every call here rejects with `storage-newer`.
   */
  onNewer(): Promise<void>;
  /** The database cannot be opened before a tab with an older build lets go of it. */
  onBlocked(): void;
  /** The browser has closed the database, as it does when the site is cleared or its disk has gone. */
  onCleared(): void;
}

/**
 * Projects on this device. Rejects with ProblemError: `storage-full` when there is no room,
 * `storage-newer` when a newer build has changed the database, `storage-failed` when the browser
 * refuses or the database is damaged.
 */
export interface ProjectStore {
  /** There is one watcher: another one takes its place. */
  watch(watcher: StoreWatcher): void;
  list(): Promise<readonly ProjectCard[]>;
  /**
   * Null for a project that is not there. What is damaged has defaults in its place, or is named,
   * and is not deleted.
   */
  load(id: string): Promise<KeptProject | null>;
  /**
   * All of it or nothing, but for photos and masks whose file cannot be read any more.
   *
   * @returns null, and nothing is written, for further changes of a project that is not there any
   *   more: the browser, or its user, has cleared what the site keeps
   */
  write(id: string, changes: ProjectChanges): Promise<Unwritten | null>;
  /** A photo as it is kept, whatever has become of the file that it came from. */
  photo(id: string, item: ItemId): PhotoSource;
  /** Deletes the files of items that have gone. */
  tidy(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** A copy under a name of its own; its id. */
  duplicate(id: string, name: string): Promise<string>;
  /** Takes a project off the list; `restore` brings it back until the next `sweep`. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Deletes removed projects for good, and files that a crash has left without their items. */
  sweep(): Promise<void>;
  use(): Promise<StorageUse>;
  /** Asks the browser not to throw anything away on its own. */
  persist(): Promise<boolean>;
  /**
   * Null while another tab has the project; `steal` asks that one for it, and takes it when there
   * is no answer.
   */
  lock(id: string, steal?: boolean): Promise<ProjectLock | null>;
}
