import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropPaths } from './helpers/drop';
import { sampleFiles } from './helpers/files';
import { messages, openApp } from './helpers/flow';
import { expect, test } from './helpers/test';

/** Names that a disk of Windows cannot have, and others that are easily lost. */
const unusual = [
  'a:b.jpg',
  'what?.jpg',
  'star*.jpg',
  'less<.jpg',
  'more>.jpg',
  'pipe|.jpg',
  'quote".jpg',
  'back\\slash.jpg',
  ' leading blank.jpg',
  'می\u200cخواهم.jpg',
  'क्\u200dष.jpg',
  '👩\u200d🔧.jpg',
  'soft\u00adhyphen.jpg',
  'tab\t.jpg',
  'new\nline.jpg',
  'CON.jpg',
  'COM1.jpg',
  'CON',
  '%41#.jpg',
  `${'a'.repeat(250)}.jpg`,
];

test.skip(process.platform === 'win32', 'names that Windows does not allow');

test('every photo of a dropped folder comes in, whatever its name, or is named', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'oddspot-names-'));
  const [photo] = sampleFiles(['test/dent/000.jpg']);
  try {
    unusual.forEach((name, i) => {
      // Each a photo of its own: doubles are taken out.
      writeFileSync(join(folder, name), Buffer.concat([photo!.buffer, Buffer.of(i)]));
    });
    mkdirSync(join(folder, 'sub:folder'));
    writeFileSync(join(folder, 'sub:folder', 'inside.jpg'), photo!.buffer);
    const noUtf8 = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.of(0x83, 0x5c),
      Buffer.from('.jpg'),
    ]);
    writeFileSync(noUtf8, photo!.buffer);
    await openApp(page);
    const { width, height } = page.viewportSize()!;
    await dropPaths(page, [folder], { x: width * 0.75, y: height / 2 });
    // The list itself draws what is in sight alone.
    const bin = page.getByRole('region', { name: 'To inspect' });
    await expect(bin.getByText(`${unusual.length + 1}`, { exact: true })).toBeVisible();
    await expect(messages(page)).toContainText('1 file is left out, the others are here.');
    await expect(messages(page)).toContainText('/?. Rename or copy it, then add it again.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
