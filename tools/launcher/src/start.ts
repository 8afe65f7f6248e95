import { relative } from 'node:path'
import { buildWeb } from './build-web.ts'
import { readConfig } from './config.ts'
import { root } from './places.ts'
import { prepareDatabase } from './prepare-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { houseServices } from './services.ts'

await runUntilStopped(
  () => {
    const config = readConfig()
    return {
      ...config,
      prepare: async databaseUrl => {
        await prepareDatabase(databaseUrl)
        await buildWeb(config.places)
      },
      services: databaseUrl => houseServices(config, databaseUrl, 'production'),
    }
  },
  async ({ url, places }) => {
    console.log(`Todo is ready at ${url} (logs in ${relative(root, places.logs)}; Ctrl-C stops it)`)
  },
)
