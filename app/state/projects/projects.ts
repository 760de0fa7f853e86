import type { KeptProject, ProjectContents, ProjectLock, ProjectStore } from '../../ports/projects';
import { noProjectStore } from '../absent-ports';
import { notify } from '../store/notify';
import { closeProject } from './closed-project';
import { freeName } from '../../core/saved/free-name';
import type { Page } from '../page';
import { toProblem } from '../../core/project/problem';
import type { AutosaveState } from '../store/store';
import { hadPhotos, noteFirstPhotos } from './first-photos';
import { Autosaver } from './autosave';
import { changesOf } from './snapshot';
import { reopen } from './reopen';
import { tellDamage } from './damage-notices';

/** The project that the next visit opens. */
const LAST_PROJECT = 'project';

interface Open {
  readonly id: string;
  readonly lock: ProjectLock;
  readonly autosaver: Autosaver;
  /** Kept parts that could not be read. */
  readonly unread: Pick<KeptProject, 'unread' | 'unreadMasks'>;
}

/**
 * The projects on this device and the one that is open. One is on the page at a time; it is written
 * as it changes, by the tab that has its lock.
 */
export class Projects {
  private present: Open | null = null;
  /** One thing after another: opening, closing, taking over. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly page: Page) {}

  private get projectStore(): ProjectStore {
    return this.page.projectStore;
  }

  /** Says whether `start` will bring photos, before the page is first painted. */
  announce(): void {
    this.tell({ isAwaited: hadPhotos(this.page) });
  }

  /**
   * Opens the project of the last visit, or a new one. Where nothing can be kept, says so; without a
   * project store it is not meant to be.
   */
  start(): Promise<void> {
    return this.inTurn(async () => {
      if (this.projectStore === noProjectStore) return this.tell({ isAwaited: false });
      this.tell({ phase: 'reading' });
      this.projectStore.watch({
        onNewer: () => this.inTurn(() => this.leaveToNewer()),
        onBlocked: () => this.showBlocked(),
        onCleared: () => this.present?.autosaver.soon(),
      });
      try {
        await this.projectStore.sweep();
        const id = this.page.preferences.read(LAST_PROJECT) ?? (await this.lastChanged());
        if (id === null || !(await this.tryOpen(id))) await this.openNew();
        noteFirstPhotos(this.page);
      } catch (error) {
        this.tell({ id: null, phase: 'off', trouble: 'failed', isAwaited: false });
        notify(this.page, { kind: 'problem', name: 'Storage', problem: toProblem(error) });
      }
    });
  }

  /** Closes the present project and opens another one; false when it is not there any more. */
  open(id: string): Promise<boolean> {
    return this.inTurn(async () => {
      return id === this.present?.id || (await this.change(id));
    });
  }

  /**
   * Does something to a project that nobody else may have open meanwhile; what is on the page is
   * written first.
   *
   * @returns null, and does nothing, while another tab has it
   */
  async alone<T>(id: string, work: () => Promise<T>): Promise<T | null> {
    if (id === this.present?.id) {
      await this.flush();
      return work();
    }
    const lock = await this.projectStore.lock(id);
    if (!lock) return null;
    try {
      return await work();
    } finally {
      lock.release();
    }
  }

  /** Tries once more to keep what could not be kept, also where the project store could not be opened. */
  async keepAgain(): Promise<void> {
    if (this.present) return this.flush();
    if (this.page.store.getState().autosave.phase === 'off') await this.start();
  }

  /** Closes the present project and begins an empty one, which is kept from its first photo on. */
  startNew(): Promise<void> {
    return this.inTurn(async () => {
      await this.closePresent();
      await this.openNew();
    });
  }

  /**
   * Keeps a project under an id and a name of its own, and opens it in place of the present one.
   * When it cannot be kept, the present one stays.
   */
  import(contents: ProjectContents): Promise<void> {
    return this.inTurn(async () => {
      const { projectStore } = this;
      await this.present?.autosaver.flush();
      const names = (await projectStore.list()).map(({ name }) => name);
      const name = freeName(contents.project.name, names);
      const project = { ...contents.project, name, changedAt: this.page.today() };
      const id = this.page.newId();
      // The sweep of projects that nobody has open is no part of this.
      const lock = await projectStore.lock(id);
      try {
        await projectStore.write(id, changesOf({ ...contents, project }));
      } finally {
        lock?.release();
      }
      await this.change(id);
    });
  }

  /** When the present project was begun, milliseconds since 1970. */
  get createdAt(): number {
    return this.present?.autosaver.createdAt ?? this.page.today();
  }

