import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWeb } from './build-web.ts'
import { readConfig } from './config.ts'
import { demoSignIn, fillDemo } from './demo/fill-demo.ts'
import { root } from './places.ts'
import { prepareDatabase } from './prepare-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { houseServices } from './services.ts'

const { demo } = parseArgs({ options: { demo: { type: 'boolean', default: false } } }).values

await runUntilStopped(
  () => {
    const config = readConfig()
    return {
      ...config,
      prepare: async databaseUrl => {
        await prepareDatabase(databaseUrl)
        await buildWeb(config.places)
      },
      services: databaseUrl => houseServices(config, databaseUrl),
    }
  },
  async ({ url, places }) => {
    if (demo) await fillDemo(url)
    console.log(`Todo is ready at ${url} (logs in ${relative(root, places.logs)}; Ctrl-C stops it)`)
    if (demo) console.log(`Sign in as ${demoSignIn.email} with the password: ${demoSignIn.password}`)
  },
)
