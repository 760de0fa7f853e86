import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('./assembly/', import.meta.url));
const BUILDS = { plain: [], relaxed: ['--enable', 'relaxed-simd'] };
const ID = /^virtual:kernels-(plain|relaxed)$/;

/**
 * Vite plugin: `virtual:kernels-plain` and `virtual:kernels-relaxed` are the bytes of the AssemblyScript in
 * `assembly/`, without and with relaxed SIMD. They are a few kilobytes and travel in the script.
 */
export function compileKernels() {
  return {
    name: 'compile-kernels',
    resolveId: (id) => (ID.test(id) ? `\0${id}` : null),
    async load(id) {
      const build = ID.exec(id.slice(1))?.[1];
      if (!id.startsWith('\0') || !build) return null;
      const { bytes, sources } = await compile(BUILDS[build]);
      sources.forEach((source) => this.addWatchFile(source));
      const text = JSON.stringify(Buffer.from(bytes).toString('base64'));
      return `export default Uint8Array.from(atob(${text}), (c) => c.charCodeAt(0));`;
    },
  };
}

async function compile(features) {
  const sources = [];
  let bytes = null;
  const options = ['--runtime', 'stub', '--importMemory', '--use', 'abort=', '--noAssert', '-O3'];
  // AS112 warns that vectors cannot be passed to JavaScript; none is.
  const quiet = ['--disableWarning', '112'];
  const { error, stderr } = await main(
    ['index.ts', '--outFile', 'index.wasm', ...options, ...quiet, '--enable', 'simd', ...features],
    {
      async readFile(name) {
        const text = await readFile(folder + name, 'utf8').catch(() => null);
        if (text !== null) sources.push(folder + name);
        return text;
      },
      writeFile(name, contents) {
        if (name.endsWith('.wasm')) bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !bytes) throw new Error(`kernels: ${error?.message ?? 'no output'}\n${stderr}`);
  return { bytes, sources };
}
