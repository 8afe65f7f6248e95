import { resolve } from 'node:path'
import { databaseUrl, loadConfig, url, whole } from '@todo/runtime'
import { z } from 'zod'
import { placesIn, root } from './places.ts'

const schema = z.object({
  PORT: whole({ min: 1, max: 65_535, expected: 'a port number from 1 to 65535' }).default(3000),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default('.data'),
})

/** What the person at the keyboard chose by variables of the environment. */
export function readConfig() {
  const { PORT: port, PUBLIC_URL, DATABASE_URL, DATA_DIR } = loadConfig(schema)
  return {
    port,
    publicUrl: PUBLIC_URL ?? `http://localhost:${port}`,
    databaseUrl: DATABASE_URL,
    places: placesIn(resolve(root, DATA_DIR)),
  }
}

export type Config = ReturnType<typeof readConfig>
