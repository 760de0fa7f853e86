import type { ItemId } from '../../core/project/item';
import type { FeatureGrid } from '../../core/features/grid';
import type { Problem } from '../../core/project/problem';
import type { Workbench } from '../workbench';
import { toProblem } from '../../core/project/problem';

/**
 * Features of the loupe's photo: from the cache, or recomputed from the file when
 * they found no room there. One photo at a time, and the last one is kept.
 */
export class LoupeFeatures {
  private id: ItemId | null = null;
  private grid: FeatureGrid | null = null;
  private failed: Problem | null = null;
  private running: AbortController | null = null;
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  constructor(
    private readonly bench: Pick<Workbench, 'features' | 'files' | 'imaging' | 'engine'>,
  ) {}

  /** Told when features that were asked for are there, or cannot be had. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Rises with each of these. */
  version = (): number => this.changes;

  get(id: ItemId): FeatureGrid | null {
    return this.bench.features.get(id) ?? (id === this.id ? this.grid : null);
  }

  /** Why the features of a photo cannot be computed; null while nothing is known against it. */
  problemOf(id: ItemId): Problem | null {
    return id === this.id ? this.failed : null;
  }

  /** Sees to the features of a photo, and to no other's: what was on the way is cancelled. */
  ask(id: ItemId): void {
    if (id === this.id && (this.running || this.grid)) return;
    this.letGo();
    if (this.bench.features.get(id)) return;
    this.id = id;
    void this.compute(id);
  }

  letGo(): void {
    this.running?.abort(new DOMException('another photo is looked at', 'AbortError'));
    this.running = null;
    this.id = null;
    this.grid = null;
    this.failed = null;
  }

  private async compute(id: ItemId): Promise<void> {
    const { files, imaging, engine } = this.bench;
    const source = files.get(id);
    if (!source) return;
    const controller = new AbortController();
    const { signal } = controller;
    this.running = controller;
    try {
      const file = await source.read();
      const { image } = await imaging.decode(file, file.name, signal);
      const { grid } = await engine.embed(image, signal);
      if (this.running !== controller) return;
      this.grid = grid;
    } catch (error) {
      if (this.running !== controller) return;
      this.failed = toProblem(error);
    }
    this.running = null;
    this.changes += 1;
    for (const listener of this.listeners) listener();
  }
}
