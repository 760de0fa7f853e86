import { PhotoSource } from '../../ports/photo-source';
import type { Vault } from '../../ports/projects';

/** A vault whose code is not loaded before it is first asked for anything. */
export function lazyVault(load: () => Promise<Vault>): Vault {
  let loading: Promise<Vault> | null = null;
  const vault = (): Promise<Vault> => (loading ??= load());
  return {
    list: async () => (await vault()).list(),
    load: async (id) => (await vault()).load(id),
    write: async (id, changes) => (await vault()).write(id, changes),
    photo: (id, item) => new PhotoSource(async () => (await vault()).photo(id, item).read()),
    tidy: async (id) => (await vault()).tidy(id),
    rename: async (id, name) => (await vault()).rename(id, name),
    duplicate: async (id, name) => (await vault()).duplicate(id, name),
    remove: async (id) => (await vault()).remove(id),
    restore: async (id) => (await vault()).restore(id),
    sweep: async () => (await vault()).sweep(),
    use: async () => (await vault()).use(),
    persist: async () => (await vault()).persist(),
    lock: async (id, steal) => (await vault()).lock(id, steal),
  };
}
