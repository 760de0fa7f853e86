import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { compileKernels } from './app/engine/kernels/compile.mjs';
import { bundleReportScript } from './app/report/bundle.mjs';
import { loneEntries } from './app/rpc/lone-entries.mjs';
import { precache } from './app/platform/offline/precache.mjs';
import { typefaceLicence } from './app/ui/styles/typeface.mjs';
import { chromiumFlags, findChromium, plainPaint } from './e2e/browsers.mjs';
import { headers, isolation } from './serve/headers.mjs';
import { policyInPage } from './serve/policy-in-page.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const modelFolder = path('./models/efficientnet-lite0/');

/** Serves `models/` (which lies outside `public/`) under `/models/` in dev, build and test alike. */
function serveModels(): Plugin {
  const prefix = '/models/efficientnet-lite0/';
  const names = readdirSync(modelFolder).filter((name) =>
    /^(model\.json|.*\.bin|LICENSE)$/.test(name),
  );
  return {
    name: 'serve-models',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url?.split('?')[0] ?? '';
        const name = names.find((candidate) => url === prefix + candidate);
        if (!name) return next();
        response.setHeader('Content-Length', statSync(modelFolder + name).size);
        response.setHeader(
          'Content-Type',
          name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
        );
        createReadStream(modelFolder + name).pipe(response);
      });
    },
    generateBundle() {
      for (const name of names) {
        this.emitFile({
          type: 'asset',
          fileName: `models/efficientnet-lite0/${name}`,
          source: readFileSync(modelFolder + name),
        });
      }
    },
  };
}

/** A phone opens the page of `npm start -- --phone` over a network that may be slow. */
function compress(): Plugin {
  return {
    name: 'compress',
    configurePreviewServer(server) {
      // Its types are Express's, which takes no more than this of it.
      server.middlewares.use(compression() as unknown as Connect.NextHandleFunction);
    },
  };
}

const browser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(process.env.VITEST ? { executablePath: findChromium() } : {}),
      args: [...chromiumFlags, plainPaint],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
};

export default defineConfig({
  root: path('./app'),
  // Of a build: it works from any folder of any server.
  base: './',
  publicDir: path('./public'),
  plugins: [
    react(),
    serveModels(),
    compileKernels(),
    bundleReportScript(),
    compress(),
    policyInPage(),
    typefaceLicence(),
    precache(path('./app'), path('./public')),
  ],
  build: {
    outDir: path('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The engine is a worker of its own that loads after the first paint.
    chunkSizeWarningLimit: 1600,
  },
  worker: { format: 'es', plugins: () => [compileKernels(), loneEntries()] },
  // Found before the first test: found on the way, they would reload its page.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-converter',
      '@tensorflow/tfjs-core',
      '@zip.js/zip.js/lib/zip-core.js',
      'client-zip',
      'fast-png',
      'modern-tar',
      'fflate',
      'fzstd',
      'image-size',
    ],
  },
  server: { headers: isolation },
  preview: { port: 4173, headers },
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}', '../serve/*.test.ts', '../bench/*.test.ts'],
          exclude: ['**/*.{browser,timed}.test.{ts,tsx}'],
          environment: 'node',
          // Half of the time: what a file leaves behind in a module is no part of a result.
          pool: 'threads',
          isolate: false,
          // Some draw whole pictures, beside three other steps.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        // What is timed runs by itself.
        test: { name: 'timed', include: ['**/*.timed.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.browser.test.{ts,tsx}'],
          testTimeout: 120_000,
          browser,
        },
      },
    ],
  },
});
