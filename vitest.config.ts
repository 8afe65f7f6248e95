import { defineConfig } from 'vitest/config'

// Packages are read from their sources, as `node --conditions=source` does.
const source = { ssr: { resolve: { conditions: ['source', 'node'] } } }

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: ['{libs,services,tools}/*/src/**/*.test.{ts,tsx}'],
          exclude: ['libs/database/**', 'services/api/**', 'services/worker/**', '**/*.db.test.ts'],
        },
      },
      {
        ...source,
        test: {
          name: 'api',
          include: ['{libs/database,services/api,services/worker}/src/**/*.test.ts', '**/src/**/*.db.test.ts'],
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
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
