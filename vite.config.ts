import react from '@vitejs/plugin-react';
import tailwind from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Three builds from one file (`vite build --app`):
 * client   renderer/ → dist/renderer, for the Chromium that Electron 45 carries;
 * node     main, local host, command line → dist/electron, for Node 20 (Electron's own Node is newer);
 * preload  one classic script, because a sandboxed preload cannot be a module.
 */
export default defineConfig({
  root: here('renderer'),
  publicDir: false,
  // The host puts a fresh nonce here for each document (electron/host/page-request.ts).
  html: { cspNonce: 'CONCORD-CSP-NONCE' },
  plugins: [react(), tailwind()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: { outDir: here('dist/renderer'), emptyOutDir: true, target: 'chrome150', assetsInlineLimit: 0 },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: here('dist/electron'),
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: {
            main: here('electron/main.ts'),
            start: here('electron/start.ts'),
            cli: here('electron/cli.ts'),
            'make-sample': here('electron/make-sample.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: here('dist/preload'),
        emptyOutDir: true,
        target: 'chrome150',
        rolldownOptions: {
          input: { preload: here('electron/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: here('.'),
          environment: 'node',
          include: ['test/{shared,renderer,electron,architecture}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          root: here('.'),
          // The real module starts a download when it is imported outside Electron.
          alias: { electron: here('test/support/electron-stand-in/electron.ts') },
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/chromium-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          root: here('.'),
          environment: 'node',
          include: ['test/bench/**/*.bench.ts'],
          globalSetup: ['test/support/chromium-setup.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
