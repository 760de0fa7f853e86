import type { BrowserContext, Page } from '@playwright/test';
import { sampleFiles, type FilePayload } from './helpers/files';
import { choose, inspected, queryList, referenceList } from './helpers/flow';
import { lookAtPage, Memory, type Sight } from './helpers/on-screen';
import { isLong } from './helpers/long';
import { expectSame, readResults, scoresOf } from './helpers/results';
import { expect, test } from './helpers/test';
import { exportTables, startExport, withoutSaveDialogue } from './helpers/zip';

const MOMENTS = isLong ? 30 : 15;
const LASTING_MS = 2000;

const goods = sampleFiles(['000', '001', '002', '003'].map((name) => `train/good/${name}.jpg`));
const parts = sampleFiles([
  'test/good/000.jpg',
  'test/dent/000.jpg',
  'test/scratch/000.jpg',
  'test/corrosion/000.jpg',
  'test/fibre/000.jpg',
  'test/missing_hole/000.jpg',
  'test/good/001.jpg',
  'test/dent/001.jpg',
]);
/** A good part to inspect may be called as a reference is. */
const named = (files: readonly FilePayload[], names: readonly string[]) =>
  names.map((name) => files.find((file) => file.name === name)!);

const photos = (page: Page) => queryList(page).getByRole('option');
const references = (page: Page) => referenceList(page).getByRole('option');

/** Numbers from 0 to 1 that are the same in every run of a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A person at work, and the ways in which a tab can end. */
class Worker {
  page!: Page;
  readonly memory = new Memory();
  private readonly random = seeded(Number(process.env.KILL_SEED ?? 1));
  private said = 0;

  constructor(private readonly context: BrowserContext) {}

  async open(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto('/?backend=wasm');
  }

  /** Something to do, and for a while looking at what comes of it. */
  async work(): Promise<void> {
    const { page } = this;
    const tasks = [
      () => this.add('photos to inspect', parts),
      () => this.add('photos to inspect', parts),
      () => this.add('references', goods),
      () => this.removeReference(),
      () => this.onPhoto(() => page.keyboard.press(['n', 'x', 'u', 'f'][this.below(4)]!)),
      () => this.onPhoto(() => this.comment()),
      () => this.type('Threshold as a number', (0.3 + this.random() / 2).toFixed(2)),
      () => this.type('Project name', `Flanges ${(this.said += 1)}`),
      () => this.startExport(),
    ];
    await tasks[this.below(tasks.length)]!();
    const until = Date.now() + this.random() * 1500;
    do {
      await this.memory.look(page);
      await page.waitForTimeout(100);
    } while (Date.now() < until);
  }

  /** @returns what had been on the screen for long enough */
  async end() {
    const way = ['close', 'reload', 'crash'][this.below(3)]!;
    const expected = this.memory.lasting(LASTING_MS);
    if (way === 'reload') await this.page.reload();
    else {
      if (way === 'crash') await this.crash();
      await this.page.close();
      await this.open();
    }
    return { way, expected };
  }

  private async crash(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const hasCrashed = this.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await hasCrashed;
  }

  private async add(bin: 'references' | 'photos to inspect', files: readonly FilePayload[]) {
    const there = await this.seen();
    const known = new Set([...there.references, ...Object.keys(there.rows)]);
    const isFull = bin === 'references' && there.references.length >= 2;
    const next = files.filter(({ name }) => !known.has(name)).slice(0, 1 + this.below(2));
    if (!isFull && next.length > 0) await choose(this.page, bin, next);
  }

  private async removeReference(): Promise<void> {
    if ((await references(this.page).count()) < 2) return;
    await references(this.page).first().click();
    await this.page.keyboard.press('Delete');
  }

  private async onPhoto(work: () => Promise<void>): Promise<void> {
    const count = await photos(this.page).count();
    if (count === 0) return;
    await photos(this.page).nth(this.below(count)).click();
    await work();
  }

  private async comment(): Promise<void> {
    // Left unfinished: it is on the screen all the same.
    const field = this.page.getByRole('textbox', { name: 'Comment' });
    await field.fill(`seen ${(this.said += 1)} times`);
  }

  private async type(label: string, text: string): Promise<void> {
    const field = this.page.getByLabel(label);
    if (!(await field.isVisible())) return;
    await field.fill(text);
    await field.press('Enter');
  }

  private async startExport(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Export all' });
    if (await button.isEnabled().catch(() => false)) await startExport(this.page);
  }

  private async seen(): Promise<Sight> {
    return (await lookAtPage(this.page))!;
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }
}

test('whatever ends the tab, what was on the screen for two seconds is there again', async ({
  browser,
  context,
}) => {
  test.setTimeout(400_000);
  await context.addInitScript(() => {
    localStorage.setItem('oddspot.guide', 'done');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  const worker = new Worker(context);
  await worker.open();
  await choose(worker.page, 'references', goods.slice(0, 2));
  await choose(worker.page, 'photos to inspect', parts.slice(0, 2));
  await expect(queryList(worker.page).getByRole('option')).toHaveCount(2);
  let counted = 0;
  for (let moment = 1; moment <= MOMENTS; moment++) {
    await worker.work();
    const { way, expected } = await worker.end();
    const lacking = async () => {
      const sight = await lookAtPage(worker.page);
      return sight ? Memory.missing(expected, sight) : ['no project on the page'];
    };
    counted += Object.keys(expected).length;
    await expect.poll(lacking, `${way} at moment ${moment}`).toEqual([]);
    await expect(worker.page.getByRole('button', { name: 'Work here instead' })).toHaveCount(0);
  }

  expect(counted, 'facts that had to be there again').toBeGreaterThan(10 * MOMENTS);
  const last = (await lookAtPage(worker.page))!;
  const count = Object.keys(last.rows).length;
  await inspected(worker.page, count);
  const disturbed = readResults(await exportTables(worker.page));
  const quiet = await (await browser.newContext()).newPage();
  await withoutSaveDialogue(quiet);
  await quiet.goto('/?backend=wasm');
  await choose(quiet, 'references', named(goods, disturbed.references));
  await choose(quiet, 'photos to inspect', named(parts, Object.keys(last.rows)));
  await inspected(quiet, count);
  const undisturbed = readResults(await exportTables(quiet));
  expectSame(scoresOf(disturbed), scoresOf(undisturbed));
  await quiet.context().close();
});
