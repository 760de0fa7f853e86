import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const LICENCE = require.resolve('@fontsource-variable/inter/LICENSE');

/**
 * Puts the licence of the typeface into the build, as that demands.
 *
 * @returns {import('vite').Plugin}
 */
export function typefaceLicence() {
  return {
    name: 'typeface-licence',
    generateBundle() {
      const source = readFileSync(LICENCE);
      this.emitFile({ type: 'asset', fileName: 'fonts/inter/LICENSE', source });
    },
  };
}
