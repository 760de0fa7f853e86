import { ProblemError } from '../core/project/problem';
import type { Cameras } from '../ports/cameras';
import type { Offline } from '../ports/offline';
import { PhotoSource } from '../ports/photo-source';
import type { ProjectStore } from '../ports/projects';

/** A machine without cameras. */
export const noCameras: Cameras = {
  open: async () => 'none',
  list: async () => [],
  watch: () => () => undefined,
};

/** An app that is not kept on the device, as it comes from no server. */
export const noOffline: Offline = {
  subscribe: () => () => undefined,
  start: async () => undefined,
  restart: () => undefined,
};

const refuse = () =>
  Promise.reject(new ProblemError({ kind: 'storage-failed', detail: 'no project store' }));

/** Keeps nothing: projects live on the page, and in project files. */
export const noProjectStore: ProjectStore = {
  watch: () => undefined,
  list: async () => [],
  load: async () => null,
  write: refuse,
  photo: () => new PhotoSource(refuse),
  tidy: refuse,
  rename: refuse,
  duplicate: refuse,
  remove: refuse,
  restore: refuse,
  sweep: refuse,
  use: refuse,
  persist: async () => false,
  lock: refuse,
};
