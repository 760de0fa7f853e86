/**
 * Vite plugin for the builds of workers: fails if a chunk imports a worker's entry, which WebKit
 * would evaluate a second time (see `startWorker`).
 *
 * @returns {import('vite').Plugin}
 */
export function loneEntries() {
  return {
    name: 'lone-entries',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const entries = new Set(
        chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
      );
      for (const { fileName, imports, dynamicImports } of chunks) {
        const entry = [...imports, ...dynamicImports].find((name) => entries.has(name));
        if (entry) this.error(`${fileName} imports ${entry}, the entry of a worker`);
      }
    },
  };
}
