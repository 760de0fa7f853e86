import { describe, expect, it } from 'vitest';
import { MOST_FILE_NAME, MOST_NAME, MOST_PATH } from '../../core/saved/limits';
import { savedItem } from '../../core/saved/saved-project';
import { stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { savedItemOf } from '../projects/snapshot';
import { addFiles } from './adding';
import { renameProject } from './project';
import { renameKept } from './projects';

describe('a name', () => {
  const longest = 'x'.repeat(MOST_NAME);

  it('of the project on the page is no longer than it can be kept', () => {
    const { app } = fakeApp();
    renameProject(app, ` ${longest} `);
    expect(stateOf(app).projectName).toBe(longest);
    expect(() => renameProject(app, `${longest}x`)).toThrow('at most 80 characters, got 81');
    expect(stateOf(app).projectName).toBe(longest);
  });

  it('of another project is no longer either', async () => {
    const { app } = fakeApp(new MemoryProjectStore());
    const kept = { id: 'p', name: 'Nuts' };
    await expect(renameKept(app, kept, `${longest}x`)).rejects.toThrow(RangeError);
  });

  it('of a photo is cut where it enters, as is its path', () => {
    const { app } = fakeApp();
    const { file } = incoming(`${'n'.repeat(MOST_FILE_NAME)}.png`, 10);
    addFiles(app, [{ file, path: `${'p'.repeat(MOST_PATH)}/a.png` }], 'query');
    const [item] = [...app.liveItems.values()];
    expect(item!.name).toBe('n'.repeat(MOST_FILE_NAME));
    expect(item!.path).toMatch(/^p+\/a\.png$/);
    expect(item!.path).toHaveLength(MOST_PATH);
    expect(savedItem.safeParse(savedItemOf(item!)).error).toBeUndefined();
  });
});