  /** Takes the project on the page from the tab that has it, with what that has made of it. */
  takeOver(): Promise<void> {
    return this.inTurn(async () => {
      const { id } = this.page.store.getState().autosave;
      if (id === null || this.present) return;
      const lock = await this.projectStore.lock(id, true);
      const contents = await this.projectStore.load(id);
      closeProject(this.page);
      if (contents) reopen(this.page, contents);
      if (lock) this.hold(id, lock, contents);
      if (contents) tellDamage(this.page, contents);
    });
  }

  /**
   * Deletes for good the photos and masks that could not be read when the project was opened, so
   * that they are not named again. Their files go with the next sweep.
   */
  async forgetUnread(): Promise<void> {
    await this.present?.autosaver.forget(this.present.unread);
  }

  /** Writes what has changed; for a page that is about to go. */
  async flush(): Promise<void> {
    await this.present?.autosaver.flush();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Opens a project in place of the present one, or a new one when it is not there any more. */
  private async change(id: string): Promise<boolean> {
    this.tell({ isAwaited: true });
    try {
      await this.closePresent();
      if (await this.tryOpen(id)) return true;
      await this.openNew();
      return false;
    } finally {
      this.tell({ isAwaited: false });
    }
  }

  private async tryOpen(id: string): Promise<boolean> {
    const lock = await this.projectStore.lock(id);
    const contents = await this.read(id);
    // Photos that came while it was read begin a project of their own.
    if (!contents || this.page.store.getState().order.length > 0) {
      lock?.release();
      return false;
    }
    // Reading it has kept the page busy; what follows does so once more.
    await new Promise((resolve) => setTimeout(resolve));
    reopen(this.page, contents);
    this.page.preferences.write(LAST_PROJECT, id);
    if (lock) this.hold(id, lock, contents);
    else this.tell({ id, phase: 'elsewhere', trouble: null });
    this.tell({ isAwaited: false, damage: null });
    tellDamage(this.page, contents);
    return true;
  }

  /** A browser that crashes has preferences of seconds ago, or none; the project store has everything. */
  private async lastChanged(): Promise<string | null> {
    const [first = null] = await this.projectStore.list();
    return first?.id ?? null;
  }

  /** Null also for a project that cannot be read, which is said and stays where it is. */
  private async read(id: string): Promise<KeptProject | null> {
    try {
      return await this.projectStore.load(id);
    } catch (error) {
      this.tell({ damage: toProblem(error) });
      return null;
    }
  }

  private async openNew(): Promise<void> {
    const id = this.page.newId();
    const lock = await this.projectStore.lock(id);
    if (!lock) throw new Error('openNew: a fresh id cannot be locked');
    this.page.preferences.write(LAST_PROJECT, id);
    this.hold(id, lock, null);
    this.tell({ isAwaited: false });
  }

  private hold(id: string, lock: ProjectLock, contents: KeptProject | null): void {
    const { page } = this;
    const createdAt = contents?.project.createdAt ?? page.today();
    const autosaver = new Autosaver(page, this.projectStore, id, createdAt, page.today);
    if (contents) autosaver.isAsWritten();
    const { unread = [], unreadMasks = [] } = contents ?? {};
    const open = { id, lock, autosaver, unread: { unread, unreadMasks } };
    this.present = open;
    this.tell({ id, phase: 'open', trouble: null });
    void lock.wanted.then(() => this.inTurn(() => this.give(open)));
    void lock.lost.then(() => this.lose(open));
  }

  /** Leaves the project to the tab that asks for it, once what is left has been written. */
  private async give(open: Open): Promise<void> {
    if (this.present !== open) return;
    this.present = null;
    this.tell({ id: open.id, phase: 'elsewhere' });
    await open.autosaver.close();
    open.lock.release();
  }

  /** The newer build reads what is written now; this one has nothing to keep projects in after it. */
  private async leaveToNewer(): Promise<void> {
    const { present } = this;
    this.present = null;
    this.tell({ phase: 'newer' });
    await present?.autosaver.close();
    present?.lock.release();
  }

  private showBlocked(): void {
    if (this.page.store.getState().autosave.phase === 'reading') this.tell({ phase: 'blocked' });
  }

  /** Another tab writes it from now on. */
  private lose(open: Open): void {
    if (this.present !== open) return;
    this.present = null;
    open.autosaver.abandon();
    this.tell({ id: open.id, phase: 'elsewhere' });
  }

  private async closePresent(): Promise<void> {
    const { present } = this;
    this.present = null;
    await present?.autosaver.close();
    closeProject(this.page);
    present?.lock.release();
  }

  private tell(change: Partial<AutosaveState>): void {
    const { autosave } = this.page.store.getState();
    this.page.store.setState({ autosave: { ...autosave, ...change } });
  }
}
