import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('./page/main.ts', import.meta.url));
const ID = 'virtual:report-script';

/**
 * Vite plugin: `virtual:report-script` is the script of a report as one string, made from
 * `page/main.ts` and what it imports. A report is one file, so that it carries it inside.
 */
export function bundleReportScript() {
  return {
    name: 'bundle-report-script',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      const { code, sources } = await bundle();
      sources.forEach((source) => this.addWatchFile(source));
      return `export default ${JSON.stringify(code)};`;
    },
  };
}

async function bundle() {
  const sources = [];
  const results = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [{ name: 'sources', load: (id) => void sources.push(id) }],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'report' },
    },
  });
  const chunk = [results].flat()[0].output[0];
  // Inside of a <script> nothing may look like its end, or like a comment's beginning.
  if (/<\/script|<!--/i.test(chunk.code)) throw new Error('report script: </script or <!-- inside');
  return { code: chunk.code, sources };
}
