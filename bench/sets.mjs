/** MVTec-layout sets (folders with `train/good` and `test/*`), and means over their draws. */
import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

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

/** Options of every benchmark on sets. */
export const SET_OPTIONS = {
  data: { type: 'string' },
  sets: { type: 'string' },
  shots: { type: 'string', default: '1,2,4,8' },
  draws: { type: 'string', default: '3' },
  backend: { type: 'string', default: 'auto' },
  json: { type: 'string' },
};

/** Sets selected by the options of SET_OPTIONS. */
export function chooseSets(options) {
  if (!options.data) throw new Error('--data DIR is missing: the folder with MVTec-layout sets');
  const data = resolve(options.data);
  const wanted = options.sets?.split(',');
  const sets = findSets(data).filter(({ name }) => !wanted || wanted.includes(name));
  if (sets.length === 0) throw new Error(`no MVTec-layout set below ${data}`);
  return { data, sets, shots: options.shots.split(',').map(Number), draws: Number(options.draws) };
}

/** A set as the bench page receives it: the test images, and the references of every draw. */
export function tasksOf(references, tests, shots, draws) {
  const url = (path) => `/data/${path.split('/').map(encodeURIComponent).join('/')}`;
  const queries = tests.map(({ path, defective, mask }) => ({
    url: url(path),
    defective,
    mask: mask && url(mask),
  }));
  const drawn = shots.flatMap((k) =>
    Array.from({ length: draws }, (_, d) => ({
      key: `${k}/${d}`,
      references: drawReferences(references, k, d, draws).map(url),
    })),
  );
  return [queries, drawn];
}

/** Mean of each number over those that have it; null where none has. */
export function meanOf(list) {
  const mean = (name) => {
    const known = list.map((numbers) => numbers[name]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return Object.fromEntries(Object.keys(list[0]).map((name) => [name, mean(name)]));
}

/** Shares as percent with two decimals. */
export function inPercent(shares) {
  const percent = (share) => (share === null ? null : Math.round(share * 1e4) / 100);
  return Object.fromEntries(Object.entries(shares).map(([name, value]) => [name, percent(value)]));
}

export const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
