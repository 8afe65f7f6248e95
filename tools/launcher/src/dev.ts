import { relative } from 'node:path'
import { readConfig } from './config.ts'
import { root } from './places.ts'
import { prepareDatabase } from './prepare-database.ts'
import { restartOnChange } from './restart-on-change.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { devServices } from './services.ts'

await runUntilStopped(
  () => {
    const config = readConfig()
    const services = (databaseUrl: string) => devServices(config, databaseUrl)
    // What a change broke, the next change mends: until then the others run on.
    return { ...config, prepare: prepareDatabase, services, patient: true }
  },
  async ({ url, services, places }) => {
    // Vite follows its own files.
    restartOnChange(
      services.filter(({ name }) => name !== 'web'),
      line => console.log(line),
    )
    console.log(`Todo follows your changes at ${url} (logs in ${relative(root, places.logs)}; Ctrl-C stops it)`)
  },
)
