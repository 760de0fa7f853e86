/**
 * Writes a project file of each version that there has been: `node app/testing/projects/make.mjs`.
 * An earlier version is written from the present one by what it did otherwise then. A file that has
 * been released stays as it is: only the files named on the command line are written again.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeZip } from 'client-zip';
import { createServer } from 'vite';

const versions = process.argv.slice(2).map(Number);
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const server = await createServer({
  configFile: false,
  root: path('../..'),
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
});
const { drawnProject } = await server.ssrLoadModule('/testing/projects/contents.ts');
const { projectEntries } = await server.ssrLoadModule('/platform/project-file/write.ts');
const { createHash } = await server.ssrLoadModule('/platform/project-file/hash.ts');

const signal = new AbortController().signal;
const entries = new Map();
for await (const { name, data } of projectEntries(drawnProject(), createHash(), signal, () => {})) {
  entries.set(name, data);
}
const present = JSON.parse(await entries.get('manifest.json').text());

/** Inverse of `app/core/saved/migrations.ts`. */
function asVersion0({ project, items, ...rest }) {
  const { ownThreshold, falseAlarmRate: _, regions: __, view, ...kept } = project;
  const { selected, opacity } = view;
  return {
    ...rest,
    version: 0,
    project: { ...kept, version: 0, threshold: ownThreshold, view: { selected, opacity } },
    items: items.map(({ label, flagged: _flag, comment: _comment, ...item }) => ({
      ...item,
      truth: label,
    })),
  };
}

function asVersion1({ project, ...rest }) {
  return { ...rest, version: 1, project: { ...project, version: 1 } };
}

function asVersion2({ project, items, ...rest }) {
  const { turning: _, calibration, ...kept } = project;
  const { turnGain: __, ...basis } = calibration;
  return {
    ...rest,
    version: 2,
    project: { ...kept, version: 2, calibration: basis },
    items: items.map(({ labelFrom: _from, ...item }) => item),
  };
}

const before = asVersion2(present);
const manifests = [asVersion0(before), asVersion1(before), before, present];
for (const version of versions) {
  const manifest = JSON.stringify(manifests[version], null, 1);
  const files = [...entries].map(([name, data]) => ({
    name,
    input: name === 'manifest.json' ? manifest : data,
    lastModified: new Date('2026-11-22T12:00:00Z'),
  }));
  const zip = await new Response(makeZip(files)).arrayBuffer();
  writeFileSync(path(`./version-${version}.oddspot`), new Uint8Array(zip));
}
await server.close();
