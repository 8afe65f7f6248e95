import { defineConfig } from 'vitest/config'

// Packages are read from their sources, as `node --conditions=source` does; global set-up runs in `__vitest__`.
const resolve = { conditions: ['source', 'node'] }
const source = { environments: { ssr: { resolve }, __vitest__: { resolve } } }

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: [
            '{libs,services,tools}/*/{src,server}/**/*.test.{ts,tsx}',
            'bench/src/**/*.test.ts',
            'deploy/observability/src/*.test.ts',
          ],
          exclude: [
            'libs/database/**',
            'services/api/**',
            'services/worker/**',
            '**/*.db.test.ts',
            '**/*.platform.test.ts',
          ],
        },
      },
      {
        ...source,
        test: {
          name: 'api',
          // Files share what they import, not what they do: each has a database of its own.
          isolate: false,
          include: [
            '{libs/database,services/api,services/worker,tests/telemetry}/src/**/*.test.ts',
            '**/src/**/*.db.test.ts',
          ],
          globalSetup: ['libs/testing/src/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'browser',
          include: ['tests/e2e/src/**/*.test.ts'],
          globalSetup: ['tests/e2e/src/global-setup.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        ...source,
        test: {
          name: 'platform',
          include: ['tests/platform/src/**/*.test.ts', 'tools/*/src/**/*.platform.test.ts'],
          // Brings the tools that several of them share.
          globalSetup: ['tools/render/src/global-setup.ts'],
          testTimeout: 120_000,
          // The first run builds its tools.
          hookTimeout: 1_800_000,
        },
      },
      {
        ...source,
        test: {
          name: 'images',
          include: ['tests/images/src/**/*.test.ts'],
          globalSetup: ['tests/images/src/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        ...source,
        test: {
          name: 'stack',
          include: ['tests/stack/src/**/*.test.ts'],
          // Each has the machine to itself.
          fileParallelism: false,
          testTimeout: 120_000,
          // The first run builds its tools.
          hookTimeout: 3_600_000,
        },
      },
      {
        ...source,
        test: {
          name: 'hard',
          include: ['tests/hard/src/**/*.test.ts'],
          // Each has the machine to itself.
          fileParallelism: false,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
})
