/**
 * Opens every file below a folder in the app's own decoder, and compares what it makes of them with
 * what Pillow and tifffile do:
 *
 *   python bench/files.py DIR
 *   npm run bench:files -- DIR [--manifest DIR/manifest.json] [--json FILE] [--all]
 *
 * `--all` names every file that is refused; the wrong ones are always named.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBench } from './browser.mjs';

/** Decoders of lossy formats differ by a level or two; more in a cell means other pixels. */
const MOST_APART = 6;
const AT_ONCE = 20;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    manifest: { type: 'string' },
    json: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) throw new Error('name one folder');
const folder = resolve(positionals[0]);
const manifest = JSON.parse(
  readFileSync(options.manifest ?? join(folder, 'manifest.json'), 'utf8'),
);

/** The outcome of a file: decoded, wrong, unchecked (the reference cannot read it) or refused. */
function judge(opened, reference) {
  if ('refused' in opened) return { kind: 'refused', detail: opened.refused };
  if ('unread' in reference) return { kind: 'unchecked', detail: reference.unread };
  const size = ({ width, height }) => `${width} x ${height}`;
  if (size(opened) !== size(reference)) {
    return { kind: 'wrong', detail: `${size(opened)} for ${size(reference)}` };
  }
  const apart = Math.max(...opened.grey.map((grey, i) => Math.abs(grey - reference.grey[i])));
  return apart > MOST_APART
    ? { kind: 'wrong', detail: `${apart.toFixed(0)} levels apart` }
    : { kind: 'decoded', detail: '' };
}

/** Map.groupBy, which Node 20 lacks. */
function grouped(all, keyOf) {
  const groups = new Map();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const { page, machine, close } = await openBench(folder);
const paths = Object.keys(manifest);
const results = [];
for (let at = 0; at < paths.length; at += AT_ONCE) {
  const part = paths.slice(at, at + AT_ONCE);
  const urls = part.map((path) => `/data/${path.split('/').map(encodeURIComponent).join('/')}`);
  const opened = await page.evaluate((all) => globalThis.bench.openFiles(all), urls);
  opened.forEach((one, i) => {
    const path = part[i];
    const remarks = one.remarks ?? [];
    results.push({ path, reference: manifest[path], remarks, ...judge(one, manifest[path]) });
  });
}
await close();

const KINDS = ['decoded', 'refused', 'unchecked', 'wrong'];
const formats = grouped(results, ({ path }) => extname(path).slice(1).toLowerCase() || 'none');
console.log(`${JSON.stringify(machine)}\n`);
console.log(`| format | files | ${KINDS.join(' | ')} | refused, though the reference reads it |`);
console.log(`|---|---|${KINDS.map(() => '---').join('|')}|---|`);
const row = (name, found) => {
  const count = (kind) => found.filter((one) => one.kind === kind).length;
  const missed = found.filter((one) => one.kind === 'refused' && !('unread' in one.reference));
  console.log(`| ${name} | ${found.length} | ${KINDS.map(count).join(' | ')} | ${missed.length} |`);
};
for (const [name, found] of [...formats].sort()) row(name, found);
row('**all**', results);

const listed = (title, found) => {
  if (found.length > 0) console.log(`\n${title}`);
  for (const { path, detail } of found) console.log(`  ${path}: ${detail}`);
};
console.log('\nrefused, by reason');
for (const [reason, found] of grouped(
  results.filter(({ kind }) => kind === 'refused'),
  ({ detail }) => detail,
)) {
  console.log(
    `  ${found.length} ${reason}${options.all ? `: ${found.map(({ path }) => path).join(', ')}` : ''}`,
  );
}
listed(
  'wrong',
  results.filter(({ kind }) => kind === 'wrong'),
);
if (options.all)
  listed(
    'unchecked',
    results.filter(({ kind }) => kind === 'unchecked'),
  );
if (options.json) {
  const short = results.map(({ path, kind, detail, remarks }) => ({ path, kind, detail, remarks }));
  writeFileSync(options.json, `${JSON.stringify(short, null, 1)}\n`);
}
