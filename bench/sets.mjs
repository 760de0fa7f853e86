/** Finds MVTec-layout sets: folders with `train/good` and `test/*`. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const IMAGE = /\.(png|jpe?g|bmp|tiff?|webp)$/i;

const folders = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const images = (folder) =>
  readdirSync(folder)
    .filter((name) => IMAGE.test(name))
    .sort();

/**
 * @param {string} root
 * @returns {{ name: string, references: string[], tests: { path: string, defective: boolean,
 *   mask: string | null }[] }[]} paths below `root`, with `/`
 */
export function findSets(root, folder = root) {
  const inside = folders(folder);
  if (!inside.includes('train') || !inside.includes('test')) {
    return inside.flatMap((name) => findSets(root, join(folder, name)));
  }
  const below = (...parts) =>
    relative(root, join(folder, ...parts))
      .split(sep)
      .join('/');
  const references = images(join(folder, 'train', 'good'));
  return [
    {
      name: below(),
      references: references.map((name) => below('train', 'good', name)),
      tests: folders(join(folder, 'test')).flatMap((kind) =>
        images(join(folder, 'test', kind)).map((name) => ({
          path: below('test', kind, name),
          defective: kind !== 'good',
          mask: findMask(folder, kind, name, below),
        })),
      ),
    },
  ];
}

function findMask(folder, kind, name, below) {
  if (kind === 'good' || !folders(folder).includes('ground_truth')) return null;
  if (!folders(join(folder, 'ground_truth')).includes(kind)) return null;
  const base = name.replace(IMAGE, '');
  const found = images(join(folder, 'ground_truth', kind)).find((mask) => {
    const other = mask.replace(IMAGE, '');
    return other === base || other === `${base}_mask`;
  });
  return found ? below('ground_truth', kind, found) : null;
}

/** References of draw `d` at `k` shots: evenly spread, since neighbours in time are alike. */
export function drawReferences(references, shots, draw, draws) {
  return Array.from(
    { length: shots },
    (_, i) => references[Math.floor(((i + (draw + 0.5) / draws) * references.length) / shots)],
  );
}

/** At most `limit` items, evenly spread. */
export function evenly(items, limit) {
  if (items.length <= limit) return items;
  return Array.from(
    { length: limit },
    (_, i) => items[Math.floor(((i + 0.5) * items.length) / limit)],
  );
}
