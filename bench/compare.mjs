/**
 * Holds the JSON of `bench:accuracy` against the scores of an independent PyTorch implementation:
 *
 *   npm run bench:compare -- RESULT.json REFERENCE_DIR
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { spearman } from './spearman.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The reference's key for a draw: with one draw of ours, the middle one of its three. */
const referenceKey = (key, draws) => (draws === 1 ? key.replace(/0$/, '1') : key);

/**
 * @param {object} result JSON of `bench:accuracy`
 * @param {string} folder with the reference's `lite0__<set>.json`
 * @returns {{ set: string, key: string, images: number, spearman: number, worst: number }[]}
 *   for each set and draw, the rank correlation of the image scores and their worst difference
 */
export function compareScores(result, folder) {
  return Object.entries(result.image_scores).flatMap(([set, scores]) => {
    const file = join(folder, `lite0__${set.replaceAll('/', '__')}.json`);
    if (!existsSync(file)) return [];
    const theirs = read(file).image_scores;
    const images = Object.keys(scores).filter((image) => theirs[image]);
    const keys = Object.keys(scores[images[0]]);
    const draws = keys.filter((key) => key.startsWith(`${keys[0].split('/')[0]}/`)).length;
    return keys.map((key) => {
      const a = images.map((image) => scores[image][key]);
      const b = images.map((image) => theirs[image][referenceKey(key, draws)]);
      const worst = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
      return { set, key, images: images.length, spearman: spearman(a, b), worst };
    });
  });
}

function main([resultFile, folder]) {
  const result = read(resultFile);
  for (const row of compareScores(result, folder)) {
    const { set, key, images, worst } = row;
    console.log(
      `${set} ${key}: ${images} images, Spearman ${row.spearman.toFixed(4)}, worst difference ${worst.toFixed(4)}`,
    );
  }
  const theirs = read(join(folder, 'lite0.json'));
  const minus = (a, b) => (a === null || b === undefined ? '-' : (a - b).toFixed(2));
  const line = (ours, other) =>
    Object.keys(ours).map((metric) => `${metric} ${minus(ours[metric], other?.[metric])}`);
  for (const [k, ours] of Object.entries(result.mean_percent)) {
    console.log(`mean ${k}: ${line(ours, theirs.mean_percent[k]).join(', ')}`);
  }
  for (const [set, byShots] of Object.entries(result.sets)) {
    for (const [k, ours] of Object.entries(byShots)) {
      console.log(`${set} ${k}: ${line(ours, theirs.sets[set]?.[k]).join(', ')}`);
    }
  }
}

if (import.meta.url === pathToFileURL(argv[1]).href) main(argv.slice(2));
