import { resolve } from 'node:path'

/** Where the checkout is, and what the launcher keeps in it. */
export const root = resolve(import.meta.dirname, '../../..')

/** Paths below the folder that holds everything this machine's app remembers. */
export const placesIn = (dataDir: string) => ({
  dataDir,
  postgres: resolve(dataDir, 'postgres'),
  logs: resolve(dataDir, 'logs'),
  running: resolve(dataDir, 'running.json'),
})

export type Places = ReturnType<typeof placesIn>
