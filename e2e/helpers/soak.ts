import { expect, type Locator, type Page } from '@playwright/test';
import type { FilePayload } from './files';
import { choose, engineChip, queryList, referenceList } from './flow';
import { killLane } from './lanes';
import { loseContexts } from './workers';

export interface SoakPlan {
  readonly seed: number;
  /** Queries, added in ten lots. */
  readonly queries: readonly FilePayload[];
  /** Images that come and go as references. */
  readonly references: readonly FilePayload[];
  /** How often each kind of trouble is made. */
  readonly rounds: number;
}

const LOTS = 10;
const MOST_PAUSE_MS = 600;
const MOST_REFERENCES = 6;
/** Compiling shaders for a software renderer, with other programs about. */
const SLOW_START_MS = 90_000;

/** In more directions two references no longer make a whole bank. */
export async function keepUpright(page: Page): Promise<void> {
  await page.getByLabel('Parts lie').selectOption('upright');
}

/** Makes all kinds of trouble in a random order while images are inspected. */
export class Soak {
  /** How often each kind of thing was done. */
  readonly done = new Map<string, number>();
  private readonly random: () => number;
  private waitingQueries: FilePayload[];
  private readonly spare: FilePayload[];

  private readonly troubles: readonly (readonly [string, () => Promise<boolean>])[] = [
    ['cancelled and resumed', () => this.cancelAndResume()],
    ['reference added', () => this.addReference()],
    ['reference removed', () => this.removeReference()],
    ['reference made a query', () => this.moveReference()],
    ['query made a reference', () => this.moveQuery()],
    ['worker killed', () => killLane(this.page, this.below(8))],
    ['graphics lost', () => this.loseGraphics()],
    ['changed to WASM', () => this.compute('WASM')],
  ];

  constructor(
    private readonly page: Page,
    private readonly plan: SoakPlan,
  ) {
    this.random = seeded(plan.seed);
    this.waitingQueries = [...plan.queries];
    this.spare = [...plan.references];
  }

  async run(): Promise<void> {
    await choose(this.page, 'references', this.spare.splice(0, 3));
    await keepUpright(this.page);
    const turns = Array.from({ length: this.plan.rounds }, () => this.shuffled(this.troubles));
    for (const [i, [name, make]] of turns.flat().entries()) {
      const lots = Math.ceil((i + 1) / ((this.troubles.length * this.plan.rounds) / LOTS));
      await this.addQueriesUpTo(lots);
      await this.page.waitForTimeout(this.random() * MOST_PAUSE_MS);
      if (await make()) this.done.set(name, (this.done.get(name) ?? 0) + 1);
    }
    await this.addQueriesUpTo(LOTS);
    await this.comeToRest();
  }

  /**
   * All scored, on WASM, against a whole bank of two references: a thinned one also depends on the
   * order in which they came, and on the last digit of features from different backends.
   */
  private async comeToRest(): Promise<void> {
    await this.compute('WASM');
    await this.settled();
    const tiles = referenceList(this.page).getByRole('option');
    for (let count = await tiles.count(); count > 2; count--) {
      await tiles.nth(this.below(count)).click();
      await this.page.keyboard.press('Delete');
      await expect(tiles).toHaveCount(count - 1);
    }
    await this.settled();
  }

  /** Until nothing is under way; what failed with its workers is tried again. */
  private async settled(): Promise<void> {
    await expect(async () => {
      await this.goOn();
      await expect(this.page.getByRole('progressbar')).toHaveCount(0, { timeout: 100 });
      await expect(this.page.getByRole('status')).toHaveText(/^[\d,]+ photos? inspected/);
      await expect(this.page.getByRole('status')).not.toHaveText(/failed/, { timeout: 100 });
    }).toPass({ timeout: 60_000 + this.plan.queries.length * 1000 });
  }

  private async goOn(): Promise<void> {
    for (const name of [/^Resume$/, /failed photos? again$/, /^Use WASM$/, /^Try again$/]) {
      const button = this.page.getByRole('button', { name });
      if (await button.isVisible()) await press(button);
    }
  }

  private async addQueriesUpTo(lots: number): Promise<void> {
    const { queries } = this.plan;
    const left = queries.length - Math.ceil((queries.length * Math.min(lots, LOTS)) / LOTS);
    const added = this.waitingQueries.slice(0, Math.max(0, this.waitingQueries.length - left));
    this.waitingQueries = this.waitingQueries.slice(added.length);
    if (added.length > 0) await choose(this.page, 'photos to inspect', added);
  }

  private async cancelAndResume(): Promise<boolean> {
    if (!(await press(this.page.getByRole('button', { name: 'Cancel inspecting' })))) return false;
    await this.page.waitForTimeout(this.random() * MOST_PAUSE_MS);
    return press(this.page.getByRole('button', { name: 'Resume' }));
  }

  private async addReference(): Promise<boolean> {
    const [file] = this.spare.splice(0, 1);
    if (!file) return false;
    await choose(this.page, 'references', [file]);
    return true;
  }

  private async removeReference(): Promise<boolean> {
    const tile = await this.anyReference(2);
    if (!tile) return false;
    const path = await tile.getAttribute('title', { timeout: 1000 }).catch(() => null);
    if (!(await press(tile))) return false;
    await this.page.keyboard.press('Delete');
    const file = this.plan.references.find(({ name }) => name === path);
    if (file) this.spare.push(file);
    return true;
  }

  private async moveReference(): Promise<boolean> {
    const tile = await this.anyReference(2);
    return tile !== null && (await press(tile)) && press(this.fileButton('Inspect it'));
  }

  private async moveQuery(): Promise<boolean> {
    const references = await referenceList(this.page).getByRole('option').count();
    const rows = queryList(this.page).getByRole('option');
    const count = await rows.count();
    if (count === 0 || references >= MOST_REFERENCES) return false;
    const row = rows.nth(this.below(Math.min(count, 5)));
    return (await press(row)) && press(this.fileButton('Use as reference'));
  }

  private async loseGraphics(): Promise<boolean> {
    await this.compute('WebGL');
    const ready = { timeout: SLOW_START_MS };
    await expect(engineChip(this.page)).toHaveAccessibleName('Computing with: WebGL', ready);
    await this.page.waitForTimeout(this.random() * 2 * MOST_PAUSE_MS);
    const nothing = new Promise<number>((resolve) => setTimeout(() => resolve(0), 5000));
    // A worker that goes while it is asked does not answer.
    return (await Promise.race([loseContexts(this.page).catch(() => 0), nothing])) > 0;
  }

  private async compute(backend: 'WASM' | 'WebGL'): Promise<boolean> {
    const choice = this.page.getByRole('radio', { name: backend });
    await expect(async () => {
      if (!(await choice.isVisible())) await press(engineChip(this.page));
      await choice.check({ timeout: 1000 });
    }).toPass();
    await this.page.keyboard.press('Escape');
    return true;
  }

  private fileButton(name: string): Locator {
    return this.page.getByRole('region', { name: 'File' }).getByRole('button', { name });
  }

  /** One of more than `least` references. */
  private async anyReference(least: number): Promise<Locator | null> {
    const tiles = referenceList(this.page).getByRole('option');
    const count = await tiles.count();
    return count > least ? tiles.nth(this.below(count)) : null;
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private shuffled<T>(values: readonly T[]): T[] {
    return values
      .map((value) => ({ value, key: this.random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value);
  }
}

/** False when it could not be pressed: the page goes on changing meanwhile. */
async function press(target: Locator): Promise<boolean> {
  return target.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

/** Numbers from 0 to 1 that are the same in every run of a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
