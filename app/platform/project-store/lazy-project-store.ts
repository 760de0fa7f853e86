import { PhotoSource } from '../../ports/photo-source';
import type { ProjectStore, StoreWatcher } from '../../ports/projects';

/**
 * A project store whose code is loaded when it is first asked for anything; once more after that
 * has failed.
 */
export function lazyProjectStore(load: () => Promise<ProjectStore>): ProjectStore {
  let loading: Promise<ProjectStore> | null = null;
  let watcher: StoreWatcher | null = null;
  const open = async () => {
    try {
      const store = await load();
      if (watcher) store.watch(watcher);
      return store;
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  const projectStore = (): Promise<ProjectStore> => (loading ??= open());
  return {
    watch(wanted) {
      watcher = wanted;
      loading?.then(
        (store) => store.watch(wanted),
        () => undefined,
      );
    },
    list: async () => (await projectStore()).list(),
    load: async (id) => (await projectStore()).load(id),
    write: async (id, changes) => (await projectStore()).write(id, changes),
    photo: (id, item) => new PhotoSource(async () => (await projectStore()).photo(id, item).read()),
    tidy: async (id) => (await projectStore()).tidy(id),
    rename: async (id, name) => (await projectStore()).rename(id, name),
    duplicate: async (id, name) => (await projectStore()).duplicate(id, name),
    remove: async (id) => (await projectStore()).remove(id),
    restore: async (id) => (await projectStore()).restore(id),
    sweep: async () => (await projectStore()).sweep(),
    use: async () => (await projectStore()).use(),
    persist: async () => (await projectStore()).persist(),
    lock: async (id, steal) => (await projectStore()).lock(id, steal),
  };
}
